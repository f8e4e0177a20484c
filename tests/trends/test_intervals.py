from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.intervals import Interval, difference, mean_change

CHANGES = st.lists(st.integers(-10, 10), min_size=2, max_size=60)
SPREAD = CHANGES.filter(lambda values: len(set(values)) > 1)

# A. R. Cushny and A. R. Peebles, Journal of Physiology 32 (1905) 501, the data of Student's paper of 1908, in tenths of
# an hour: additional sleep of ten patients under two drugs. The results are those of R's `?t.test` on `sleep`.
FIRST_DRUG = (7, -16, -2, -12, -1, 34, 37, 8, 0, 20)
SECOND_DRUG = (19, 8, 11, 1, -1, 44, 55, 16, 46, 34)


def ends(found: Interval | None) -> tuple[float, float]:
    assert found is not None
    return found.low, found.high


def test_one_group_of_the_data_of_student() -> None:
    found = mean_change(Counter(b - a for a, b in zip(FIRST_DRUG, SECOND_DRUG, strict=True)))
    assert found is not None
    assert (found.count, found.mean) == (10, 15.8)
    assert ends(found) == pytest.approx((7.001142, 24.598858), abs=1e-6)


def test_two_groups_of_the_data_of_student() -> None:
    found = difference(Counter(FIRST_DRUG), Counter(SECOND_DRUG))
    assert found is not None
    assert (found.count, found.mean) == (20, -15.8)
    assert ends(found) == pytest.approx((-33.654832, 2.054832), abs=1e-6)


@pytest.mark.parametrize("values", [[], [-2], [-2] * 6, [0] * 500])
def test_nothing_one_value_and_equal_values_have_no_interval(values: list[int]) -> None:
    assert mean_change(Counter(values)) is None
    assert difference(Counter(values), Counter([1, 2, 3])) is None
    assert difference(Counter([1, 2, 3]), Counter(values)) is None


def test_a_count_of_none_is_no_value() -> None:
    assert mean_change({-2: 6, 3: 0}) is None


@given(SPREAD, st.integers(-1_000, 1_000))
def test_what_is_added_to_all_is_added_to_the_mean_and_both_ends(values: list[int], more: int) -> None:
    here, there = mean_change(Counter(values)), mean_change(Counter(value + more for value in values))
    assert here is not None
    assert there is not None
    assert there.mean == pytest.approx(here.mean + more)
    assert ends(there) == pytest.approx((here.low + more, here.high + more))


@given(SPREAD, st.integers(1, 50))
def test_on_a_larger_scale_everything_is_larger(values: list[int], times: int) -> None:
    here, there = mean_change(Counter(values)), mean_change(Counter(value * times for value in values))
    assert here is not None
    assert ends(there) == pytest.approx((here.low * times, here.high * times))


@given(SPREAD)
def test_with_the_signs_turned_round_the_interval_is_turned_round(values: list[int]) -> None:
    here, there = mean_change(Counter(values)), mean_change(Counter(-value for value in values))
    assert here is not None
    assert ends(there) == pytest.approx((-here.high, -here.low))


@given(SPREAD)
def test_the_order_changes_nothing(values: list[int]) -> None:
    assert (
        mean_change(Counter(reversed(values))) == mean_change(Counter(sorted(values))) == mean_change(Counter(values))
    )


@given(SPREAD)
def test_the_mean_lies_in_the_middle_and_ties_make_the_interval_shorter(values: list[int]) -> None:
    once, twice = mean_change(Counter(values)), mean_change(Counter(values * 2))
    assert once is not None
    assert twice is not None
    assert once.mean == pytest.approx((once.low + once.high) / 2)
    assert once.mean == twice.mean
    assert twice.high - twice.low < once.high - once.low


@given(SPREAD)
def test_cut_to_the_scale_it_still_holds_the_mean(values: list[int]) -> None:
    found = mean_change(Counter(values))
    assert found is not None
    cut = found.within(-10, 10)
    assert -10 <= cut.low <= cut.mean <= cut.high <= 10


@given(SPREAD, SPREAD)
def test_the_groups_can_be_told_the_other_way_round(a: list[int], b: list[int]) -> None:
    here, there = difference(Counter(a), Counter(b)), difference(Counter(b), Counter(a))
    assert here is not None
    assert ends(there) == pytest.approx((-here.high, -here.low))


@given(SPREAD)
def test_a_group_does_not_differ_from_itself(values: list[int]) -> None:
    found = difference(Counter(values), Counter(values))
    assert found is not None
    assert found.mean == 0
    assert found.low < 0 < found.high


def test_two_million_values_are_reckoned_from_how_often_each_came_up() -> None:
    found = mean_change(dict.fromkeys(range(-10, 11), 100_000))
    assert found is not None
    assert found.count == 2_100_000
    assert ends(found) == pytest.approx((-0.00819, 0.00819), abs=1e-5)
