"""A person's archive as text, read and written in portions. The same diary always gives the same bytes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from webapp.archive.format import FORMAT, VERSION
from webapp.archive.tables import INNER, KEPT, OF_THE_PERSON, Inner, Kept, columns_of
from webapp.practice.comparison_models import Assignment
from webapp.practice.models import GuidedSession, Rating
from webapp.timeline.preferences import Preferences
from webapp.trends.records import earliest, latest, local

PORTION = 250
"""Entries that are in memory at once."""

Row = dict[str, Any]


def archive_of(db: Session, person_id: UUID, first: date | None = None, last: date | None = None) -> Iterator[str]:
    """The text of the archive; what is dated only of the local days `first` to `last`, both inclusive.

    Three statements, and for each portion of a list one more than there are lists inside it.
    """
    header = {"format": FORMAT, "version": VERSION, "from": first, "to": last, **_of_the_person(db, person_id)}
    yield "{\n" + ",\n".join(f'"{name}": {_json(value)}' for name, value in header.items())
    for kept in KEPT:
        yield f',\n"{kept.section}": ['
        lead = "\n"
        for portion in _portions(db, person_id, kept, first, last):
            if portion:
                yield lead + ",\n".join(map(_json, portion))
                lead = ",\n"
        yield "]" if lead == "\n" else "\n]"
    yield "\n}\n"


def _of_the_person(db: Session, person_id: UUID) -> Row:
    found: Row = {}
    for name, (entry, table) in OF_THE_PERSON.items():
        columns = columns_of(entry, table)
        whose = table.__table__.c["id" if name == "person" else "person_id"]
        row = db.execute(select(*(getattr(table, column) for column in columns)).where(whose == person_id)).first()
        found[name] = dict(zip(columns, row, strict=True)) if row else None
    wishes = found["person"]["preferences"]
    found["person"]["preferences"] = {name: wish for name, wish in wishes.items() if name in Preferences.model_fields}
    return found


def _portions(
    db: Session, person_id: UUID, kept: Kept, first: date | None, last: date | None
) -> Iterator[Sequence[Row]]:
    """Each portion begins behind the last entry of the one before it, so nothing is kept open between them."""
    names = [kept.moment, *(getattr(kept.table, name) for name in kept.names)]
    columns = [getattr(kept.table, column) for column in kept.columns]
    asked = (
        select(*columns, *names)
        .where(kept.table.__table__.c.person_id == person_id, *_within(kept, first, last))
        .order_by(*names)
        .limit(PORTION)
    )
    behind: Sequence[Any] = ()
    while True:
        rows = db.execute(asked.where(tuple_(*names) > tuple(behind)) if behind else asked).all()
        portion = [dict(zip(kept.columns, row, strict=False)) for row in rows]
        for inner in INNER.get(kept.section, ()):
            _put_inside(db, portion, inner, first, last)
        yield [row for row in portion if not kept.is_dated or _counts(row, kept.moment.key, first, last)]
        if len(rows) < PORTION:
            return
        behind = rows[-1][len(columns) :]


def _within(kept: Kept, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Conditions that hold for every entry of these days, and for few others."""
    found: list[ColumnElement[bool]] = [Rating.session_id.is_(None)] if kept.table is Rating else []
    if kept.is_dated and "local_day" in kept.columns:
        day = kept.table.__table__.c.local_day
        return [*found, *([day >= first] if first else []), *([day <= last] if last else [])]
    if kept.is_dated and first:
        found.append(kept.moment >= earliest(first))
    if kept.is_dated and last:
        found.append(kept.moment <= latest(last))
    return found


def _counts(row: Row, moment: str, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    day = row.get("local_day") or local(row[moment], row["time_zone"]).date()
    return (first or date.min) <= day <= (last or date.max)


def _put_inside(db: Session, rows: Iterable[Row], inner: Inner, first: date | None, last: date | None) -> None:
    by_parent: Mapping[UUID, Row] = {row["id"]: row for row in rows}
    columns, parent = columns_of(inner.entry, inner.table), inner.table.__table__.c[inner.parent]
    found = select(parent, *(getattr(inner.table, column) for column in columns))
    lists: dict[UUID, list[Row]] = defaultdict(list)
    order = (inner.table.__table__.c[name] for name in inner.order)
    for parent_id, *values in db.execute(found.where(parent.in_(by_parent)).order_by(*order)):
        lists[parent_id].append(dict(zip(columns, values, strict=True)))
    if inner.table is Assignment:
        _forget_sessions_outside(db, [drawn for drawns in lists.values() for drawn in drawns], first, last)
    for parent_id, row in by_parent.items():
        row[inner.field] = lists[parent_id]


def _forget_sessions_outside(db: Session, drawn: Sequence[Row], first: date | None, last: date | None) -> None:
    """An assignment names its session only where that is in the same archive."""
    ids = [one["session_id"] for one in drawn if one["session_id"]]
    within = select(GuidedSession.id).where(
        GuidedSession.id.in_(ids), GuidedSession.local_day.between(first or date.min, last or date.max)
    )
    there = set(db.scalars(within))
    for one in drawn:
        one["session_id"] = one["session_id"] if one["session_id"] in there else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=_plain)


def _plain(value: Any) -> str:
    """A moment in UTC with Z, a day in ISO 8601, an id with hyphens."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    return value.isoformat() if isinstance(value, date) else str(value)
