"""The PEG: its score, its points, and what changes in it mean; worked examples by hand and what must always hold."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.function import FunctionChange, FunctionRecord, Items, change, points, start, weekly, within
from webapp.trends.function_section import MOST_ROWS, function_section
from webapp.trends.words_of_function import said_of_change

MONDAY = date(2026, 8, 3)
TODAY = date(2026, 11, 21)
EVER = (date(2000, 1, 1), date(2100, 1, 1))

scores = st.integers(0, 10)
items = st.builds(Items, scores, scores, scores)


def record(day: date, *given: int, hour: int = 12, zone: str = "UTC") -> FunctionRecord:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return FunctionRecord(UUID(int=day.toordinal() * 24 + hour), at, zone, Items(*given))


def weeks(*totals: tuple[int, int, int]) -> list[FunctionRecord]:
    return [record(MONDAY + timedelta(weeks=number), *three) for number, three in enumerate(totals)]


def between(then: Items, now: Items) -> FunctionChange:
    return FunctionChange(record(MONDAY, *then), record(TODAY, *now))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ((0, 0, 0), "0.0"),
        ((10, 10, 10), "10.0"),
        ((6, 7, 7), "6.7"),
        ((4, 4, 5), "4.3"),
        ((5, 6, 7), "6.0"),
        ((0, 0, 1), "0.3"),
    ],
)
def test_the_score_is_the_mean_of_the_three(given: tuple[int, int, int], shown: str) -> None:
    assert Items(*given).shown == shown


@given(items)
def test_the_score_in_tenths_is_the_nearest_to_the_exact_mean(three: Items) -> None:
    assert abs(Fraction(three.tenths, 10) - Fraction(sum(three), 3)) < Fraction(1, 20)


@given(items)
def test_the_order_of_the_items_makes_no_difference(three: Items) -> None:
    assert Items(three.activity, three.pain, three.enjoyment).tenths == three.tenths


@pytest.mark.parametrize(
    ("then", "now", "tenths", "percent", "matters"),
    [
        ((6, 7, 7), (4, 4, 5), -24, 35, True),
        ((10, 10, 10), (7, 7, 7), -30, 30, True),
        ((10, 10, 10), (7, 7, 8), -27, 27, False),
        ((5, 5, 5), (5, 5, 5), 0, 0, False),
        ((1, 1, 1), (0, 1, 1), -3, 33, True),
        ((4, 5, 5), (3, 3, 4), -14, 29, False),
        ((4, 5, 4), (6, 6, 6), 17, 38, True),
        ((0, 0, 0), (5, 5, 5), 50, None, False),
    ],
)
def test_a_change_of_thirty_percent_matters(
    then: tuple[int, int, int], now: tuple[int, int, int], tenths: int, percent: int | None, matters: bool
) -> None:
    found = between(Items(*then), Items(*now))
    assert (found.tenths, found.percent, found.matters) == (tenths, percent, matters)


def test_the_verdict_is_that_on_the_exact_share_to_one_percent() -> None:
    for before, after in product(range(1, 31), range(31)):
        then, now = (Items(total // 3, (total + 1) // 3, (total + 2) // 3) for total in (before, after))
        assert sum(then) == before
        share = Fraction(abs(after - before), before)
        found = between(then, now)
        assert found.matters == (share >= Fraction(295, 1000)), (before, after)


@given(items, items)
def test_back_again_is_as_far_as_there(a: Items, b: Items) -> None:
    assert between(a, b).tenths == -between(b, a).tenths


@given(st.permutations(weeks((6, 7, 7), (5, 5, 6), (4, 4, 5), (3, 3, 3))))
def test_the_order_in_which_answers_are_read_makes_no_difference(some: list[FunctionRecord]) -> None:
    assert [point.tenths for point in points(some)] == [67, 53, 43, 30]
    found = change(some, EVER, None)
    assert found is not None
    assert (found.then.items.shown, found.now.items.shown) == ("6.7", "3.0")


@given(st.lists(st.tuples(st.integers(0, 300), items), max_size=40))
def test_each_week_has_one_point_at_most(given: list[tuple[int, Items]]) -> None:
    some = [record(MONDAY + timedelta(days=days), *three) for days, three in given]
    found = weekly(some)
    assert [one.week for one in found] == sorted({one.week for one in some})
    assert all(0 <= point.tenths <= 100 for point in points(some))


def test_of_two_in_the_same_week_the_later_one_counts() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert [point.tenths for point in points([record(sunday, 3, 3, 3), record(MONDAY, 9, 9, 9)])] == [30]


def test_a_day_is_that_of_the_place_where_it_was_answered() -> None:
    late_on_sunday = record(MONDAY, 5, 5, 5, hour=2, zone="America/New_York")
    assert late_on_sunday.day == MONDAY - timedelta(days=1)
    assert late_on_sunday.week == MONDAY - timedelta(weeks=1)


def test_later_answers_are_held_against_the_first_or_the_first_within_the_chosen_days() -> None:
    some = weeks((6, 7, 7), (5, 5, 6), (4, 4, 5), (3, 3, 3))
    chosen = (MONDAY + timedelta(days=5), MONDAY + timedelta(days=20))
    empty = (date(2020, 1, 1), date(2020, 1, 14))
    assert start(some, None) == some[0]
    assert start(some, chosen) == some[1]
    assert start(some, empty) == some[0]
    assert start([], chosen) is None
    held = change(some, EVER, chosen)
    assert held is not None
    assert held.chosen
    assert held.then == some[1]


def test_the_last_answer_of_the_shown_days_is_the_one_that_is_spoken_of() -> None:
    some = weeks((6, 7, 7), (5, 5, 6), (4, 4, 5), (3, 3, 3))
    days = (MONDAY + timedelta(days=1), MONDAY + timedelta(days=15))
    found = change(some, days, None)
    assert found is not None
    assert found.now == some[2]
    assert within(some, days) == (some[1], some[2])


def test_one_answer_is_no_change() -> None:
    assert change(weeks((6, 7, 7)), EVER, None) is None
    assert change([], EVER, None) is None
    later = (MONDAY + timedelta(days=1), TODAY)
    assert change(weeks((6, 7, 7)), later, None) is None


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (
            (6, 7, 7),
            (4, 4, 5),
            (
                "4.3 on 21 November, 6.7 at the start on 3 August: 2.4 lower, or 35 percent. "
                "That is a change that matters. Part of a drop would have come by itself."
            ),
        ),
        (
            (6, 7, 7),
            (6, 6, 6),
            (
                "6.0 on 21 November, 6.7 at the start on 3 August: 0.7 lower, or 10 percent. "
                "That is less than a change that matters."
            ),
        ),
        ((5, 5, 5), (5, 5, 5), "5.0 on 21 November, 5.0 at the start on 3 August: no difference."),
        (
            (4, 5, 4),
            (6, 6, 6),
            "6.0 on 21 November, 4.3 at the start on 3 August: 1.7 higher, or 38 percent. That is clearly higher.",
        ),
        (
            (0, 0, 0),
            (1, 1, 1),
            "1.0 on 21 November, 0.0 at the start on 3 August: 1.0 higher. That is less than a change that matters.",
        ),
    ],
)
def test_a_change_is_said_with_both_numbers_and_their_days(
    then: tuple[int, int, int], now: tuple[int, int, int], said: str
) -> None:
    assert said_of_change(between(Items(*then), Items(*now)), TODAY) == said


def test_the_section_says_what_it_has_and_asks_for_help_only_where_it_is_clearly_worse() -> None:
    nothing = function_section([], EVER, None, TODAY)
    assert (nothing.said, nothing.rows, nothing.ever) == ("", (), False)

    one = function_section(weeks((6, 7, 7)), EVER, None, TODAY)
    assert one.said == "6.7 on 3 August. Later weeks are held against this one."
    assert one.counts == "1 week answered in this period."

    better = function_section(weeks((6, 7, 7), (4, 4, 5)), EVER, None, TODAY)
    worse = function_section(weeks((4, 4, 5), (6, 7, 7)), EVER, None, TODAY)
    assert (better.worse, worse.worse) == (False, True)
    assert [row.day for row in better.rows] == ["10 August", "3 August"]

    elsewhere = function_section(weeks((6, 7, 7)), (TODAY, TODAY), None, TODAY)
    assert (elsewhere.said, elsewhere.counts, elsewhere.ever) == ("", "No week answered in this period.", True)


def test_the_table_of_many_years_has_the_newest_weeks() -> None:
    many = [record(date(2016, 1, 4) + timedelta(weeks=number), 5, 5, number % 11) for number in range(520)]
    found = function_section(many, EVER, None, TODAY)
    assert (len(found.rows), found.weeks) == (MOST_ROWS, 520)
    assert found.rows[0].items == many[-1].items
