"""Letting others read a report by link: making one, finding it by its token, counting who looked, taking it back.

The link carries a token of 128 bits. Guesses need no throttle:
of 2¹²⁸ tokens, a thousand million tries a second for a hundred years come upon one of a million open links with a
chance of one in a hundred million million. Whoever calls commits.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from webapp.accounts.tokens import LONGEST_TOKEN, hashed, new_token
from webapp.practice.recording import made_once
from webapp.sharing.models import SharedReport

State = Literal["open", "expired", "revoked"]

USUAL_DAYS, MOST_DAYS = 14, 90
"""How long a link lasts."""
MOST_OPEN = 50
"""Links of one person that can be read at once."""


class TooManyLinksError(Exception):
    """So many links are open that another one is refused. Its message is for the person."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shared, for how many days, and for whom, as the person calls them."""

    first: date
    last: date
    days: int = USUAL_DAYS
    label: str = ""
    printed_name: str = ""
    with_notes: bool = False


def share(db: Session, person_id: UUID, key: UUID, wish: Wish, *, now: datetime, time_zone: str) -> str | None:
    """Make a link and return its token, which is nowhere else. None where the same request has made it before.

    Raises TooManyLinksError.
    """
    token = new_token()

    def find() -> SharedReport | None:
        return db.scalar(select(SharedReport).where(SharedReport.person_id == person_id, SharedReport.key == key))

    def make() -> SharedReport:
        report = SharedReport(
            person_id=person_id,
            key=key,
            token_hash=hashed(token),
            label=wish.label,
            printed_name=wish.printed_name,
            with_notes=wish.with_notes,
            first_day=wish.first,
            last_day=wish.last,
            made_at=now,
            time_zone=time_zone,
            expires_at=now + timedelta(days=wish.days),
        )
        db.add(report)
        return report

    found = find()
    if found is None and _how_many_open(db, person_id, now) >= MOST_OPEN:
        raise TooManyLinksError(f"You have {MOST_OPEN} open links. Revoke one that is no longer needed.")
    report = found or made_once(db, make, find)
    return token if report.token_hash == hashed(token) else None


def _how_many_open(db: Session, person_id: UUID, now: datetime) -> int:
    wanted = select(func.count()).where(
        SharedReport.person_id == person_id, SharedReport.revoked_at.is_(None), SharedReport.expires_at > now
    )
    return db.scalar(wanted) or 0


def report_of(db: Session, token: str, now: datetime) -> SharedReport | None:
    """The report that whoever has this token may read now."""
    if len(token) > LONGEST_TOKEN:
        return None
    wanted = select(SharedReport).where(
        SharedReport.token_hash == hashed(token), SharedReport.revoked_at.is_(None), SharedReport.expires_at > now
    )
    return db.scalars(wanted).first()


def count_view(db: Session, report_id: UUID, now: datetime) -> None:
    """One statement, so that of two views at one moment none is lost."""
    seen = update(SharedReport).where(SharedReport.id == report_id)
    db.execute(seen.values(views=SharedReport.views + 1, last_viewed_at=now))


def reports_of(db: Session, person_id: UUID) -> list[SharedReport]:
    """The newest first."""
    wanted = select(SharedReport).where(SharedReport.person_id == person_id)
    return list(db.scalars(wanted.order_by(SharedReport.made_at.desc(), SharedReport.id)))


def revoke(db: Session, person_id: UUID, report_id: UUID, now: datetime) -> bool:
    """False where this person has no such link. One that was revoked before stays as it is."""
    report = db.scalar(select(SharedReport).where(SharedReport.person_id == person_id, SharedReport.id == report_id))
    if report is None:
        return False
    report.revoked_at = report.revoked_at or now
    return True


def state_of(report: SharedReport, now: datetime) -> State:
    if report.revoked_at is not None:
        return "revoked"
    return "open" if report.expires_at > now else "expired"
