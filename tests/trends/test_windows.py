"""Which days are shown, in which columns, and where the neighbours are."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.periods import Unit, next_after
from webapp.trends.windows import MOST_COLUMNS, PERIODS, Period, Reach, Window, window_of

TODAY = date(2026, 11, 21)
"""A Saturday."""
LONG = Reach(date(2016, 3, 5), TODAY, 10_950)

DAYS = st.dates(date(1980, 1, 1), date(2080, 1, 1))
SPANS = st.integers(0, 15_000)


def shown(period: Period, to: date | None = None, reach: Reach = LONG) -> Window:
    return window_of(period, to, reach, TODAY)


@pytest.mark.parametrize(
    ("period", "unit", "columns", "first", "last"),
    [
        ("week", "day", 7, date(2026, 11, 15), TODAY),
        ("month", "week", 5, date(2026, 10, 19), date(2026, 11, 22)),
        ("quarter", "week", 13, date(2026, 8, 24), date(2026, 11, 22)),
        ("year", "month", 12, date(2025, 12, 1), date(2026, 11, 30)),
        ("all", "year", 11, date(2016, 1, 1), date(2026, 12, 31)),
    ],
)
def test_each_period_has_its_columns(period: Period, unit: Unit, columns: int, first: date, last: date) -> None:
    found = shown(period)
    assert (found.unit, len(found.starts), found.first, found.last) == (unit, columns, first, last)


@pytest.mark.parametrize(
    ("years", "unit"), [(0.2, "week"), (1, "month"), (3, "quarter"), (10, "year"), (13, "year"), (40, "decade")]
)
def test_all_has_whichever_columns_keep_it_readable(years: float, unit: Unit) -> None:
    first = TODAY - timedelta(days=int(years * 365.25))
    found = shown("all", reach=Reach(first, TODAY, 100))
    assert found.unit == unit
    assert found.first <= first
    assert len(found.starts) <= MOST_COLUMNS
    assert (found.earlier, found.later) == (None, None)


def test_a_young_diary_is_not_a_page_of_nothing() -> None:
    young = Reach(date(2026, 11, 4), TODAY, 9)
    assert shown("quarter", reach=young).starts == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    assert len(shown("quarter", reach=Reach(TODAY, TODAY, 6)).starts) == 2
    assert shown("year", reach=young).unit == "week"
    assert shown("quarter", reach=young).earlier is None


def test_a_diary_that_rests_is_shown_up_to_its_newest_entry_until_a_day_is_asked_for() -> None:
    resting = Reach(date(2025, 1, 1), date(2026, 3, 1), 200)
    found = shown("month", reach=resting)
    assert found.last == date(2026, 3, 1)
    assert found.later == date(2026, 4, 5)
    assert shown("month", TODAY, resting).last == date(2026, 11, 22)


def test_a_day_in_the_future_counts_as_today_and_one_before_the_diary_as_its_first() -> None:
    assert shown("week", date(2999, 1, 1)) == shown("week")
    assert shown("week", date(1, 1, 1)).last == LONG.first
    assert shown("all", date(2020, 1, 1)) == shown("all")


def test_what_was_written_down_further_east_is_shown_though_it_is_from_tomorrow() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert window_of("week", None, Reach(TODAY, tomorrow, 9), TODAY).last == tomorrow
    assert window_of("week", None, Reach(TODAY, date(2031, 1, 1), 9), TODAY).last == tomorrow


def test_the_days_are_said_with_their_year() -> None:
    assert shown("quarter").dates == "24 Aug to 22 Nov 2026"
    assert shown("year").dates == "1 Dec 2025 to 30 Nov 2026"


@given(st.sampled_from(PERIODS), DAYS, SPANS, st.one_of(st.none(), DAYS), st.integers(0, 400))
def test_columns_are_neighbours_and_hold_the_day_that_was_asked_for(
    period: Period, today: date, span: int, to: date | None, rest: int
) -> None:
    last = today - timedelta(days=rest)
    found = window_of(period, to, Reach(last - timedelta(days=span), last, 40), today)
    assert all(next_after(a, found.unit) == b for a, b in pairwise(found.starts))
    assert next_after(found.starts[-1], found.unit) - timedelta(days=1) == found.last
    assert found.first <= found.to <= found.last
    assert 1 <= len(found.starts) <= MOST_COLUMNS


@given(st.sampled_from(PERIODS), SPANS)
def test_going_earlier_and_earlier_shows_every_day_of_the_diary_once(period: Period, span: int) -> None:
    reach = Reach(TODAY - timedelta(days=span), TODAY, 40)
    found = shown(period, reach=reach)
    for _ in range(3_000):
        if found.earlier is None:
            break
        before = shown(period, found.earlier, reach)
        assert before.last == found.first - timedelta(days=1)
        assert before.later is not None
        assert shown(period, before.later, reach).starts[-1] >= found.starts[0]
        found = before
    assert found.first <= reach.first
