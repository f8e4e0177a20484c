"""The three questions about the week (PEG): recording, correcting and reading the answers. Whoever calls commits.

One week of the calendar, where the person is, has one answer. Each answer is about the seven days before it, so two in
one week would tell of the same days twice: answering again takes the place of the earlier answer.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.database import UtcDateTime
from webapp.practice.binds import PERSON
from webapp.practice.models import FunctionRating
from webapp.practice.recording import IN_ANOTHER_WAY, AlreadyRecordedError
from webapp.trends.function import Days, FunctionRecord, Items
from webapp.trends.periods import start_of
from webapp.trends.records import earliest, latest, local

ASKED_AFTER = timedelta(days=14)
"""How long somebody has written down ratings before they are asked: the first two weeks have enough that is new."""

DAYS_BETWEEN = 4
"""Whoever has answered on a Sunday is not asked again on the Monday."""

COLUMNS = (
    *(FunctionRating.id, FunctionRating.rated_at, FunctionRating.time_zone),
    *(FunctionRating.pain, FunctionRating.enjoyment, FunctionRating.activity),
)


def _given_between(earliest: str, latest: str) -> ColumnElement[bool]:
    """Between the two moments that are given by those names."""
    moment = UtcDateTime()
    return FunctionRating.rated_at.between(bindparam(earliest, type_=moment), bindparam(latest, type_=moment))


_VERY_FIRST = select(func.min(FunctionRating.rated_at)).where(FunctionRating.person_id == PERSON).scalar_subquery()
OF_SPANS = (
    select(*COLUMNS)
    .where(FunctionRating.person_id == PERSON)
    .where(
        or_(
            FunctionRating.rated_at == _VERY_FIRST,
            _given_between("earliest", "latest"),
            _given_between("earliest_of_baseline", "latest_of_baseline"),
        )
    )
    .order_by(FunctionRating.rated_at)
)


def answer(db: Session, person_id: UUID, key: UUID, items: Items, *, now: datetime, time_zone: str) -> FunctionRating:
    """Write down the answers of this week. The same request twice has the same result as once.

    Raises AlreadyRecordedError where the key stands for other answers, so that a late repetition changes nothing.
    """
    db.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    row = _with_key(db, person_id, key)
    if row is not None:
        if _items(row) != items:
            raise AlreadyRecordedError(IN_ANOTHER_WAY)
        return row
    row = _of_week(db, person_id, local(now, time_zone).date())
    if row is None:
        row = FunctionRating(person_id=person_id, key=key)
        db.add(row)
    row.pain, row.enjoyment, row.activity = items
    row.rated_at, row.time_zone = now, time_zone
    return row


def correct(db: Session, person_id: UUID, record_id: UUID, items: Items) -> None:
    """Other numbers for answers that were given before; when they were given stays."""
    db.execute(update(FunctionRating).where(*_own(person_id, record_id)).values(**items._asdict()))


def remove(db: Session, person_id: UUID, record_id: UUID) -> None:
    """Take the answers away."""
    db.execute(delete(FunctionRating).where(*_own(person_id, record_id)))


def function_record(db: Session, person_id: UUID, record_id: UUID) -> FunctionRecord | None:
    """None where there is none with that id, or it is somebody else's."""
    return next(iter(_records(db, _own(person_id, record_id), FunctionRating.rated_at)), None)


def function_of(
    db: Session, person_id: UUID, first: date, last: date, baseline: Days | None = None
) -> tuple[FunctionRecord, ...]:
    """The answers of the local days `first` to `last`, those of the baseline and the first of all, in order.

    One statement.
    """
    since, until = baseline or (first, last)
    of_baseline = {"earliest_of_baseline": earliest(since), "latest_of_baseline": latest(until)}
    asked = {"person": person_id, "earliest": earliest(first), "latest": latest(last), **of_baseline}
    found = [_record(row) for row in db.connection().execute(OF_SPANS, asked).all()]
    return tuple(one for one in found if one is found[0] or first <= one.day <= last or since <= one.day <= until)


def newest_answers(
    db: Session, person_id: UUID, at_most: int, before: datetime | None = None
) -> tuple[FunctionRecord, ...]:
    """Newest first; with `before` only those given earlier than that."""
    earlier = [FunctionRating.rated_at < before] if before else []
    where = [FunctionRating.person_id == person_id, *earlier]
    return _records(db, where, FunctionRating.rated_at.desc(), at_most)


def is_due(last: FunctionRecord | None, first_rating: datetime | None, now: datetime, today: date) -> bool:
    """Whether to offer the questions: once in a week of the calendar, after two weeks of use.

    `last` is the newest answer, `first_rating` when the person began to write ratings down.
    """
    if first_rating is None or now - first_rating < ASKED_AFTER:
        return False
    return last is None or (last.week < start_of(today, "week") and (today - last.day).days >= DAYS_BETWEEN)


def _with_key(db: Session, person_id: UUID, key: UUID) -> FunctionRating | None:
    return db.scalar(select(FunctionRating).where(FunctionRating.person_id == person_id, FunctionRating.key == key))


def _of_week(db: Session, person_id: UUID, today: date) -> FunctionRating | None:
    """The newest row of the week that holds today, each row by its own clock."""
    monday = start_of(today, "week")
    rows = db.scalars(
        select(FunctionRating)
        .where(FunctionRating.person_id == person_id, _about((monday, today)))
        .order_by(FunctionRating.rated_at.desc())
    )
    return next((row for row in rows if start_of(local(row.rated_at, row.time_zone).date(), "week") == monday), None)


def _own(person_id: UUID, record_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return FunctionRating.person_id == person_id, FunctionRating.id == record_id


def _about(days: Days) -> ColumnElement[bool]:
    """Every row that may lie on those local days, wherever it was given, and a few more."""
    return FunctionRating.rated_at.between(earliest(days[0]), latest(days[1]))


def _items(row: FunctionRating) -> Items:
    return Items(row.pain, row.enjoyment, row.activity)


def _records(
    db: Session,
    where: Sequence[ColumnElement[bool]],
    order: SQLColumnExpression[datetime],
    at_most: int | None = None,
) -> tuple[FunctionRecord, ...]:
    rows = db.execute(select(*COLUMNS).where(*where).order_by(order).limit(at_most))
    return tuple(_record(row) for row in rows)


def _record(row: Any) -> FunctionRecord:
    record_id, rated_at, time_zone, *items = row
    return FunctionRecord(record_id, rated_at, time_zone, Items(*items))
