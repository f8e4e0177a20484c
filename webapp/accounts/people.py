"""Making, finding and removing accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.names import name_key


def add_person(
    db: Session, *, name: str, password_hash: str, now: datetime, email: str | None = None, time_zone: str = "UTC"
) -> Person:
    """A new account from checked values. Raises IntegrityError where name or e-mail is taken or another was first."""
    first = None if somebody_exists(db) else True
    person = Person(
        name=name,
        name_key=name_key(name),
        email=email,
        password_hash=password_hash,
        host=first,
        created_at=now,
        time_zone=time_zone,
    )
    db.add(person)
    db.flush()
    return person


def somebody_exists(db: Session) -> bool:
    return bool(db.scalar(select(exists().select_from(Person))))


def find_person(db: Session, name_or_email: str) -> Person | None:
    """A name has no @, so one text never finds two people."""
    wanted = or_(Person.name_key == name_key(name_or_email), Person.email == name_or_email.strip().lower())
    return db.scalars(select(Person).where(wanted)).first()


def is_taken(db: Session, *, name: str | None = None, email: str | None = None) -> bool:
    wanted = Person.name_key == name_key(name) if name is not None else Person.email == email
    return bool(db.scalar(select(exists().where(wanted))))


def change_password(db: Session, person_id: UUID, password_hash: str) -> None:
    db.execute(update(Person).where(Person.id == person_id).values(password_hash=password_hash))


def keep_preferences(db: Session, person_id: UUID, led: dict[str, Any]) -> None:
    """`led` joins what the person has set before about how they are led; two at one moment lose nothing."""
    person = db.get_one(Person, person_id, with_for_update=True, populate_existing=True)
    person.preferences = {**person.preferences, **led}


def keep_surroundings(db: Session, person_id: UUID, *, theme: str, time_zone: str) -> None:
    """How bright the pages are, and by which clock they tell the time."""
    db.execute(update(Person).where(Person.id == person_id).values(theme=theme, time_zone=time_zone))


def remove_person(db: Session, person_id: UUID) -> None:
    """The account and, by cascade, every row that belongs to it."""
    db.execute(delete(Person).where(Person.id == person_id))
