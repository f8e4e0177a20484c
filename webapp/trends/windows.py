"""Which days the page of trends shows, and in which columns.

A week is seven days, a month five weeks, a quarter thirteen weeks, a year twelve months; `all` has whichever columns
keep it readable. What lies wholly before a diary began is left away, so that a young diary is not a page of nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from webapp.trends.periods import Unit, how_many, next_after, run_up_to
from webapp.trends.wording import short_date

Period = Literal["week", "month", "quarter", "year", "all"]
PERIODS: tuple[Period, ...] = ("week", "month", "quarter", "year", "all")

COLUMNS: Mapping[Period, tuple[Unit, int]] = {
    "week": ("day", 7),
    "month": ("week", 5),
    "quarter": ("week", 13),
    "year": ("month", 12),
}
LEAST_COLUMNS: Mapping[Unit, int] = {"day": 7, "week": 2, "month": 2, "quarter": 2, "year": 2, "decade": 2}
MOST_COLUMNS = 14
"""As many as keep their numbers apart on a phone."""
UNITS_OF_ALL: tuple[Unit, ...] = ("week", "month", "quarter", "year")
"""Decades take what is left."""
WEEKS_OF_QUARTER = 13
FURTHEST_AHEAD = timedelta(days=1)
"""What was written down further east may already be tomorrow's."""


@dataclass(frozen=True)
class Reach:
    """The local days of the oldest and the newest entry of a diary, and how many entries there are."""

    first: date
    last: date
    sessions: int
    ratings: int = 0
    """Those on their own."""

    @property
    def entries(self) -> int:
        return self.sessions + self.ratings


@dataclass(frozen=True)
class Window:
    """`to` is the day that was asked for; `last` the last day of its column, which may lie a few days later."""

    period: Period
    unit: Unit
    starts: tuple[date, ...]
    to: date
    last: date
    earlier: date | None = None
    """The `to` of the neighbour before; None where the diary does not reach back so far."""
    later: date | None = None

    @property
    def first(self) -> date:
        return self.starts[0]

    @property
    def dates(self) -> str:
        """`24 Aug to 22 Nov 2026`."""
        first = short_date(self.first) if self.first.year == self.last.year else _with_year(self.first)
        return f"{first} to {_with_year(self.last)}"


def _with_year(day: date) -> str:
    return f"{short_date(day)} {day.year}"


def window_of(period: Period, to: date | None, reach: Reach, today: date) -> Window:
    """The window that ends with the local day `to`, or with today.

    Without `to` it ends with the newest entry if there is none in the window of today. A day in the future counts as
    today, one before the diary as its first day.
    """
    today = max(today, min(reach.last, today + FURTHEST_AHEAD))
    if period == "all":
        return _all(reach, today)
    if to is not None:
        return _ending(period, min(max(to, reach.first), today), reach, today)
    now = _ending(period, today, reach, today)
    return now if now.first <= reach.last else _ending(period, min(reach.last, today), reach, today)


def _ending(period: Period, to: date, reach: Reach, today: date) -> Window:
    unit, count = COLUMNS[period]
    if period == "year" and how_many(reach.first, today, "week") <= WEEKS_OF_QUARTER:
        unit, count = COLUMNS["quarter"]
    whole = run_up_to(to, unit, count)
    starts = whole[-_columns(unit, count, reach.first, to) :]
    last = next_after(starts[-1], unit) - timedelta(days=1)
    return Window(
        period,
        unit,
        starts,
        to,
        last,
        earlier=whole[0] - timedelta(days=1) if whole[0] > reach.first else None,
        later=min(today, last + (last - whole[0]) + timedelta(days=1)) if last < today else None,
    )


def _columns(unit: Unit, count: int, first: date, to: date) -> int:
    return min(count, max(LEAST_COLUMNS[unit], how_many(first, to, unit)))


def _all(reach: Reach, today: date) -> Window:
    """From the first entry to the newest one, or to today where they are near enough to share the picture."""
    to = today if how_many(reach.last, today, "week") <= WEEKS_OF_QUARTER else reach.last
    unit = _finest(reach.first, to)
    starts = run_up_to(to, unit, max(LEAST_COLUMNS[unit], how_many(reach.first, to, unit)))
    return Window("all", unit, starts, to, next_after(starts[-1], unit) - timedelta(days=1))


def _finest(first: date, last: date) -> Unit:
    for unit in UNITS_OF_ALL:
        if how_many(first, last, unit) <= MOST_COLUMNS:
            return unit
    return "decade"
