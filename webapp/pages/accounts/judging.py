"""Whether a name and a password belong together: throttled, and the same work for known and unknown names."""

from datetime import UTC, datetime

from flask import request

from webapp.accounts.models import Person
from webapp.accounts.names import LONGEST_EMAIL, name_key
from webapp.accounts.passwords import password_matches
from webapp.accounts.people import find_person
from webapp.accounts.throttle import begin_try, is_too_many, succeed, take_back
from webapp.extensions import current_db, reading_db, services

TOO_MANY = "There were too many tries. Please wait a quarter of an hour, then try again."


class TooManyTriesError(Exception):
    """This account or this address has used up its tries for now."""


def person_with(name: str, password: str) -> Person | None:
    """Who has this name (or e-mail) and this password. Raises TooManyTriesError. Commits what it counts."""
    wanted = name[:LONGEST_EMAIL] if name.isprintable() else ""
    with reading_db() as db:
        person = find_person(db, wanted)
    account = person.name_key if person else name_key(wanted)
    return person if password_is_right(account, person.password_hash if person else None, password) else None


def password_is_right(account: str, password_hash: str | None, password: str) -> bool:
    """Judged outside any transaction. Raises TooManyTriesError. Commits what it counts."""
    db, now = current_db(), datetime.now(UTC)
    address = request.remote_addr or ""
    attempt = begin_try(db, services().config.secret_key, account=account, address=address, now=now)
    db.commit()
    if is_too_many(db, attempt, now):
        take_back(db, attempt)
        db.commit()
        raise TooManyTriesError
    db.rollback()
    if not password_matches(password_hash, password):
        return False
    succeed(db, attempt)
    db.commit()
    return True
