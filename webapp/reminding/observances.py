"""The changes of a clock, as a calendar file tells of them: yearly rules where they hold, else each by itself. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from webapp.trends.records import zone

STEP = timedelta(hours=12)
"""No clock changes twice within it."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Rule:
    """Every year in this month, on this weekday of it."""

    month: int
    weekday: str
    """`1SU` for the first Sunday, `-1SU` for the last."""


@dataclass(frozen=True, slots=True)
class Observance:
    """How far a clock is ahead of UTC, and since when: a STANDARD or DAYLIGHT of RFC 5545, 3.6.5."""

    name: str
    before: timedelta
    after: timedelta
    starts: datetime
    """By the clock as it was set before; naive."""
    again: tuple[datetime, ...] = ()
    rule: Rule | None = None

    @property
    def is_summer(self) -> bool:
        return self.after > self.before


@lru_cache(maxsize=64)
def observances(time_zone: str, first_year: int, last_year: int) -> tuple[Observance, ...]:
    """What tells the clock right from the year after `first_year` on, and the known changes until `last_year`.

    Where summer time comes and goes by two rules, these two are all: the form that every calendar program reads.
    """
    alike: dict[tuple[str, timedelta, timedelta], list[datetime]] = defaultdict(list)
    for name, before, after, wall in _changes(time_zone, first_year, last_year):
        alike[name, before, after].append(wall)
    found = tuple(_observance(*key, walls, last_year - first_year + 1) for key, walls in alike.items())
    if len(found) == 2 and all(one.rule for one in found):
        return found
    began = datetime(first_year, 1, 1, tzinfo=zone(time_zone))
    offset = began.utcoffset() or timedelta()
    return (Observance(began.tzname() or "", offset, offset, began.replace(tzinfo=None)), *found)


def _observance(name: str, before: timedelta, after: timedelta, walls: Sequence[datetime], years: int) -> Observance:
    rule = _rule(walls) if len(walls) == years else None
    return Observance(name, before, after, walls[0], () if rule else tuple(walls[1:]), rule)


def _rule(walls: Sequence[datetime]) -> Rule | None:
    """What all of them, one a year, have in common."""
    if len({wall.year for wall in walls}) < len(walls):
        return None
    if len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) > 1:
        return None
    day = WEEKDAYS[walls[0].weekday()]
    weeks = {(wall.day - 1) // 7 + 1 for wall in walls}
    if all((wall + timedelta(weeks=1)).month != wall.month for wall in walls):
        return Rule(walls[0].month, f"-1{day}")
    return Rule(walls[0].month, f"{weeks.pop()}{day}") if len(weeks) == 1 else None


def _changes(time_zone: str, first_year: int, last_year: int) -> Iterator[tuple[str, timedelta, timedelta, datetime]]:
    """Each with its name, the offsets before and after, and the time on the clock that is about to be set."""
    place = zone(time_zone)
    now, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)

    def offset(at: datetime) -> timedelta:
        return at.astimezone(place).utcoffset() or timedelta()

    while now < end:
        then = now + STEP
        if offset(now) != offset(then):
            low, high = now, then
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if offset(middle) == offset(now) else (low, middle)
            name = high.astimezone(place).tzname() or ""
            yield name, offset(low), offset(high), (high + offset(low)).replace(tzinfo=None)
        now = then
