"""People who have chosen to be reminded by mail."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.reminding.models import Reminder

EVERY_DAY = tuple(range(7))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def subscriber(
    db: Session,
    name: str,
    times: Iterable[str],
    zone: str = "Europe/London",
    *,
    weekdays: Iterable[int] = EVERY_DAY,
    changed_at: datetime = LONG_AGO,
    confirmed_at: datetime | None = LONG_AGO,
) -> Person:
    """Their mailbox is `<name>@example.org`; None for `confirmed_at` leaves it unconfirmed."""
    key = name.lower()
    person = Person(name=name, name_key=key, password_hash="-", created_at=changed_at, time_zone=zone)
    db.add(person)
    db.flush()
    db.add(
        Reminder(
            person_id=person.id,
            times=list(times),
            weekdays=list(weekdays),
            changed_at=changed_at,
            email=f"{key}@example.org",
            email_asked_at=changed_at,
            email_confirmed_at=confirmed_at,
        )
    )
    db.commit()
    return person


def every_five_minutes(first: datetime, last: datetime) -> list[datetime]:
    """When cron calls; never on the minute."""
    steps = int((last - first) / timedelta(minutes=5))
    return [first + timedelta(minutes=5 * step, seconds=2) for step in range(steps + 1)]
