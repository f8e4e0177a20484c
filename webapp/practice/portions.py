"""Reading a diary in portions, so that ten years of it need no more memory than a month.

Each portion begins after the last row of the one before, and is fetched whole. It takes the same number of statements
whatever is in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from webapp.practice.kept import KeptOutcome, KeptRating, KeptSession
from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.queries import OPEN_FOR, as_it_stands

AnyRow = Row[*tuple[Any, ...]]

PORTION = 500
"""Rows."""


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
            outcomes = _outcomes(db, [row[0].id for row in rows])
            yield [_session(row, outcomes.get(row[0].id, ()), now) for row in rows]
        if len(rows) < PORTION:
            return
        place = (rows[-1][0].started_at, rows[-1][0].id)
        db.expunge_all()


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
    given = {moment: aliased(Rating) for moment in ("before", "after", "morning")}
    query = select(GuidedSession, *(rating.score for rating in given.values()))
    for moment, rating in given.items():
        query = query.outerjoin(rating, (rating.session_id == GuidedSession.id) & (rating.moment == moment))
    return db.execute(query.where(*where).order_by(GuidedSession.started_at, GuidedSession.id).limit(PORTION)).all()


def _session(found: AnyRow, outcomes: tuple[KeptOutcome, ...], now: datetime) -> KeptSession:
    row, before, after, morning = found
    goes_on = row.ended_at is None and now - row.started_at < OPEN_FOR
    return KeptSession(
        id=row.id,
        routine=row.routine,
        variant=row.variant,
        started_at=row.started_at,
        ended_at=None if goes_on else row.ended_at or as_it_stands(row),
        time_zone=row.time_zone,
        local_day=row.local_day,
        planned_seconds=row.planned_seconds,
        heard_seconds=row.heard_until,
        easier_steps=tuple(row.easier_steps),
        left_out_steps=tuple(row.left_out_steps),
        flare=row.flare,
        note=row.note,
        before=before,
        after=after,
        morning=morning,
        outcomes=outcomes,
    )


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
