"""Local days: that of whoever is signed in, and one that was typed."""

import re
from datetime import UTC, date, datetime

from flask_login import current_user

from webapp.trends.records import local

WRITTEN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def today() -> date:
    """Where the person is who is signed in."""
    return local(datetime.now(UTC), current_user.time_zone).date()


def read_day(text: str | None) -> date | None:
    """None for anything but a day written as 2026-11-21."""
    try:
        return date.fromisoformat(text) if text and WRITTEN.fullmatch(text) else None
    except ValueError:
        return None
