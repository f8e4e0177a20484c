"""The days of the plans that a person has followed, for a picture of what they did."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from webapp.catalogue.models import MOST_DAYS
from webapp.database import UtcDateTime
from webapp.practice.binds import FIRST, LAST, PERSON
from webapp.practice.models import GuidedSession, TakenPlan
from webapp.practice.plans import counts_for_plan
from webapp.trends.plan_days import PlanDay
from webapp.trends.records import earliest, latest, local

PLANS = (
    select(TakenPlan, GuidedSession.local_day)
    .outerjoin(GuidedSession, counts_for_plan() & GuidedSession.local_day.between(FIRST, LAST))
    .where(TakenPlan.person_id == PERSON)
    .where(TakenPlan.taken_at > bindparam("taken_after", type_=UtcDateTime()))
    .where(TakenPlan.taken_at <= bindparam("taken_before", type_=UtcDateTime()))
)


def plan_days(db: Session, person_id: UUID, first: date, last: date, today: date) -> tuple[PlanDay, ...]:
    """The local days `first` to `last` on which a plan was followed, in order. One statement.

    A plan that was put away ends on the day before. A day is practised with one session of the plan, even if it asked
    for more; today counts as soon as it is practised and is not yet missed before.
    """
    taken = {"taken_after": earliest(first) - timedelta(days=MOST_DAYS + 1), "taken_before": latest(last)}
    rows = db.execute(PLANS, {"person": person_id, "first": first, "last": last, **taken}).all()
    found: dict[date, bool] = {}
    for plan in {plan.id: plan for plan, _ in rows}.values():
        practised = {day for taken, day in rows if taken is plan}
        for day in _days(plan, first, min(last, today)):
            found[day] = found.get(day, False) or day in practised
    return tuple(PlanDay(day, found[day]) for day in sorted(found) if found[day] or day < today)


def _days(plan: TakenPlan, first: date, last: date) -> Iterator[date]:
    """Those of the plan between `first` and `last`, both counted."""
    begin = local(plan.taken_at, plan.time_zone).date()
    end = begin + timedelta(days=plan.days - 1)
    if plan.put_away_at:
        end = min(end, local(plan.put_away_at, plan.time_zone).date() - timedelta(days=1))
    for number in range((min(end, last) - max(begin, first)).days + 1):
        yield max(begin, first) + timedelta(days=number)
