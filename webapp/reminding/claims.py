"""Which mails are due, and whose they are to send. Whoever calls commits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.practice.models import TakenPlan
from webapp.practice.plans import followed_plans, practised_on
from webapp.reminding.due import Due, due_between
from webapp.reminding.keeping import days_taken_on, rhythm_of
from webapp.reminding.models import Reminder, SentReminder

LATE = timedelta(minutes=30)
"""What was due earlier is not sent any more: nobody is reminded of a time that is past."""
REMEMBERED = timedelta(days=7)
"""After it a row is of no use to anybody."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that is due."""

    person_id: UUID
    email: str
    due: Due
    time_zone: str
    wanted: int
    """How often that day is to be practised."""
    routine: str | None
    """The slug of the plan's routine; None on a day without a plan."""


def letters_due(db: Session, now: datetime) -> list[Letter]:
    """For each person the last moment that is due now, unless it was claimed before. Three statements."""
    recent = select(SentReminder.person_id, SentReminder.due_at).where(SentReminder.due_at >= now - LATE)
    claimed = {(person_id, due_at) for person_id, due_at in db.execute(recent)}
    plans = followed_plans(db, now)
    people = db.execute(
        select(Reminder, Person.time_zone)
        .join(Person, Person.id == Reminder.person_id)
        .where(Reminder.email.is_not(None), Reminder.email_confirmed_at.is_not(None))
        .order_by(Reminder.person_id)
    )
    found = (
        letter
        for reminder, time_zone in people
        for letter in _last_due(reminder, time_zone, plans.get(reminder.person_id), now)
    )
    return [letter for letter in found if (letter.person_id, letter.due.at) not in claimed]


def claim(db: Session, letter: Letter, row: UUID, now: datetime) -> bool:
    """Whether it is to be sent, and by whoever asks: then the row is there, and the caller commits before sending."""
    if now - letter.due.at > LATE or not _is_still_wanted(db, letter):
        return False
    if not is_needed(db, letter):
        return False
    try:
        with db.begin_nested():
            db.add(SentReminder(id=row, person_id=letter.person_id, due_at=letter.due.at, claimed_at=now))
    except IntegrityError:
        return False
    return True


def is_needed(db: Session, letter: Letter) -> bool:
    """Whether the person has not yet practised as often as that day asks for."""
    return practised_on(db, letter.person_id, letter.due.day, letter.routine) < letter.wanted


def let_go(db: Session, row: UUID) -> None:
    """The mail was certainly not taken: somebody may claim it again."""
    db.execute(delete(SentReminder).where(SentReminder.id == row))


def note_sent(db: Session, row: UUID, now: datetime) -> None:
    db.execute(update(SentReminder).where(SentReminder.id == row).values(sent_at=now))


def forget_old(db: Session, now: datetime) -> None:
    db.execute(delete(SentReminder).where(SentReminder.due_at < now - REMEMBERED))


def _last_due(reminder: Reminder, time_zone: str, plan: TakenPlan | None, now: datetime) -> Iterator[Letter]:
    """One or none."""
    days = days_taken_on(plan)
    rhythm = rhythm_of(reminder, days)
    begins = [now - LATE, reminder.changed_at, reminder.email_confirmed_at, plan.taken_at if plan else None]
    due = list(due_between(rhythm, time_zone, max(at for at in begins if at), now))[-1:]
    for each in due:
        routine = plan.routine if plan and days and days.cover(each.day) else None
        wanted = len(rhythm.times_on(each.day))
        yield Letter(reminder.person_id, reminder.email or "", each, time_zone, wanted, routine)


def _is_still_wanted(db: Session, letter: Letter) -> bool:
    """Nobody has changed their mind since it was found to be due."""
    wanted = select(Reminder.person_id).where(
        Reminder.person_id == letter.person_id,
        Reminder.email == letter.email,
        Reminder.email_confirmed_at.is_not(None),
        Reminder.changed_at < letter.due.at,
    )
    return db.scalar(wanted) is not None
