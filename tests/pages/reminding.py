"""Links that reach something of a person without signing in: their calendar, confirming a mailbox, ending mails."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from webapp.reminding.asking import ask_about
from webapp.reminding.feeds import make_address
from webapp.reminding.stop_tokens import Stops

MAILBOX = "alice@example.org"


def links_of(db: Session, app: Flask, person_id: UUID) -> dict[str, str]:
    """The token of each, by its name in the address."""
    now = datetime.now(UTC)
    stops = Stops(app.extensions["ebb"].config.secret_key)
    found = {
        "feed_token": make_address(db, person_id, now),
        "confirm_token": ask_about(db, person_id, MAILBOX, now),
        "stop_token": stops.token(person_id, MAILBOX),
    }
    db.commit()
    return found
