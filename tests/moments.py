"""When the tests happen that ask what a page says now: the same day in London as by the clock of the world."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOON.date()


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)
