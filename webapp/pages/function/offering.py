"""Whether the questions about the week are offered in this browser."""

from datetime import date

from flask import session

from webapp.trends.periods import start_of

KEY = "not_this_week"
"""Kept in this browser until the week ends, and nowhere else."""


def may_be_offered(today: date) -> bool:
    return session.get(KEY) != _week(today)


def keep_from_offering(today: date) -> None:
    """Nothing is stored of it but that they are not offered again this week."""
    session[KEY] = _week(today)


def _week(today: date) -> str:
    return start_of(today, "week").isoformat()
