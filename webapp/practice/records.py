"""Reading the diary of a person, for trends and history. The number of statements does not grow with the diary."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.rating_sides import IS_AFTER, IS_BEFORE, rated_after, rated_before
from webapp.trends.periods import start_of
from webapp.trends.records import RatingRecord, Record, SessionRecord, in_order

WhereItHurt = Mapping[str, tuple[str | None, int | None]]
StepsOfSession = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], WhereItHurt]
"""The ids of the steps that were eased, hurt and skipped, each in the order in which it happened; and where it hurt and
how much, by step.
"""

NOTHING_HAPPENED: StepsOfSession = ((), (), (), {})

ON_ITS_OWN = ("morning", "now")
"""The moments of ratings that are an entry of their own in the diary."""

SESSION_ROWS = (
    select(
        GuidedSession.id,
        GuidedSession.routine,
        GuidedSession.variant,
        GuidedSession.started_at,
        GuidedSession.time_zone,
        rated_before.score,
        rated_after.score,
        GuidedSession.flare,
        GuidedSession.note,
        GuidedSession.heard_until,
        GuidedSession.planned_seconds,
        cast(GuidedSession.heard_steps, Text),
        cast(GuidedSession.left_out_steps, Text),
        GuidedSession.local_day,
    )
    .outerjoin(rated_before, IS_BEFORE)
    .outerjoin(rated_after, IS_AFTER)
    .order_by(GuidedSession.started_at, GuidedSession.id)
)
OUTCOME_ROWS = (
    select(StepOutcome.session_id, StepOutcome.kind, StepOutcome.step, StepOutcome.body_part, StepOutcome.strength)
    .join(StepOutcome.session)
    .order_by(StepOutcome.happened_at, StepOutcome.id)
)
RATING_ROWS = (
    select(Rating.id, Rating.rated_at, Rating.time_zone, Rating.score, GuidedSession.routine, Rating.local_day)
    .outerjoin(Rating.session)
    .where(Rating.moment.in_(ON_ITS_OWN))
    .order_by(Rating.rated_at, Rating.id)
)
"""What is read, put together once: that takes longer than reading a few rows."""


def diary_of(db: Session, person_id: UUID, first: date, last: date) -> tuple[Record, ...]:
    """The sessions and ratings on their own of the local days `first` to `last`, in order. Three statements."""
    sessions = [GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last)]
    ratings = [Rating.person_id == person_id, Rating.local_day.between(first, last)]
    return in_order(_sessions(db, sessions), _ratings(db, ratings))


def record_of(db: Session, person_id: UUID, record_id: UUID) -> Record | None:
    """The session or the rating on its own with that id; None where there is none or it is somebody else's."""
    sessions = _sessions(db, [GuidedSession.person_id == person_id, GuidedSession.id == record_id])
    if sessions:
        return sessions[0]
    ratings = _ratings(db, [Rating.person_id == person_id, Rating.id == record_id])
    return ratings[0] if ratings else None


def newest_weeks(db: Session, person_id: UUID, before: date | None, at_least: int) -> tuple[Record, ...]:
    """Whole local weeks, oldest first: as many as hold `at_least` records, from the newest back.

    With `before`, a Monday, only weeks before that one. Four statements.
    """
    until = before - timedelta(days=1) if before else date.max
    sessions = select(GuidedSession.local_day).where(GuidedSession.person_id == person_id)
    ratings = select(Rating.local_day).where(Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN))
    entries = union_all(sessions, ratings).subquery()
    last_needed = db.scalar(
        select(entries.c.local_day)
        .where(entries.c.local_day <= until)
        .order_by(entries.c.local_day.desc())
        .offset(at_least - 1)
        .limit(1)
    )
    return diary_of(db, person_id, start_of(last_needed, "week") if last_needed else date.min, until)


def _sessions(db: Session, where: Sequence[ColumnElement[bool]]) -> list[SessionRecord]:
    """Two statements. Plain rows rather than objects: ten years are eleven thousand of them."""
    rows = db.connection().execute(SESSION_ROWS.where(*where))
    outcomes = _outcomes(db, where)
    return [
        SessionRecord(
            *row[:9],
            min(1.0, row[9] / row[10]) if row[10] else 1.0,
            *outcomes.get(row[0], NOTHING_HAPPENED),
            heard_steps=_steps(row[11]),
            left_out_steps=_steps(row[12]),
            local_day=row[13],
        )
        for row in rows.all()
    ]


@lru_cache(maxsize=1024)
def _steps(listed: str) -> tuple[str, ...]:
    """The ids in a list as JSON. Most sessions have the same few lists, so each is read once."""
    return tuple(json.loads(listed))


def _outcomes(db: Session, where: Sequence[ColumnElement[bool]]) -> Mapping[UUID, StepsOfSession]:
    """The steps to which something happened, for each session where anything did."""
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: {"eased": [], "hurt": [], "skipped": []})
    where_it_hurt: dict[UUID, dict[str, tuple[str | None, int | None]]] = defaultdict(dict)
    rows = db.connection().execute(OUTCOME_ROWS.where(*where))
    for session_id, kind, step, body_part, strength in rows:
        found[session_id][kind].append(step)
        if body_part is not None or strength is not None:
            where_it_hurt[session_id][step] = (body_part, strength)
    return {
        session_id: (tuple(of["eased"]), tuple(of["hurt"]), tuple(of["skipped"]), where_it_hurt[session_id])
        for session_id, of in found.items()
    }


def _ratings(db: Session, where: Sequence[ColumnElement[bool]]) -> list[RatingRecord]:
    rows = db.connection().execute(RATING_ROWS.where(*where))
    return [RatingRecord(*row[:4], morning_after=row[4] or "", local_day=row[5]) for row in rows]
