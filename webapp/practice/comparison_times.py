"""From when to when a fair comparison goes on, by the calendar of the place where it was begun. Pure."""

from datetime import date, datetime, time, timedelta

from webapp.practice.comparison_models import FairComparison
from webapp.trends.records import local, zone

LENGTHS = (14, 21, 28)
"""Days for which a comparison can go on."""
LONGEST = timedelta(days=max(LENGTHS) + 2)
"""After it no comparison goes on, wherever in the world it was begun."""


def covers(comparison: FairComparison, at: datetime) -> bool:
    """Whether the comparison goes on at that time, by the person's calendar."""
    return comparison.started_at <= at and not is_over(comparison, at)


def is_over(comparison: FairComparison, at: datetime) -> bool:
    """A clock that has been set back, or was read before a lock was there, does not undo what has begun."""
    return at >= over_at(comparison)


def last_day(comparison: FairComparison) -> date:
    """The local day on which it ends by itself."""
    return local(comparison.started_at, comparison.time_zone).date() + timedelta(days=comparison.days - 1)


def over_at(comparison: FairComparison) -> datetime:
    """The moment from which it is over: when the person ended it, or the midnight after its last day."""
    midnight = datetime.combine(last_day(comparison) + timedelta(days=1), time(), zone(comparison.time_zone))
    return min(comparison.ended_at, midnight) if comparison.ended_at else midnight
