"""When somebody wants to be reminded: keeping it, and joining it with their plan. Whoever calls commits."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.models import TakenPlan
from webapp.practice.plans import CurrentPlan
from webapp.practice.recording import made_once
from webapp.reminding.due import PlanDays, Rhythm
from webapp.reminding.models import Reminder
from webapp.trends.records import local


def reminder_of(db: Session, person_id: UUID) -> Reminder | None:
    return db.get(Reminder, person_id)


def reminder_to_change(db: Session, person_id: UUID, now: datetime) -> Reminder:
    """The row of this person, locked where the database locks rows; a new one where there was none."""

    def find() -> Reminder | None:
        return db.get(Reminder, person_id, with_for_update=True, populate_existing=True)

    def make() -> Reminder:
        reminder = Reminder(person_id=person_id, times=[], weekdays=[], changed_at=now)
        db.add(reminder)
        return reminder

    return find() or made_once(db, make, find)


def keep_rhythm(
    db: Session, person_id: UUID, times: Iterable[time], weekdays: Iterable[int], now: datetime
) -> Reminder:
    """The same again changes nothing, so that what is due just now still is."""
    reminder = reminder_to_change(db, person_id, now)
    wanted = [f"{at:%H:%M}" for at in sorted(set(times))], sorted(set(weekdays))
    if (reminder.times, reminder.weekdays) != wanted:
        reminder.times, reminder.weekdays = wanted
        reminder.changed_at = now
    return reminder


def note_move(db: Session, person_id: UUID, now: datetime) -> None:
    """The person tells the time by another clock: what was due by the old one is not sent any more."""
    if db.get(Reminder, person_id):
        reminder_to_change(db, person_id, now).changed_at = now


def rhythm_of(reminder: Reminder | None, plan: PlanDays | None) -> Rhythm:
    if reminder is None:
        return Rhythm((), frozenset(), plan)
    return Rhythm(tuple(map(time.fromisoformat, reminder.times)), frozenset(reminder.weekdays), plan)


def days_of(plan: CurrentPlan | None) -> PlanDays | None:
    return PlanDays(plan.first_day, plan.progress.days, plan.progress.times_a_day) if plan else None


def days_taken_on(plan: TakenPlan | None) -> PlanDays | None:
    """The same from the row itself."""
    if plan is None:
        return None
    return PlanDays(local(plan.taken_at, plan.time_zone).date(), plan.days, plan.times_a_day)
