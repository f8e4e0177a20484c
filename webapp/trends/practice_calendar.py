"""The days of practice: which were practised, in a flare, or rested. Nothing is a chain, and no day is missed.

A day counts as practised with any session on it, however short; a flare day is one with a session marked as a flare.
Rest is each other day since the diary began. Today is neither before it is over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from webapp.trends.periods import how_many, next_after, run_up_to, start_of
from webapp.trends.wording import MONTHS

Mark = Literal["done", "flare", "rest", "today", ""]
"""Without a mark is what lies before the diary or ahead."""

MOST_MONTHS = 13
"""Of more than that each year is a row of counts."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    """What the diary knows of its days: how many sessions there were on each, and which of them saw a flare."""

    sessions: Mapping[date, int]
    flares: Set[date]
    began: date
    today: date

    def mark(self, day: date) -> Mark:
        if self.sessions.get(day):
            return "flare" if day in self.flares else "done"
        if day == self.today:
            return "today"
        return "rest" if self.began <= day < self.today else ""

    @cached_property
    def practised(self) -> Sequence[date]:
        """The days with a session, in order."""
        return sorted(day for day, count in self.sessions.items() if count)

    def practised_between(self, first: date, last: date) -> Sequence[date]:
        return self.practised[bisect_left(self.practised, first) : bisect_right(self.practised, last)]


class Tally(NamedTuple):
    """Some days counted: those on which there was a session (`flares` are among them), and those of rest."""

    practised: int
    flares: int
    rested: int
    sessions: int

    @property
    def days(self) -> int:
        """Without today where there has been no session yet."""
        return self.practised + self.rested


@dataclass(frozen=True, slots=True)
class CalendarDay:
    day: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """`weeks` go from Monday to Sunday; a day of another month, or that is not shown, is None."""

    name: str
    tally: Tally
    weeks: tuple[tuple[CalendarDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    year: int
    tally: Tally


@dataclass(frozen=True)
class PracticeCalendar:
    """Either `months` or `years` is empty. `week` are the last seven days up to `end`."""

    first: date
    end: date
    today: date
    tally: Tally
    week: Tally
    months: tuple[CalendarMonth, ...]
    years: tuple[CalendarYear, ...]


def practice_calendar(kept: Kept, first: date, last: date) -> PracticeCalendar:
    """The local days `first` to `last`; `kept` has what is known of them and of the six days before."""
    end = max(first, min(last, kept.today))
    first = min(max(first, kept.began), end)
    by_year = how_many(first, end, "month") > MOST_MONTHS
    months = () if by_year else tuple(_months(kept, first, end))
    years = tuple(_years(kept, first, end)) if by_year else ()
    tally = _together([part.tally for part in months or years])
    week = _tally(kept, end - 6 * ONE_DAY, end)
    return PracticeCalendar(first, end, kept.today, tally, week, months, years)


def _together(parts: Sequence[Tally]) -> Tally:
    practised, flares, rested, sessions = (sum(column) for column in zip(*parts, strict=True))
    return Tally(practised, flares, rested, sessions)


def _tally(kept: Kept, first: date, last: date) -> Tally:
    """The same as counting the marks, without looking at every day of many years."""
    days = kept.practised_between(first, last)
    over = max(first, kept.began), min(last, kept.today - ONE_DAY)
    rested = max((over[1] - over[0]).days + 1, 0) - len(kept.practised_between(*over))
    return Tally(len(days), len(kept.flares & {*days}), rested, sum(map(kept.sessions.__getitem__, days)))


def _months(kept: Kept, first: date, end: date) -> Iterator[CalendarMonth]:
    for start in run_up_to(end, "month", how_many(first, end, "month")):
        a, b = max(start, first), min(next_after(start, "month") - ONE_DAY, end)
        mondays = run_up_to(b, "week", how_many(a, b, "week"))
        weeks = tuple(tuple(_day(kept, monday + number * ONE_DAY, a, b) for number in range(7)) for monday in mondays)
        yield CalendarMonth(f"{MONTHS[start.month - 1]} {start.year}", _tally(kept, a, b), weeks)


def _day(kept: Kept, day: date, first: date, last: date) -> CalendarDay | None:
    return CalendarDay(day.day, kept.mark(day)) if first <= day <= last else None


def _years(kept: Kept, first: date, end: date) -> Iterator[CalendarYear]:
    """The newest first."""
    for start in reversed(run_up_to(end, "year", how_many(first, end, "year"))):
        until = next_after(start_of(start, "year"), "year") - ONE_DAY
        yield CalendarYear(start.year, _tally(kept, max(start, first), min(until, end)))
