"""The plan that the person who is signed in follows, in words."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.pages.library import library
from webapp.pages.plans.wording import ShownPlan, shown_plan
from webapp.practice.plans import current_plan


def plan_of(db: Session, person: Person, now: datetime) -> ShownPlan | None:
    """None without a plan, or where its routine is no longer there."""
    plan = current_plan(db, person.id, now, person.time_zone)
    routine = library().routines.get(plan.routine) if plan else None
    return shown_plan(plan.id, routine, plan.progress) if plan and routine else None
