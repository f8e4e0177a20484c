"""Every pose on one page, to look at: `python -m webapp.figures.sheet [OUT.html]`.

The page shows each figure large and as small as it gets, light and dark, with its weight; then what is wrong with it.
"""

import gzip
import sys
from html import escape
from pathlib import Path

from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.figures.problem import Problem

PROJECT = Path(__file__).resolve().parents[2]
CSS = PROJECT / "webapp" / "static" / "css"
STYLE = """
body{margin:0;font:15px/1.4 sans-serif}section{padding:24px;background:var(--paper);color:var(--ink)}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:20px}
figure{margin:0}figcaption small{opacity:.7}.row{display:flex;align-items:end;gap:8px}
.row>div{flex:1}.row>:last-child{width:160px;flex:none}
"""


def weight(svg: str) -> tuple[int, int]:
    """Bytes of a still as it is, and packed as a server sends it."""
    return len(svg.encode()), len(gzip.compress(svg.encode(), mtime=0))


def page(book: FigureBook, problems: list[Problem]) -> str:
    """The sheet as a page that needs no other file."""
    light = _styles("tokens.css", "figure.css")
    dark = _styles("theme-dark.css")
    listed = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems) or "<li>Nothing is wrong.</li>"
    sections = "".join(_section(book, theme) for theme in ("light", "dark"))
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Figures</title><style>{light}{STYLE}"
        f"{dark.replace(':root', '.dark')}</style><ul>{listed}</ul>{sections}</html>"
    )


def _styles(*names: str) -> str:
    return "".join((CSS / name).read_text(encoding="utf-8") for name in names)


def _section(book: FigureBook, theme: str) -> str:
    cards = "".join(_card(book, key, theme) for key in book.poses)
    return f'<section class="{theme}"><div class="sheet">{cards}</div></section>'


def _card(book: FigureBook, key: str, theme: str) -> str:
    still = book.still(key, prefix=f"{theme}-{key}", title=book.label(key))
    small = book.still(key, prefix=f"{theme}-{key}-small")
    size, packed = weight(still)
    words = f"<b>{key}</b> <small>{size} bytes, {packed} packed</small><br>{escape(book.label(key))}"
    return (
        f'<figure><div class="row"><div>{still}</div><div>{small}</div></div><figcaption>{words}</figcaption></figure>'
    )


def main(arguments: list[str]) -> int:
    """Write the sheet and name every problem. 1 when there is one."""
    out = Path(arguments[0]) if arguments else PROJECT / "instance" / "figures.html"
    book = FigureBook.read(PROJECT / "poses")
    problems = [*book.problems, *implausible_poses(book)]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(book, problems), encoding="utf-8")
    print(*problems, f"{len(book.poses)} figures on {out}", sep="\n")  # noqa: T201 this is a command
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
