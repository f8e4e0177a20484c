"""docs/facts.md: every fact of the documents, and the line of the routine file that carries it. `make facts`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.content.facts import FACTS, VALUES
from webapp.catalogue.yaml_file import Document, read_yaml

PROJECT = Path(__file__).parents[2]
FILE = PROJECT / "docs" / "facts.md"
HEAD = """# Where each fact stands

Each routine is adapted from one published document. These are the facts of those documents, each with the line of the
routine file that carries it, in our own words. `make facts` writes this page; a test holds it to the files.
"""

Place = tuple[str | int, ...]


def table_text() -> str:
    """What `docs/facts.md` holds."""
    return "".join([HEAD, *(_section(slug) for slug in dict.fromkeys(fact.routine for fact in FACTS))])


def _section(slug: str) -> str:
    document = read_yaml(PROJECT / "routines" / f"{slug}.yaml", slug)
    rows = [
        (fact.fact, fact.place, sorted({_line_of(document, fact.place, words) for words in fact.words}))
        for fact in FACTS
        if fact.routine == slug
    ]
    rows += [
        (f"{value.fact}: {value.value}", value.path.split(".")[0], [document.line(_path(document, value.path))])
        for value in VALUES
        if value.routine == slug
    ]
    lines = [f"| {fact} | {place} | {_links(slug, lines)} |" for fact, place, lines in rows]
    head = f"\n## {document.data['title']}\n\nFrom `{document.data['source']}`.\n"
    return "\n".join([head, "| fact | step | lines |", "|---|---|---|", *lines, ""])


def _links(slug: str, lines: list[int]) -> str:
    return ", ".join(f"[{line}](../routines/{slug}.yaml#L{line})" for line in lines)


def _line_of(document: Document, place: str, words: str) -> int:
    """The line of the text that says these words. Raises StopIteration where none does."""
    wanted = words.lower()
    return next(
        document.line(path) for path, text in _texts(document, place) if wanted in " ".join(text.split()).lower()
    )


def _texts(document: Document, place: str) -> Iterator[tuple[Place, str]]:
    if place == "routine":
        yield from _walk({key: value for key, value in document.data.items() if key != "steps"}, ())
        return
    step_id, _, twin = place.partition("/")
    path: Place = ("steps", _number(document, step_id))
    step = document.data["steps"][path[1]]
    if twin:
        yield from _walk(step["easier"], (*path, "easier"))
    else:
        yield from _walk({key: value for key, value in step.items() if key != "easier"}, path)


def _walk(value: Any, path: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*path, key))
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _walk(part, (*path, number))


def _number(document: Document, step_id: str) -> int:
    return next(number for number, step in enumerate(document.data["steps"]) if step["id"] == step_id)


def _path(document: Document, dotted: str) -> Place:
    first, *rest = dotted.split(".")
    return ("steps", _number(document, first), *rest) if rest else (first,)


if __name__ == "__main__":
    FILE.write_text(table_text(), encoding="utf-8")
