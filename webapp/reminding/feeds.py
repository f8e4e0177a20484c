"""The private address of a person's calendar: it carries a token. Whoever calls commits."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.tokens import LONGEST_TOKEN, hashed, new_token
from webapp.practice.plans import current_plan, plans_changed_at
from webapp.practice.recording import made_once
from webapp.reminding.calendar_contents import Reminders
from webapp.reminding.keeping import days_of, reminder_of, rhythm_of
from webapp.reminding.models import CalendarFeed


def make_address(db: Session, person_id: UUID, now: datetime) -> str:
    """The token of a new address; the one before is dead from now on."""
    token = new_token()

    def find() -> CalendarFeed | None:
        return db.get(CalendarFeed, person_id, with_for_update=True, populate_existing=True)

    def make() -> CalendarFeed:
        feed = CalendarFeed(person_id=person_id, token_hash=hashed(token), made_at=now)
        db.add(feed)
        return feed

    feed = find() or made_once(db, make, find)
    feed.token_hash, feed.made_at = hashed(token), now
    return token


def take_address_away(db: Session, person_id: UUID) -> None:
    db.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person_id))


def address_made_at(db: Session, person_id: UUID) -> datetime | None:
    """None where there is no address."""
    return db.scalar(select(CalendarFeed.made_at).where(CalendarFeed.person_id == person_id))


def reminders_behind(db: Session, token: str, now: datetime, title_of: Callable[[str], str]) -> Reminders | None:
    """What the calendar at that address consists of; None where there is no such address. Four statements at most."""
    if len(token) > LONGEST_TOKEN:
        return None
    found = db.execute(
        select(CalendarFeed, Person)
        .join(Person, Person.id == CalendarFeed.person_id)
        .where(CalendarFeed.token_hash == hashed(token))
    ).first()
    if found is None:
        return None
    feed, person = found
    reminder = reminder_of(db, person.id)
    plan = current_plan(db, person.id, now, person.time_zone)
    since = reminder.changed_at if reminder else feed.made_at
    changes = (since, feed.made_at, plans_changed_at(db, person.id))
    return Reminders(
        person_id=person.id,
        rhythm=rhythm_of(reminder, days_of(plan)),
        time_zone=person.time_zone,
        since=since,
        revised_at=max(at for at in changes if at),
        plan_id=plan.id if plan else None,
        plan_title=title_of(plan.routine) if plan else "",
    )
