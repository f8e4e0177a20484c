"""When a person is to be reminded: times on the clock on their wall, turned into moments. Pure.

A time that the clock skips is moved on by as much as the clock is, and one that it shows twice counts at the first of
the two: RFC 5545, 3.3.5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from webapp.trends.records import zone

MOST_TIMES = 4
"""A day, as somebody chooses them; a plan may ask for more."""

USUAL: tuple[tuple[str, ...], ...] = (
    (),
    ("20:00",),
    ("08:00", "20:00"),
    ("08:00", "13:00", "20:00"),
    ("08:00", "12:00", "16:00", "20:00"),
    ("08:00", "11:00", "14:00", "17:00", "20:00"),
    ("08:00", "10:30", "13:00", "15:30", "18:00", "20:30"),
)
"""For a plan of so many times a day, where none were chosen."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The days of a plan that is followed, by the calendar on the person's wall."""

    first: date
    days: int
    times_a_day: int

    @property
    def last(self) -> date:
        return self.first + (self.days - 1) * A_DAY

    def cover(self, day: date) -> bool:
        return 0 <= (day - self.first).days < self.days


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When somebody wants to be reminded. Each day of the plan counts; on others the chosen weekdays (0 is Monday)."""

    times: tuple[time, ...]
    """In order, none twice."""
    weekdays: frozenset[int]
    plan: PlanDays | None = None

    def times_on(self, day: date) -> tuple[time, ...]:
        if self.plan and self.plan.cover(day):
            return as_often_as(self.plan.times_a_day, self.times)
        return self.times if day.weekday() in self.weekdays else ()


@dataclass(frozen=True, slots=True)
class Due:
    at: datetime
    """In UTC."""
    day: date
    """The local day whose reminder it is."""


def as_often_as(times_a_day: int, chosen: Sequence[time]) -> tuple[time, ...]:
    """So many times: of the chosen ones, where they are more, such as are spread over them; else usual ones join them,
    each chosen one in the place of the usual one that is nearest.
    """
    if len(chosen) >= times_a_day:
        steps = max(times_a_day - 1, 1)
        return tuple(chosen[place * (len(chosen) - 1) // steps] for place in range(times_a_day))
    joining = [time.fromisoformat(text) for text in USUAL[times_a_day]]
    for at in chosen:
        joining.remove(min(joining, key=lambda usual: abs(_minutes(usual) - _minutes(at))))
    return tuple(sorted((*chosen, *joining)))


def moment(day: date, at: time, time_zone: str) -> datetime:
    """When the clock shows it, in UTC. A zone that this machine does not know counts as UTC."""
    return datetime.combine(day, at.replace(fold=0), zone(time_zone)).astimezone(UTC)


def due_between(rhythm: Rhythm, time_zone: str, after: datetime, until: datetime) -> Iterator[Due]:
    """What is due later than `after` and not later than `until` (both aware), in order, no moment twice.

    A day more on both sides is looked at: where a whole day is skipped, its times belong to the next.
    """
    place = zone(time_zone)
    day, last = after.astimezone(place).date() - A_DAY, until.astimezone(place).date() + A_DAY
    found: dict[datetime, Due] = {}
    while day <= last:
        for at in rhythm.times_on(day):
            due = Due(moment(day, at, time_zone), day)
            if after < due.at <= until:
                found.setdefault(due.at, due)
        day += A_DAY
    yield from (found[at] for at in sorted(found))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
