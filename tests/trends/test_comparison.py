from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import daily, eight_weeks, session
from webapp.trends.averages import Summary
from webapp.trends.comparison import Comparison, compare, least_that_matters, spans
from webapp.trends.records import SessionRecord, in_order

TODAY = date(2026, 11, 21)
MONDAY = datetime(2026, 9, 28, 9, tzinfo=UTC)


def comparison(then: Summary, now: Summary) -> Comparison:
    return Comparison(then, now, 4, date(2026, 9, 28), date(2026, 10, 26))


def ratings(total: int, count: int = 10) -> Summary:
    return Summary(count, total, 0, 10)


def test_the_worked_example_is_two_points_or_34_percent_lower_and_matters() -> None:
    found = compare(spans(eight_weeks(), TODAY))
    assert found is not None
    assert (found.then.shown, found.then.count, found.now.shown, found.now.count) == ("5.9", 18, "3.9", 21)
    assert (found.tenths, found.percent, found.matters, found.weeks) == (-20, 34, True, 4)


@pytest.mark.parametrize(
    ("then", "now", "matters"),
    [
        (80, 60, True),  # 2.0 points, 25 %
        (80, 61, False),  # 1.9 points, 24 %
        (50, 35, True),  # 1.5 points, 30 %
        (50, 36, False),  # 1.4 points, 28 %
        (60, 80, True),  # more pain matters as well
        (50, 50, False),
        (0, 20, True),
        (0, 10, False),  # there is no share of nothing
    ],
)
def test_two_points_or_thirty_percent_matter(then: int, now: int, matters: bool) -> None:
    assert comparison(ratings(then), ratings(now)).matters is matters


@pytest.mark.parametrize(("base", "least"), [(0, 20), (10, 3), (50, 15), (59, 18), (67, 20), (68, 20), (100, 20)])
def test_the_least_change_that_matters_is_found_from_where_it_began(base: int, least: int) -> None:
    assert least_that_matters(base) == least
    assert comparison(ratings(base), ratings(base + least)).matters
    assert not comparison(ratings(base), ratings(base + least - 1)).matters


def test_the_verdict_agrees_with_the_figures_beside_it() -> None:
    # 5.96 and 3.95 are shown as 6.0 and 4.0: 2.0 points apart for every reader, and so for the verdict.
    found = comparison(Summary(100, 596, 0, 10), Summary(100, 395, 0, 10))
    assert (found.then.shown, found.now.shown, found.tenths, found.matters) == ("6.0", "4.0", -20, True)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=30), st.integers(1, 5))
def test_equal_spans_differ_by_nothing_however_many_ratings_they_have(scores: list[int], times: int) -> None:
    both = Summary(len(scores), sum(scores), min(scores), max(scores))
    more = Summary(len(scores) * times, sum(scores) * times, min(scores), max(scores))
    found = comparison(both, more)
    assert (found.tenths, found.matters) == (0, False)


@given(st.integers(0, 80), st.integers(0, 80))
def test_the_points_do_not_change_when_everything_is_one_higher(then: int, now: int) -> None:
    assert comparison(ratings(then), ratings(now)).tenths == comparison(ratings(then + 10), ratings(now + 10)).tenths


@given(st.permutations(eight_weeks()[:20]))
def test_the_order_in_which_sessions_are_found_changes_nothing(mixed: list[SessionRecord]) -> None:
    assert spans(in_order(mixed), TODAY) == spans(in_order(eight_weeks()[:20]), TODAY)


@pytest.mark.parametrize(
    ("days", "weeks"), [(13, None), (14, 1), (20, 1), (21, 2), (34, 2), (35, 3), (48, 3), (49, 4), (200, 4)]
)
def test_two_full_weeks_are_needed_and_no_more_than_four_are_compared(days: int, weeks: int | None) -> None:
    today = MONDAY.date() + timedelta(days=days)
    found = spans(daily(MONDAY, [5] * (days + 1)), today)
    assert (found.weeks if found else None) == weeks


def test_a_new_week_without_a_rating_does_not_yet_push_the_weeks_on() -> None:
    records = daily(MONDAY, [5] * 56)  # ends on Sunday 22 November
    sunday, monday = (spans(records, date(2026, 11, day)) for day in (22, 23))
    assert sunday is not None
    assert monday is not None
    assert sunday.now_from == monday.now_from == date(2026, 10, 26)


def test_after_a_long_pause_there_is_nothing_to_compare() -> None:
    found = spans(eight_weeks(), date(2027, 6, 1))
    assert found is not None
    assert (found.now, found.then) == (None, None)
    assert compare(found) is None


def test_fewer_than_four_ratings_on_a_side_are_not_compared() -> None:
    first, last = datetime(2026, 9, 1, 9, tzinfo=UTC), datetime(2026, 11, 18, 9, tzinfo=UTC)
    old = daily(first, [6] * 60)
    assert compare(spans([*old[:30], *daily(last, [3] * 3)], TODAY)) is None


def test_a_session_without_a_rating_before_is_no_rating() -> None:
    unrated = [session(MONDAY + timedelta(days=day), None, 3) for day in range(50)]
    assert spans(unrated, TODAY) is None
