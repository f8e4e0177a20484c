from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.periods import UNITS, Unit, how_many, next_after, run_up_to, start_of

DAYS = st.dates(date(1971, 1, 1), date(2100, 1, 1))


@given(DAYS, st.sampled_from(UNITS))
def test_every_day_lies_in_exactly_one_stretch(day: date, unit: Unit) -> None:
    start = start_of(day, unit)
    assert start <= day < next_after(start, unit)
    assert start_of(start, unit) == start
    assert start_of(next_after(start, unit), unit) == next_after(start, unit)


@given(DAYS)
def test_weeks_begin_on_monday(day: date) -> None:
    assert start_of(day, "week").weekday() == 0


@given(DAYS, st.sampled_from(UNITS), st.integers(1, 30))
def test_a_run_is_as_long_as_asked_without_gap_and_ends_with_the_last_day(day: date, unit: Unit, count: int) -> None:
    run = run_up_to(day, unit, count)
    assert len(run) == count
    assert run[-1] == start_of(day, unit)
    assert all(next_after(a, unit) == b for a, b in pairwise(run))
    assert how_many(run[0], day, unit) == count


@pytest.mark.parametrize(("unit", "count"), [("day", 3), ("week", 2), ("month", 2), ("year", 2)])
def test_what_is_touched_is_counted(unit: Unit, count: int) -> None:
    assert how_many(date(2026, 12, 31), date(2027, 1, 2), unit) == (count if unit != "week" else 1)
    assert how_many(date(2026, 12, 31), date(2026, 12, 31), unit) == 1


def test_a_leap_day_is_in_february() -> None:
    assert next_after(date(2028, 2, 1), "month") == date(2028, 3, 1)
    assert start_of(date(2028, 2, 29), "year") == date(2028, 1, 1)
    assert next_after(date(2028, 2, 28), "day") == date(2028, 2, 28) + timedelta(days=1)
