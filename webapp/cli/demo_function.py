"""What the invented person answers to the three weekly questions of the PEG. Invented, like the year it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random
from statistics import fmean
from zoneinfo import ZoneInfo

from webapp.cli.demo_diary import InventedSession
from webapp.trends.periods import start_of
from webapp.trends.records import local

SHARE = 0.6
"""In how many of the weeks with a session the questions are answered."""
ANSWERED_AT = time(19, 30)
"""On the Sunday that ends the week."""


@dataclass(frozen=True)
class InventedFunction:
    pain: int
    enjoyment: int
    activity: int
    rated_at: datetime
    time_zone: str


def invent_function(sessions: Sequence[InventedSession], *, until: datetime, seed: int) -> Iterator[InventedFunction]:
    """At most one a week. `sessions` are in order."""
    random = Random(seed)  # noqa: S311 an invention, not a secret
    for monday, inside in groupby(sessions, key=lambda one: start_of(_day(one), "week")):
        of_week = list(inside)
        at = _sunday(monday, of_week[-1].time_zone)
        if at < until and random.random() < SHARE:
            level = fmean(one.before for one in of_week) - 0.8
            pain, enjoyment, activity = (_score(level + random.gauss(shift, 0.6)) for shift in (0.0, -0.3, 0.4))
            yield InventedFunction(pain, enjoyment, activity, at, of_week[-1].time_zone)


def _day(session: InventedSession) -> date:
    return local(session.started_at, session.time_zone).date()


def _sunday(monday: date, zone: str) -> datetime:
    return datetime.combine(monday + timedelta(days=6), ANSWERED_AT, ZoneInfo(zone)).astimezone(UTC)


def _score(level: float) -> int:
    return max(0, min(10, round(level)))
