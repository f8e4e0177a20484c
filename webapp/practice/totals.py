"""Counting a long diary where it lies: ten years of three sessions a day are read in a few hundred rows.

Each function is one statement over the local days from `first` to `last`, both counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from sqlalchemy import Label, String, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.rating_sides import IS_AFTER, IS_BEFORE, rated_after, rated_before

LongUnit = Literal["month", "year"]

DIGITS: Mapping[LongUnit, int] = {"month": 7, "year": 4}
"""How much of `2026-11-21` names the month or the year; both databases write a date so."""


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
    part = _part(Rating.local_day, unit)
    rows = db.connection().execute(
        select(part, Rating.moment, Rating.score, func.count())
        .where(Rating.person_id == person_id, Rating.local_day.between(first, last))
        .group_by(part, Rating.moment, Rating.score)
    )
    found: dict[date, ScoreCounts] = defaultdict(lambda: ScoreCounts(Counter(), Counter()))
    for name, moment, score, count in rows:
        of_it = found[_first_day(name)]
        (of_it.dots if moment == "after" else of_it.rings)[score] += count
    return dict(found)


def flare_days(db: Session, person_id: UUID, first: date, last: date) -> list[date]:
    """The local days with a session that was marked as a flare, in order."""
    days = (
        select(GuidedSession.local_day)
        .where(GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last), GuidedSession.flare)
        .distinct()
        .order_by(GuidedSession.local_day)
    )
    return list(db.scalars(days))


def sessions_a_day(db: Session, person_id: UUID, first: date, last: date) -> dict[date, int]:
    """How many sessions there were on each local day that had any, in order."""
    rows = db.connection().execute(
        select(GuidedSession.local_day, func.count())
        .where(GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last))
        .group_by(GuidedSession.local_day)
        .order_by(GuidedSession.local_day)
    )
    return {day: count for day, count in rows}  # noqa: C416 rows are no pairs for a type checker


def routine_counts(db: Session, person_id: UUID, first: date, last: date) -> dict[str, RoutineCounts]:
    """By the slug of each routine that was done."""
    change = (rated_after.score - rated_before.score).label("change")
    rows = db.connection().execute(
        select(GuidedSession.routine, change, func.count())
        .outerjoin(rated_before, IS_BEFORE)
        .outerjoin(rated_after, IS_AFTER)
        .where(GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last))
        .group_by(GuidedSession.routine, change)
    )
    sessions: Counter[str] = Counter()
    changes: dict[str, Counter[int]] = defaultdict(Counter)
    for routine, difference, count in rows:
        sessions[routine] += count
        if difference is not None:
            changes[routine][difference] += count
    return {routine: RoutineCounts(count, changes[routine]) for routine, count in sessions.items()}


def _part(day: InstrumentedAttribute[date], unit: LongUnit) -> Label[str]:
    return func.substr(cast(day, String(10)), 1, DIGITS[unit]).label("part")


def _first_day(name: str) -> date:
    """The first day of `2026-11` or `2026`."""
    year, _, month = name.partition("-")
    return date(int(year), int(month or 1), 1)
