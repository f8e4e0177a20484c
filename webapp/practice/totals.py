"""Counting a long diary where it lies: ten years of three sessions a day are read in a few hundred rows.

Each function is one statement over the local days from `first` to `last`, both counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, case, cast, func, select
from sqlalchemy.orm import Session

from webapp.practice.binds import FIRST, LAST, PERSON
from webapp.practice.models import GuidedSession, Rating

LongUnit = Literal["month", "year"]

DIGITS: Mapping[LongUnit, int] = {"month": 7, "year": 4}
"""How much of `2026-11-21` names the month or the year; both databases write a date so."""

SESSIONS = (GuidedSession.person_id == PERSON, GuidedSession.local_day.between(FIRST, LAST))


def _counting_scores(unit: LongUnit) -> Select[str, bool, int, int]:
    part = func.substr(cast(Rating.local_day, String(10)), 1, DIGITS[unit]).label("part")
    is_after = (Rating.moment == "after").label("is_after")
    return (
        select(part, is_after, Rating.score, func.count())
        .where(Rating.person_id == PERSON, Rating.local_day.between(FIRST, LAST))
        .group_by(part, is_after, Rating.score)
    )


SCORES: Mapping[LongUnit, Select[str, bool, int, int]] = {unit: _counting_scores(unit) for unit in DIGITS}
FLARE_DAYS = (
    select(GuidedSession.local_day).where(*SESSIONS, GuidedSession.flare).distinct().order_by(GuidedSession.local_day)
)
SESSIONS_A_DAY = (
    select(GuidedSession.local_day, func.count())
    .where(*SESSIONS)
    .group_by(GuidedSession.local_day)
    .order_by(GuidedSession.local_day)
)


def _given(moment: str) -> ColumnElement[int | None]:
    return func.max(case((Rating.moment == moment, Rating.score)))


_CHANGE = select(_given("after") - _given("before")).where(Rating.session_id == GuidedSession.id).scalar_subquery()
_DONE = select(GuidedSession.routine, _CHANGE.label("change")).where(*SESSIONS).subquery("done").c
CHANGES = select(_DONE.routine, _DONE.change, func.count()).group_by(_DONE.routine, _DONE.change)
"""Each session looks at its few ratings once, all of which lies in indexes."""


@dataclass(frozen=True)
class ScoreCounts:
    """How often each score was given in one month or year."""

    rings: Counter[int]
    """Before a session, on its own, or on the morning after."""
    dots: Counter[int]
    """After a session."""


@dataclass(frozen=True)
class RoutineCounts:
    """The sessions of one routine."""

    sessions: int
    changes: Counter[int]
    """How often each difference, after minus before, came up; a session without both ratings is in none."""


def score_counts(db: Session, person_id: UUID, unit: LongUnit, first: date, last: date) -> dict[date, ScoreCounts]:
    """By the first day of each month or year in which there is a rating."""
    rows = db.connection().execute(SCORES[unit], _asked(person_id, first, last))
    found: dict[date, ScoreCounts] = defaultdict(lambda: ScoreCounts(Counter(), Counter()))
    for name, is_after, score, count in rows.all():
        of_it = found[_first_day(name)]
        (of_it.dots if is_after else of_it.rings)[score] += count
    return dict(found)


def flare_days(db: Session, person_id: UUID, first: date, last: date) -> list[date]:
    """The local days with a session that was marked as a flare, in order."""
    return list(db.connection().execute(FLARE_DAYS, _asked(person_id, first, last)).scalars())


def sessions_a_day(db: Session, person_id: UUID, first: date, last: date) -> dict[date, int]:
    """How many sessions there were on each local day that had any, in order."""
    rows = db.connection().execute(SESSIONS_A_DAY, _asked(person_id, first, last))
    return {day: count for day, count in rows.all()}  # noqa: C416 rows are no pairs for a type checker


def routine_counts(db: Session, person_id: UUID, first: date, last: date) -> dict[str, RoutineCounts]:
    """By the slug of each routine that was done."""
    rows = db.connection().execute(CHANGES, _asked(person_id, first, last))
    sessions: Counter[str] = Counter()
    changes: dict[str, Counter[int]] = defaultdict(Counter)
    for routine, difference, count in rows.all():
        sessions[routine] += count
        if difference is not None:
            changes[routine][difference] += count
    return {routine: RoutineCounts(count, changes[routine]) for routine, count in sessions.items()}


def _asked(person_id: UUID, first: date, last: date) -> dict[str, UUID | date]:
    return {"person": person_id, "first": first, "last": last}


def _first_day(name: str) -> date:
    """The first day of `2026-11` or `2026`."""
    year, _, month = name.partition("-")
    return date(int(year), int(month or 1), 1)
