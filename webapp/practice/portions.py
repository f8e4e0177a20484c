"""Reading a diary in portions, so that ten years of it need no more memory than a month.

Each portion begins after the last row of the one before, and is fetched whole. It takes the same number of statements
whatever is in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from webapp.practice.kept import KeptOutcome, KeptRating, KeptSession
from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.queries import OPEN_FOR
from webapp.practice.rating_sides import IS_AFTER, IS_BEFORE, rated_after, rated_before

AnyRow = Row[*tuple[Any, ...]]

PORTION = 500
"""Rows."""

rated_that_morning = aliased(Rating, name="rated_that_morning")
IS_THAT_MORNING = (rated_that_morning.session_id == GuidedSession.id) & (rated_that_morning.moment == "morning")

COLUMNS = (
    *(GuidedSession.id, GuidedSession.routine, GuidedSession.variant, GuidedSession.started_at, GuidedSession.ended_at),
    *(GuidedSession.time_zone, GuidedSession.local_day, GuidedSession.planned_seconds),
    *(GuidedSession.heard_until.label("heard_seconds"), GuidedSession.easier_steps, GuidedSession.left_out_steps),
    *(GuidedSession.flare, GuidedSession.note),
    *(rated_before.score.label("before"), rated_after.score.label("after"), rated_that_morning.score.label("morning")),
)
SESSION_ROWS = (
    select(*COLUMNS)
    .outerjoin(rated_before, IS_BEFORE)
    .outerjoin(rated_after, IS_AFTER)
    .outerjoin(rated_that_morning, IS_THAT_MORNING)
    .order_by(GuidedSession.started_at, GuidedSession.id)
)


def sessions_in_portions(
    db: Session, person_id: UUID, first: date, last: date, *, now: datetime
) -> Iterator[Sequence[KeptSession]]:
    """The sessions of the local days `first` to `last`, oldest first. Two statements a portion."""
    started, row_id = GuidedSession.started_at, GuidedSession.id
    place: tuple[datetime, UUID] | None = None
    while True:
        mine = (GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last))
        rows = _session_rows(db, *mine, *_after(started, row_id, place))
        if rows:
            outcomes = _outcomes(db, [row.id for row in rows])
            yield [_session(row, outcomes.get(row.id, ()), now) for row in rows]
        if len(rows) < PORTION:
            return
        place = (rows[-1].started_at, rows[-1].id)


def ratings_in_portions(db: Session, person_id: UUID, first: date, last: date) -> Iterator[Sequence[KeptRating]]:
    """Every rating that counts on the local days `first` to `last`, oldest first. One statement a portion."""
    place: tuple[datetime, UUID] | None = None
    while True:
        mine = (Rating.person_id == person_id, Rating.local_day.between(first, last))
        rows = _rating_rows(db, *mine, *_after(Rating.rated_at, Rating.id, place))
        if rows:
            yield [KeptRating(*row) for row in rows]
        if len(rows) < PORTION:
            return
        place = (rows[-1].rated_at, rows[-1].id)


def routines_followed(db: Session, person_id: UUID) -> frozenset[str]:
    """The slug of every routine in the diary."""
    return frozenset(db.scalars(select(GuidedSession.routine).where(GuidedSession.person_id == person_id).distinct()))


def _after(
    moment: SQLColumnExpression[datetime], row_id: SQLColumnExpression[UUID], place: tuple[datetime, UUID] | None
) -> list[ColumnElement[bool]]:
    """Conditions for what comes after that place in the order of time and id."""
    if place is None:
        return []
    at, row = place
    return [moment >= at, or_(moment > at, and_(moment == at, row_id > row))]


def _session_rows(db: Session, *where: ColumnElement[bool]) -> Sequence[AnyRow]:
    return db.execute(SESSION_ROWS.where(*where).limit(PORTION)).all()


def _session(row: AnyRow, outcomes: tuple[KeptOutcome, ...], now: datetime) -> KeptSession:
    kept = row._asdict()
    goes_on = row.ended_at is None and now - row.started_at < OPEN_FOR
    as_it_stands = row.started_at + timedelta(seconds=row.heard_seconds)
    kept["ended_at"] = None if goes_on else row.ended_at or as_it_stands
    for steps in ("easier_steps", "left_out_steps"):
        kept[steps] = tuple(kept[steps])
    return KeptSession(**kept, outcomes=outcomes)


def _outcomes(db: Session, sessions: Collection[UUID]) -> Mapping[UUID, tuple[KeptOutcome, ...]]:
    columns = (StepOutcome.id, StepOutcome.step, StepOutcome.kind, StepOutcome.happened_at, StepOutcome.leg_symptoms)
    found: dict[UUID, tuple[KeptOutcome, ...]] = defaultdict(tuple)
    rows = db.execute(
        select(StepOutcome.session_id, *columns, StepOutcome.body_part, StepOutcome.strength)
        .where(StepOutcome.session_id.in_(sessions))
        .order_by(StepOutcome.happened_at, StepOutcome.id)
    )
    for row in rows:
        found[row[0]] += (KeptOutcome(*row[1:]),)
    return found


def _rating_rows(db: Session, *where: ColumnElement[bool]) -> Sequence[AnyRow]:
    own = (Rating.id, Rating.moment, Rating.score, Rating.rated_at, Rating.time_zone, Rating.local_day)
    of_session = (GuidedSession.id, GuidedSession.local_day, func.coalesce(GuidedSession.routine, ""))
    return db.execute(
        select(*own, *of_session)
        .outerjoin(Rating.session)
        .where(*where)
        .order_by(Rating.rated_at, Rating.id)
        .limit(PORTION)
    ).all()
