"""Whether a mailbox is theirs: asking by mail, confirming, and no more mail. Whoever calls commits.

An address book must not become a nuisance to anybody. So who asks, whom is written to and where the wish comes from
are each counted for a day. A mail is written down before it is judged, as tries to sign in are: however many are asked
for at once, no more than the limit go out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, exists, func, insert, select
from sqlalchemy.orm import Session

from webapp.accounts.throttle import network_of, subject_of
from webapp.accounts.tokens import LONGEST_TOKEN, hashed, new_token
from webapp.reminding.keeping import reminder_to_change
from webapp.reminding.models import ConfirmationMail, Reminder
from webapp.reminding.stop_tokens import is_marked

A_DAY = timedelta(days=1)
LINK_HOLDS = timedelta(days=2)
MOST_A_DAY = {"person": 3, "mailbox": 3, "network": 10}


@dataclass(frozen=True)
class Wish:
    """One mail that is asked for: the subjects it counts for, and the rows it wrote."""

    subjects: Mapping[str, bytes]
    rows: tuple[UUID, ...]


def begin_to_ask(db: Session, secret_key: str, *, person_id: UUID, email: str, address: str, now: datetime) -> Wish:
    """Write it down; the caller commits before asking whether it is one too many."""
    told = {"person": str(person_id), "mailbox": email, "network": network_of(address)}
    subjects = {kind: subject_of(secret_key, f"confirmation {kind}", text) for kind, text in told.items()}
    wish = Wish(subjects, tuple(uuid4() for _ in subjects))
    db.execute(delete(ConfirmationMail).where(ConfirmationMail.asked_at <= now - A_DAY))
    pairs = zip(wish.rows, subjects.values(), strict=True)
    db.execute(insert(ConfirmationMail), [{"id": row, "subject": subject, "asked_at": now} for row, subject in pairs])
    return wish


def is_too_many(db: Session, wish: Wish, now: datetime) -> bool:
    count = select(ConfirmationMail.subject, func.count()).where(ConfirmationMail.asked_at > now - A_DAY)
    counted = count.where(ConfirmationMail.subject.in_(wish.subjects.values())).group_by(ConfirmationMail.subject)
    mails = dict(db.execute(counted).all())
    return any(mails.get(subject, 0) > MOST_A_DAY[kind] for kind, subject in wish.subjects.items())


def take_back(db: Session, wish: Wish) -> None:
    """What was refused does not count."""
    db.execute(delete(ConfirmationMail).where(ConfirmationMail.id.in_(wish.rows)))


def ask_about(db: Session, person_id: UUID, email: str, now: datetime) -> str:
    """From now on the mailbox waits to be confirmed with the token that is returned. One from before is let go."""
    token = new_token()
    reminder = reminder_to_change(db, person_id, now)
    reminder.email, reminder.email_confirmed_at = email, None
    reminder.email_asked_at, reminder.email_token_hash = now, hashed(token)
    return token


def asked_with(db: Session, token: str, now: datetime) -> Reminder | None:
    """The reminder whose mailbox the token stands for, for two days."""
    if len(token) > LONGEST_TOKEN:
        return None
    return db.scalar(
        select(Reminder).where(Reminder.email_token_hash == hashed(token), Reminder.email_asked_at > now - LINK_HOLDS)
    )


def confirm(db: Session, token: str, now: datetime) -> bool:
    """False where there is nothing to confirm. A second time changes nothing."""
    reminder = asked_with(db, token, now)
    if reminder is None:
        return False
    reminder.email_confirmed_at = reminder.email_confirmed_at or now
    return True


def is_written_to(db: Session, person_id: UUID, mark: str) -> bool:
    """Whether the mailbox with this mark is still the one for this person's mail."""
    return is_marked(db.scalar(select(Reminder.email).where(Reminder.person_id == person_id)), mark)


def write_no_more(db: Session, person_id: UUID, now: datetime) -> None:
    if db.scalar(select(exists().where(Reminder.person_id == person_id))):
        reminder = reminder_to_change(db, person_id, now)
        reminder.email = reminder.email_asked_at = reminder.email_token_hash = reminder.email_confirmed_at = None
