"""How often somebody may try to sign in: counted in the database, so across workers and restarts.

A try is written down before it is judged and taken back when it succeeds. So however many arrive at once, each sees
all that were written before it, and no more than the limit pass.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from webapp.accounts.models import FailedSignIn

WINDOW = timedelta(minutes=15)
TRIES_AN_ACCOUNT = 10
TRIES_AN_ADDRESS = 30


@dataclass(frozen=True)
class Try:
    """One attempt: the keyed hashes it counts for, and the rows it wrote."""

    account: bytes
    address: bytes
    rows: tuple[UUID, UUID]


def begin_try(db: Session, secret_key: str, *, account: str, address: str, now: datetime) -> Try:
    """Write a try down; the caller commits before asking whether it is one too many."""
    attempt = Try(
        account=subject_of(secret_key, "sign-in account", account),
        address=subject_of(secret_key, "sign-in address", network_of(address)),
        rows=(uuid4(), uuid4()),
    )
    db.execute(delete(FailedSignIn).where(FailedSignIn.failed_at <= now - WINDOW))
    subjects = zip(attempt.rows, (attempt.account, attempt.address), strict=True)
    db.execute(insert(FailedSignIn), [{"id": row, "subject": subject, "failed_at": now} for row, subject in subjects])
    return attempt


def is_too_many(db: Session, attempt: Try, now: datetime) -> bool:
    count = select(FailedSignIn.subject, func.count()).where(FailedSignIn.failed_at > now - WINDOW)
    counted = count.where(FailedSignIn.subject.in_([attempt.account, attempt.address])).group_by(FailedSignIn.subject)
    tries = dict(db.execute(counted).all())
    return tries.get(attempt.account, 0) > TRIES_AN_ACCOUNT or tries.get(attempt.address, 0) > TRIES_AN_ADDRESS


def take_back(db: Session, attempt: Try) -> None:
    """A try that was refused unjudged does not count, so nobody can keep another person out for good."""
    _remove(db, attempt.rows)


def succeed(db: Session, attempt: Try) -> None:
    """The account starts afresh. The address does not: one good account must not buy more tries at others."""
    db.execute(delete(FailedSignIn).where(FailedSignIn.subject == attempt.account))
    _remove(db, attempt.rows)


def _remove(db: Session, rows: Iterable[UUID]) -> None:
    db.execute(delete(FailedSignIn).where(FailedSignIn.id.in_(rows)))


def subject_of(secret_key: str, kind: str, text: str) -> bytes:
    """A keyed hash of what is counted, so that the table tells of nobody."""
    return hmac.digest(secret_key.encode(), f"{kind} {text}".encode(), "sha256")


def network_of(address: str) -> str:
    """An IPv6 connection owns a whole /64, so that is what counts."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(parsed.exploded[:19]) if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped else str(parsed)
