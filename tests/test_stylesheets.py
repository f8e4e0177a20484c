"""Every page links the sheets that dress what it shows, and no sheet dresses what nothing makes."""

import re
from functools import cache

import pytest

from webapp.static_files import FOLDER

WEBAPP = FOLDER.parent
TEMPLATES = WEBAPP / "templates"
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / "css").glob("*.css")}
LINKED_BY_ITSELF = {"theme-dark", "print"}
FIRST = "layouts/base.html"
LINKED = re.compile(r"stylesheets\(([^)]*)\)")
NAMED = re.compile(r"""["']((?:[\w-]+/)+[\w-]+\.(?:html|svg))["']""")
PARENT = re.compile(r'\{% extends "([^"]+)" %\}')
STYLES = re.compile(r"\{% block styles %\}(.*?)\{% endblock %\}", re.DOTALL)
CLASS = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
VALUE = re.compile(r"\{\{.*?\}\}")
PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
WRITTEN = re.compile(r"""["']([\w -]*)["']""")
PAGES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.html")
    if path.parent.name != "layouts" and PARENT.search(path.read_text(encoding="utf-8"))
)
PLAYER = "sessions/player.html"
TAKEN_OVER = ("js/begin.js", "js/offline/page.js")
"""A page with one of these modules becomes the player without another being loaded."""
FAR_LIMBS = {"lf", "sf"}
"""`figures/drawing/tones.py` puts their names together."""


@cache
def source(name: str) -> str:
    return re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text(encoding="utf-8"), flags=re.DOTALL)


def named(text: str) -> set[str]:
    """The templates that a piece of one extends, includes or imports."""
    return {name for name in NAMED.findall(text) if (TEMPLATES / name).exists()}


def linked(text: str) -> set[str]:
    """Sheets that a piece of a template links, itself or in what it includes."""
    own = {sheet for names in LINKED.findall(text) for sheet in re.findall(r'"([^"]+)"', names)}
    return own.union(*(linked(source(name)) for name in named(text)))


def added(name: str) -> set[str]:
    """Sheets of the block `styles`, up to the layout."""
    parent = PARENT.search(source(name))
    block = STYLES.search(source(name))
    if not parent:
        return set()
    if not block:
        return added(parent[1])
    return linked(block[1]) | (added(parent[1]) if "super()" in block[1] else set())


def parts(name: str) -> set[str]:
    """The template and all that goes into it, or comes into its place."""
    found = {name, PLAYER} if any(module in source(name) for module in TAKEN_OVER) else {name}
    new = found
    while new:
        new = set().union(*(named(source(one)) for one in new)) - found
        found = found | new
    return found


def shown(name: str) -> set[str]:
    """Every class that a page can have. A figure comes with its own."""
    drawn = " fig" if any("figure(" in source(part) for part in parts(name)) else ""
    attributes = " ".join(each for part in parts(name) for each in CLASS.findall(source(part)))
    plain = PLACEHOLDER.sub(" ", attributes)
    chosen = " ".join(WRITTEN.findall(" ".join(VALUE.findall(attributes))))
    return set(f"{plain} {chosen}{drawn}".split())


def selectors(sheet: str) -> list[str]:
    rules = re.sub(r"/\*.*?\*/", "", SHEETS[sheet], flags=re.DOTALL)
    heads = re.findall(r"([^{};]+)\{", rules)
    return [one.strip() for head in heads if not head.strip().startswith("@") for one in head.split(",")]


@cache
def dressed(sheet: str) -> list[set[str]]:
    """For each of its selectors the classes in it."""
    return [set(re.findall(r"\.([a-zA-Z][\w-]*)", selector)) for selector in selectors(sheet)]


@cache
def made() -> str:
    """Everything that can put a class on a page."""
    files = [path for pattern in ("templates/**/*", "static/js/**/*.js", "**/*.py") for path in WEBAPP.glob(pattern)]
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_what_dresses_it(page: str) -> None:
    classes = shown(page)
    needed = {sheet for sheet in SHEETS for one in dressed(sheet) if one and one <= classes} - LINKED_BY_ITSELF
    assert needed - linked(source(FIRST)) - added(page) == set()


def test_every_sheet_is_linked_and_every_linked_sheet_is_there() -> None:
    everywhere = {sheet for path in TEMPLATES.rglob("*.html") for sheet in linked(path.read_text(encoding="utf-8"))}
    assert everywhere | LINKED_BY_ITSELF == SHEETS.keys()


@pytest.mark.parametrize("sheet", sorted(SHEETS))
def test_nothing_is_dressed_that_nothing_makes(sheet: str) -> None:
    source_of_all = made()
    words = set(re.findall(r"[\w-]+", source_of_all))
    stems = tuple(re.findall(r"([\w-]+--)\{\{", source_of_all))
    nobodys = set().union(*dressed(sheet)) - words - FAR_LIMBS
    assert {name for name in nobodys if not name.startswith(stems)} == set()
