"""Which entries of an archive a person has already, and under which id a new one is kept.

An entry that is here already stays as it is, with everything inside it. The id of a new one stays where it is free;
where it is taken on this server, another is derived from it, always the same, so that reading the file again finds it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.archive.tables import Kept
from webapp.database import Base

Mark = tuple[Any, ...]
"""What an entry is known by; the same here and in every file."""

AT_ONCE = 2000
"""Ids that one statement asks for."""


@dataclass
class Placed:
    """The entries of one list. `ids` has the id here of every entry of the file, whether it is new or was there."""

    new: list[Any] = field(default_factory=list)
    ids: dict[UUID, UUID] = field(default_factory=dict)


def placed(db: Session, person_id: UUID, kept: Kept, entries: Sequence[Any]) -> Placed:
    """One statement for what the person has, and one for every 2,000 ids that they have not."""
    ids, marks = _own(db, person_id, kept)
    strange = taken(db, kept.table, [entry.id for entry in entries if entry.id not in ids])
    found = Placed()
    for entry in entries:
        mark = _mark(getattr(entry, name) for name in kept.known_by)
        here = marks.get(mark) or (entry.id if entry.id in ids else None)
        if here is None:
            derived = uuid5(person_id, str(entry.id))
            here = derived if derived in ids else None
            found.ids[entry.id] = derived if here or entry.id in strange else entry.id
        else:
            found.ids[entry.id] = here
        if here is None:
            found.new.append(entry)
    return found


def _own(db: Session, person_id: UUID, kept: Kept) -> tuple[set[UUID], dict[Mark, UUID]]:
    columns = kept.table.__table__.c
    wanted = select(columns.id, *(columns[name] for name in kept.known_by)).where(columns.person_id == person_id)
    rows = db.execute(wanted).all()
    return {row[0] for row in rows}, {_mark(row[1:]): row[0] for row in rows}


def _mark(values: Iterable[Any]) -> Mark:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def taken(db: Session, table: type[Base], ids: Iterable[UUID]) -> set[UUID]:
    """Those of the ids that stand in the table, whoever they belong to."""
    column, wanted = table.__table__.c.id, list(ids)
    found: set[UUID] = set()
    for start in range(0, len(wanted), AT_ONCE):
        found.update(db.scalars(select(column).where(column.in_(wanted[start : start + AT_ONCE]))))
    return found


def free(wished: UUID, within: UUID, strange: Collection[UUID]) -> UUID:
    """An id or key inside a new entry: as it was, or derived from it where it is taken."""
    return uuid5(within, str(wished)) if wished in strange else wished
