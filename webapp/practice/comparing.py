"""Letting Ebb choose between two routines: beginning, taking what was drawn, and ending. Whoever calls commits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.database import UtcDateTime
from webapp.practice.binds import PERSON
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.comparison_times import LONGEST, covers, is_over
from webapp.practice.models import GuidedSession
from webapp.trends.blocks import draw

SEED_BYTES = 16
SESSIONS_A_DAY = 3
"""For as many a day assignments are drawn. Who practises more often comes to the end of them earlier."""

PERHAPS_GOING_ON = (
    FairComparison.person_id == PERSON,
    FairComparison.ended_at.is_(None),
    FairComparison.started_at > bindparam("since", type_=UtcDateTime()),
)
NEXT = (
    select(FairComparison, Assignment.id, Assignment.routine, Assignment.place)
    .join(Assignment)
    .where(*PERHAPS_GOING_ON, Assignment.taken_at.is_(None))
    .order_by(FairComparison.started_at.desc(), Assignment.place)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Running:
    """The comparison that goes on, and what comes next in it."""

    id: UUID
    first: str
    second: str
    drawn: UUID
    """The id of the next assignment."""
    routine: str
    number: int
    """Its number, from 1."""


def begin_comparison(
    db: Session, person_id: UUID, key: UUID, pair: Collection[str], *, days: int, now: datetime, time_zone: str
) -> FairComparison:
    """The comparison that goes on already, or a new one of these two slugs with everything drawn and stored.

    The same key again is the same comparison. The row of the person is locked, so that two devices at once make one.
    """

    db.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    with_key = select(FairComparison).where(FairComparison.person_id == person_id, FairComparison.key == key)
    found = db.scalar(with_key) or _going_on(db, person_id, now)
    if found is not None:
        return found
    first, second = sorted(pair)
    seed = token_hex(SEED_BYTES)
    drawn = draw(seed, first, second, days * SESSIONS_A_DAY)
    comparison = FairComparison(
        person_id=person_id,
        key=key,
        first=first,
        second=second,
        seed=seed,
        days=days,
        started_at=now,
        time_zone=time_zone,
        assignments=[Assignment(place=place, routine=routine) for place, routine in enumerate(drawn)],
    )
    db.add(comparison)
    db.flush()
    return comparison


def running_comparison(db: Session, person_id: UUID, now: datetime) -> Running | None:
    """One statement."""
    found = db.execute(NEXT, {"person": person_id, "since": now - LONGEST}).first()
    if found is None or is_over(found[0], now):
        return None
    comparison, drawn, routine, place = found
    return Running(comparison.id, comparison.first, comparison.second, drawn, routine, place + 1)


def take(db: Session, session: GuidedSession, drawn: UUID) -> bool:
    """Whether the session, which has just been added, has become the one of this assignment.

    It does where the assignment is the person's next one, of the routine that was begun, in a comparison that was going
    on when it began. What waited on a phone while another session took the assignment is a session like any other.
    """
    found = db.execute(
        select(Assignment, FairComparison)
        .join(Assignment.comparison)
        .where(Assignment.id == drawn, FairComparison.person_id == session.person_id)
        .with_for_update(of=Assignment)
    ).first()
    if found is None:
        return False
    assignment, comparison = found
    if assignment.taken_at or assignment.routine != session.routine or not covers(comparison, session.started_at):
        return False
    earlier = exists().where(
        Assignment.comparison_id == comparison.id, Assignment.place < assignment.place, Assignment.taken_at.is_(None)
    )
    if db.scalar(select(earlier)):
        return False
    db.flush()
    assignment.taken_at, assignment.session_id = session.started_at, session.id
    return True


def end_comparison(db: Session, person_id: UUID, comparison_id: UUID, now: datetime) -> bool:
    """Whether there is such a comparison of this person. One that was over before stays as it was."""
    comparison = comparison_of(db, person_id, comparison_id)
    if comparison is not None and not is_over(comparison, now):
        comparison.ended_at = max(now, comparison.started_at)
    return comparison is not None


def comparison_of(db: Session, person_id: UUID, comparison_id: UUID) -> FairComparison | None:
    """None where there is none or it is somebody else's."""
    return db.scalar(
        select(FairComparison).where(FairComparison.id == comparison_id, FairComparison.person_id == person_id)
    )


def _going_on(db: Session, person_id: UUID, now: datetime) -> FairComparison | None:
    left = FairComparison.assignments.any(Assignment.taken_at.is_(None))
    perhaps = select(FairComparison).where(*PERHAPS_GOING_ON, left)
    found = db.scalars(perhaps, {"person": person_id, "since": now - LONGEST})
    return next((comparison for comparison in found if not is_over(comparison, now)), None)
