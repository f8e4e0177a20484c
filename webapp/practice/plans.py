"""Taking on a plan, putting it away, and reading how far it has come. Whoever calls commits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from webapp.catalogue.models import MOST_DAYS
from webapp.practice.models import GuidedSession, Rating, TakenPlan
from webapp.practice.plan_progress import PlanProgress, progress_of
from webapp.practice.recording import made_once
from webapp.trends.records import local

COUNTS_FROM = 60.0
"""Seconds heard from which a session counts for a plan, unless it was rated afterwards."""
SHOWN_AFTERWARDS = 7
"""Days for which a plan that is over is still told of."""

LONGEST_SHOWN = timedelta(days=MOST_DAYS + SHOWN_AFTERWARDS + 2)
"""After it no plan is told of, wherever in the world it was taken on."""


@dataclass(frozen=True, slots=True)
class CurrentPlan:
    """The plan that a person is following, or has just come to the end of."""

    id: UUID
    routine: str
    taken_at: datetime
    first_day: date
    """The local day on which it was taken on."""
    progress: PlanProgress


def take_on(
    db: Session, person_id: UUID, key: UUID, routine: str, *, times_a_day: int, days: int, now: datetime, time_zone: str
) -> TakenPlan:
    """Take on a plan from today. The same key again is the same plan; one that was followed before is put away."""

    def find() -> TakenPlan | None:
        return db.scalar(select(TakenPlan).where(TakenPlan.person_id == person_id, TakenPlan.key == key))

    def make() -> TakenPlan:
        _put_away(db, TakenPlan.person_id == person_id, now)
        plan = TakenPlan(
            person_id=person_id,
            key=key,
            routine=routine,
            times_a_day=times_a_day,
            days=days,
            taken_at=now,
            time_zone=time_zone,
        )
        db.add(plan)
        return plan

    return find() or made_once(db, make, find)


def put_away(db: Session, person_id: UUID, plan_id: UUID, now: datetime) -> bool:
    """Whether there was such a plan of this person. One that was put away before stays as it is."""
    _put_away(db, (TakenPlan.person_id == person_id) & (TakenPlan.id == plan_id), now)
    return bool(db.scalar(select(exists().where(TakenPlan.person_id == person_id, TakenPlan.id == plan_id))))


def current_plan(db: Session, person_id: UUID, now: datetime, time_zone: str) -> CurrentPlan | None:
    """The newest plan that was not put away, until a week after its end. One statement."""
    found = db.execute(
        select(TakenPlan, GuidedSession.started_at, GuidedSession.time_zone)
        .outerjoin(GuidedSession, counts_for_plan())
        .where(TakenPlan.person_id == person_id, TakenPlan.put_away_at.is_(None))
        .where(TakenPlan.taken_at > now - LONGEST_SHOWN)
        .order_by(TakenPlan.taken_at.desc())
    ).all()
    if not found:
        return None
    plan: TakenPlan = found[0][0]
    first_day, today = local(plan.taken_at, plan.time_zone).date(), local(now, time_zone).date()
    if today > first_day + timedelta(days=plan.days + SHOWN_AFTERWARDS):
        return None
    practised = [local(at, zone).date() for taken, at, zone in found if taken is plan and at]
    progress = progress_of(first_day, plan.days, plan.times_a_day, practised, today)
    return CurrentPlan(plan.id, plan.routine, plan.taken_at, first_day, progress)


def due_today(db: Session, person_id: UUID, now: datetime, time_zone: str) -> str | None:
    """The slug of the routine that a plan still asks for today."""
    plan = current_plan(db, person_id, now, time_zone)
    return plan.routine if plan and plan.progress.is_due else None


def followed_plans(db: Session, now: datetime) -> dict[UUID, TakenPlan]:
    """The newest plan of each person that was not put away and may not be over yet. One statement."""
    newest_last = select(TakenPlan).where(TakenPlan.put_away_at.is_(None), TakenPlan.taken_at > now - LONGEST_SHOWN)
    return {plan.person_id: plan for plan in db.scalars(newest_last.order_by(TakenPlan.taken_at))}


def plans_changed_at(db: Session, person_id: UUID) -> datetime | None:
    """When the person last took on a plan or put one away."""
    changes = db.execute(
        select(func.max(TakenPlan.taken_at), func.max(TakenPlan.put_away_at)).where(TakenPlan.person_id == person_id)
    ).one()
    return max((at for at in changes if at), default=None)


def practised_on(db: Session, person_id: UUID, day: date, routine: str | None = None) -> int:
    """How many sessions of that local day count for a plan: all, or those of one routine."""
    count = select(func.count()).where(GuidedSession.person_id == person_id, GuidedSession.local_day == day)
    return db.scalar(count.where(_was_practised(), *([GuidedSession.routine == routine] if routine else []))) or 0


def counts_for_plan() -> ColumnElement[bool]:
    """Whether a session counts for the plan beside it."""
    return and_(
        GuidedSession.person_id == TakenPlan.person_id,
        GuidedSession.routine == TakenPlan.routine,
        GuidedSession.started_at >= TakenPlan.taken_at,
        _was_practised(),
    )


def _was_practised() -> ColumnElement[bool]:
    """Whether so much of a session was heard that it is one, or somebody said how it was afterwards."""
    rated_after = exists().where(Rating.session_id == GuidedSession.id, Rating.moment == "after")
    return or_(GuidedSession.heard_until >= COUNTS_FROM, rated_after)


def _put_away(db: Session, which: ColumnElement[bool], now: datetime) -> None:
    db.execute(update(TakenPlan).where(which, TakenPlan.put_away_at.is_(None)).values(put_away_at=now))
