"""The style of a drawing that stands alone: the rules and colours of the site's own sheets, and no others."""

import re
from functools import cache
from pathlib import Path
from typing import Final

SHEETS: Final = Path(__file__).parents[2] / "static" / "css"
RULE: Final = re.compile(r"\.fig (\.[\w-]+) \{([^}]*)\}")
COLOUR: Final = re.compile(r"(--figure-[\w-]+): ([^;]+);")


@cache
def style_sheet() -> str:
    """Light, and dark where the reader prefers that."""
    light, dark = (_written(_colours(name)) for name in ("tokens.css", "theme-dark.css"))
    return f"svg{{{light}}}@media (prefers-color-scheme:dark){{svg{{{dark}}}}}{_rules()}"


@cache
def plain_style_sheet() -> str:
    """Light only, with every colour written out, for what knows no custom properties."""
    colours = _colours("tokens.css")
    return re.sub(r"var\((--[\w-]+)\)", lambda used: colours[used[1]], _rules())


def paper() -> str:
    """The light ground that a figure is drawn for."""
    return _colours("tokens.css")["--figure-paper"]


def _rules() -> str:
    sheet = (SHEETS / "figure.css").read_text(encoding="utf-8")
    rules = ((name, re.sub(r"\s*([;:])\s*", r"\1", rule).strip()) for name, rule in RULE.findall(sheet))
    return "".join(f"{name}{{{rule}}}" for name, rule in rules)


def _colours(name: str) -> dict[str, str]:
    """The first value of each: what follows serves readers who ask for more contrast."""
    found = COLOUR.findall((SHEETS / name).read_text(encoding="utf-8"))
    return dict(reversed(found))


def _written(colours: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in sorted(colours.items()))
