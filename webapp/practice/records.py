"""Reading the diary of a person, for trends and history. The number of statements does not grow with the diary."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Text, Uuid, bindparam, cast, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.binds import FIRST, LAST, PERSON
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
OF_THESE_DAYS = (GuidedSession.person_id == PERSON, GuidedSession.local_day.between(FIRST, LAST))
RECORD = bindparam("record", type_=Uuid())
THIS_ONE = (GuidedSession.person_id == PERSON, GuidedSession.id == RECORD)

SESSIONS_OF_DAYS = SESSION_ROWS.where(*OF_THESE_DAYS), OUTCOME_ROWS.where(*OF_THESE_DAYS)
RATINGS_OF_DAYS = RATING_ROWS.where(Rating.person_id == PERSON, Rating.local_day.between(FIRST, LAST))
ONE_SESSION = SESSION_ROWS.where(*THIS_ONE), OUTCOME_ROWS.where(*THIS_ONE)
ONE_RATING = RATING_ROWS.where(Rating.person_id == PERSON, Rating.id == RECORD)

AnySelect = Select[*tuple[Any, ...]]


def diary_of(db: Session, person_id: UUID, first: date, last: date) -> tuple[Record, ...]:
    """The sessions and ratings on their own of the local days `first` to `last`, in order. Three statements."""
    asked = {"person": person_id, "first": first, "last": last}
    return in_order(_sessions(db, *SESSIONS_OF_DAYS, asked), _ratings(db, RATINGS_OF_DAYS, asked))


def record_of(db: Session, person_id: UUID, record_id: UUID) -> Record | None:
    """The session or the rating on its own with that id; None where there is none or it is somebody else's."""
    asked = {"person": person_id, "record": record_id}
    sessions = _sessions(db, *ONE_SESSION, asked)
    if sessions:
        return sessions[0]
    ratings = _ratings(db, ONE_RATING, asked)
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


def _sessions(
    db: Session, sessions: AnySelect, outcomes_of_them: AnySelect, asked: Mapping[str, Any]
) -> list[SessionRecord]:
    """Two statements. Plain rows rather than objects: ten years are eleven thousand of them."""
    rows = db.connection().execute(sessions, asked).all()
    outcomes = _outcomes(db, outcomes_of_them, asked)
    return [_session(row, outcomes.get(row[0], NOTHING_HAPPENED)) for row in rows]


def _session(row: Row[*tuple[Any, ...]], happened: StepsOfSession) -> SessionRecord:
    record_id, routine, variant, started_at, time_zone, before, after, flare, note, heard, planned, steps, out, day = (
        row
    )
    return SessionRecord(
        *(record_id, routine, variant, started_at, time_zone, before, after, flare, note),
        min(1.0, heard / planned) if planned else 1.0,
        *happened,
        _steps(steps),
        _steps(out),
        day,
    )


@lru_cache(maxsize=1024)
def _steps(listed: str) -> tuple[str, ...]:
    """The ids in a list as JSON. Most sessions have the same few lists, so each is read once."""
    return tuple(json.loads(listed))


def _outcomes(db: Session, wanted: AnySelect, asked: Mapping[str, Any]) -> Mapping[UUID, StepsOfSession]:
    """The steps to which something happened, for each session where anything did."""
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: {"eased": [], "hurt": [], "skipped": []})
    where_it_hurt: dict[UUID, dict[str, tuple[str | None, int | None]]] = defaultdict(dict)
    for session_id, kind, step, body_part, strength in db.connection().execute(wanted, asked).all():
        found[session_id][kind].append(step)
        if body_part is not None or strength is not None:
            where_it_hurt[session_id][step] = (body_part, strength)
    return {
        session_id: (tuple(of["eased"]), tuple(of["hurt"]), tuple(of["skipped"]), where_it_hurt[session_id])
        for session_id, of in found.items()
    }


def _ratings(db: Session, wanted: AnySelect, asked: Mapping[str, Any]) -> list[RatingRecord]:
    return [
        RatingRecord(record_id, rated_at, time_zone, score, morning_after=routine or "", local_day=day)
        for record_id, rated_at, time_zone, score, routine, day in db.connection().execute(wanted, asked).all()
    ]
