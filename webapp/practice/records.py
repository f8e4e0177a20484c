"""Reading the diary of a person, for trends and history. The number of statements does not grow with the diary."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, SQLColumnExpression, Text, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.rating_sides import IS_AFTER, IS_BEFORE, rated_after, rated_before
from webapp.trends.periods import start_of
from webapp.trends.records import FURTHEST_ZONE, RatingRecord, Record, SessionRecord, day_of, in_order, local

WhereItHurt = Mapping[str, tuple[str | None, int | None]]
StepsOfSession = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], WhereItHurt]
"""The ids of the steps that were eased, hurt and skipped, each in the order in which it happened; and where it hurt and
how much, by step.
"""

NOTHING_HAPPENED: StepsOfSession = ((), (), (), {})

ON_ITS_OWN = ("morning", "now")
"""The moments of ratings that are an entry of their own in the diary."""


def sessions_of(db: Session, person_id: UUID) -> list[SessionRecord]:
    """Every session of the person, oldest first. Two statements."""
    return _sessions(db, [GuidedSession.person_id == person_id])


def ratings_of(db: Session, person_id: UUID) -> list[RatingRecord]:
    """Every rating on its own, oldest first."""
    return _ratings(db, [Rating.person_id == person_id])


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


@dataclass(frozen=True)
class Extent:
    """How far a diary reaches back, and how many sessions are in it."""

    first_day: date
    sessions: int


def extent(db: Session, person_id: UUID) -> Extent | None:
    """None for an empty diary."""
    entries = _entries(person_id).subquery()
    first = db.execute(
        select(entries.c.moment, entries.c.time_zone, func.sum(entries.c.sessions).over())
        .order_by(entries.c.moment)
        .limit(1)
    ).first()
    return Extent(local(first[0], first[1]).date(), first[2]) if first else None


def newest_weeks(db: Session, person_id: UUID, before: date | None, at_least: int) -> tuple[Record, ...]:
    """Whole local weeks, oldest first: as many as hold `at_least` records, from the newest back.

    With `before`, a Monday, only weeks before that one. Four statements.
    """
    until = _edge(before) + FURTHEST_ZONE if before else None
    entries = _entries(person_id).subquery()
    last_needed = db.execute(
        select(entries.c.moment, entries.c.time_zone)
        .where(*_within(entries.c.moment, None, until))
        .order_by(entries.c.moment.desc())
        .offset(at_least - 1)
        .limit(1)
    ).first()
    monday = start_of(local(*last_needed).date(), "week") if last_needed else date.min
    since = _edge(monday) - FURTHEST_ZONE if last_needed else None
    records = in_order(
        _sessions(db, [GuidedSession.person_id == person_id, *_within(GuidedSession.started_at, since, until)]),
        _ratings(db, [Rating.person_id == person_id, *_within(Rating.rated_at, since, until)]),
    )
    return tuple(record for record in records if monday <= day_of(record) < (before or date.max))


def _sessions(db: Session, where: Sequence[ColumnElement[bool]]) -> list[SessionRecord]:
    """Two statements. Plain rows rather than objects: ten years are eleven thousand of them."""
    rows = db.connection().execute(
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
        .where(*where)
        .order_by(GuidedSession.started_at, GuidedSession.id)
    )
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
    rows = db.connection().execute(
        select(StepOutcome.session_id, StepOutcome.kind, StepOutcome.step, StepOutcome.body_part, StepOutcome.strength)
        .join(StepOutcome.session)
        .where(*where)
        .order_by(StepOutcome.happened_at)
    )
    for session_id, kind, step, body_part, strength in rows:
        found[session_id][kind].append(step)
        if body_part is not None or strength is not None:
            where_it_hurt[session_id][step] = (body_part, strength)
    return {
        session_id: (tuple(of["eased"]), tuple(of["hurt"]), tuple(of["skipped"]), where_it_hurt[session_id])
        for session_id, of in found.items()
    }


def _ratings(db: Session, where: Sequence[ColumnElement[bool]]) -> list[RatingRecord]:
    rows = db.connection().execute(
        select(Rating.id, Rating.rated_at, Rating.time_zone, Rating.score, GuidedSession.routine, Rating.local_day)
        .outerjoin(Rating.session)
        .where(Rating.moment.in_(ON_ITS_OWN), *where)
        .order_by(Rating.rated_at, Rating.id)
    )
    return [RatingRecord(*row[:4], morning_after=row[4] or "", local_day=row[5]) for row in rows]


def _entries(person_id: UUID) -> CompoundSelect[datetime, str, int]:
    """When each session began and each rating on its own was given; `sessions` is 1 for a session, else 0."""
    return union_all(
        select(GuidedSession.started_at.label("moment"), GuidedSession.time_zone, literal(1).label("sessions")).where(
            GuidedSession.person_id == person_id
        ),
        select(Rating.rated_at, Rating.time_zone, literal(0)).where(
            Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN)
        ),
    )


def _within(
    moment: SQLColumnExpression[datetime], since: datetime | None, until: datetime | None
) -> list[ColumnElement[bool]]:
    """Conditions for a time from `since` on and before `until`."""
    return [*([moment >= since] if since else []), *([moment < until] if until else [])]


def _edge(day: date) -> datetime:
    """The first moment of that day in UTC."""
    return datetime.combine(day, time(), UTC)
