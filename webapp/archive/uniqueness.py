"""What must not stand in an archive twice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from webapp.archive.problems import Problem, below
from webapp.archive.tables import INNER, KEPT
from webapp.database import Base

Path = tuple[int | str, ...]


def twice_in(lists: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """Every id, key or name that the file gives to two things of one kind, at the place of the second."""
    seen: set[tuple[object, ...]] = set()
    for path, what in _marks(lists):
        if what in seen:
            yield Problem("stands in the file twice", below("", path))
        seen.add(what)


def _marks(lists: Mapping[str, Sequence[Any]]) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """The place of each mark, and the mark with all within which it has to be the only one."""
    for kept in KEPT:
        for number, entry in enumerate(lists[kept.section]):
            here: Path = (kept.section, number)
            if kept.names == ("id",):
                yield from _of_one(here, entry, kept.table)
            else:
                yield here, (kept.section, *(getattr(entry, name) for name in kept.names))
            for inner in INNER.get(kept.section, ()):
                scope = (entry.id,) if inner.field == "outcomes" else ()
                for place, one in enumerate(getattr(entry, inner.field)):
                    yield from _of_one((*here, inner.field, place), one, inner.table, scope)


def _of_one(
    path: Path, entry: Any, table: type[Base], scope: tuple[object, ...] = ()
) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """Of a rating it does not matter whether it stands in a session: both are kept in one table."""
    yield (*path, "id"), (table, "id", entry.id)
    if "key" in type(entry).model_fields:
        yield (*path, "key"), (table, "key", *scope, entry.key)
    if getattr(entry, "session_id", None):
        yield (*path, "session_id"), (table, "session_id", entry.session_id)
