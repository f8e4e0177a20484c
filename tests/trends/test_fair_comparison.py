"""A fair comparison: what counts, when it says something, and how often it is mistaken."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.blocks import draw
from webapp.trends.fair_comparison import Dealt, FairResult, fair_result

CAT, LEGS = "cat", "legs-up"


def a_world(seed: int, sessions: int, effect: Callable[[str], float]) -> FairResult:
    """Somebody whose back goes up and down over the days, and eases by 0 to 2 after any session, and by the effect."""
    random, lots, days = Random(seed), f"{seed:032x}", 5.0
    dealt = []
    for place, routine in enumerate(draw(lots, CAT, LEGS, sessions)[:sessions]):
        days = min(9.0, max(2.0, days + random.uniform(-1, 1)))
        before = round(days)
        after = round(days - random.uniform(0, 2) - effect(routine) + random.gauss(0, 1))
        dealt.append(Dealt(place, routine, before, min(10, max(0, after))))
    return fair_result(lots, CAT, LEGS, dealt)


def evenly(changes: dict[str, list[int]], lots: str = "ab" * 16) -> FairResult:
    """The changes of each in turn, dealt as the lots have it."""
    left = {routine: iter(some) for routine, some in changes.items()}
    places = draw(lots, CAT, LEGS, sum(map(len, changes.values())))
    dealt = [Dealt(place, r, 6, 6 + c) for place, r in enumerate(places) if (c := next(left[r], None)) is not None]
    return fair_result(lots, CAT, LEGS, dealt)


def test_until_ten_pairs_on_each_side_it_says_how_many_are_missing_and_nothing_else() -> None:
    result = evenly({CAT: [-1] * 9 + [0], LEGS: [-3] * 9})
    assert result.verdict is None
    assert [(side.routine, side.pairs, side.needed) for side in result.sides] == [(CAT, 10, 0), (LEGS, 9, 1)]


def test_from_ten_on_each_side_it_says_the_difference_of_the_means_as_they_are_shown() -> None:
    result = evenly({CAT: [-1, 0] * 5, LEGS: [-3, -2] * 5})
    assert [side.tenths for side in result.sides] == [-5, -25]
    assert result.verdict is not None
    assert (result.verdict.tenths, result.verdict.sure) == (20, "very")
    assert result.verdict.interval is not None
    assert 1 <= result.verdict.interval.low < 2 < result.verdict.interval.high <= 3


def test_sessions_without_both_ratings_and_removed_ones_are_counted_and_change_nothing() -> None:
    lots = "cd" * 16
    places = list(enumerate(draw(lots, CAT, LEGS, 24)))
    full = [Dealt(place, routine, 6, 4) for place, routine in places]
    gaps = {1: Dealt(1, places[1][1], 6, None), 4: Dealt(4, places[4][1], None, None, removed=True)}
    result = fair_result(lots, CAT, LEGS, [gaps.get(one.place, one) for one in full])
    assert sum(side.pairs for side in result.sides) == 22
    assert sum(side.unrated for side in result.sides) == sum(side.removed for side in result.sides) == 1
    assert result.sessions == 24


def test_nothing_but_gaps_is_no_error() -> None:
    result = fair_result("ef" * 16, CAT, LEGS, [])
    assert [(side.sessions, side.needed) for side in result.sides] == [(0, 10), (0, 10)]


def test_where_all_changed_alike_there_is_no_difference() -> None:
    result = evenly({CAT: [-2] * 12, LEGS: [-2] * 12})
    assert result.verdict is not None
    assert (result.verdict.tenths, result.verdict.p, result.verdict.sure) == (0, 1, "not")


@given(
    st.lists(st.integers(-10, 10), min_size=10, max_size=20), st.lists(st.integers(-10, 10), min_size=10, max_size=20)
)
def test_who_is_clear_has_an_interval_without_0(cats: list[int], legs: list[int]) -> None:
    verdict = evenly({CAT: cats, LEGS: legs}).verdict
    if verdict and verdict.interval:
        low, high = verdict.interval.tenths
        assert verdict.is_clear == (not low <= 0 <= high)
        assert not verdict.is_clear or verdict.p < 0.05


@pytest.mark.parametrize("sessions", [20, 28])
def test_in_a_world_without_an_effect_no_more_than_one_comparison_in_twenty_is_mistaken(sessions: int) -> None:
    """600 people: of a test that keeps to 5 percent 30 mistakes are expected, with a standard deviation of 5.3. Sums of
    few whole changes are often equal, which makes it careful.
    """
    mistaken = sum(_is_clear(a_world(seed, sessions, lambda routine: 0)) for seed in range(600))
    assert 6 <= mistaken <= 46


def test_where_ratings_spread_widely_it_is_mistaken_nearly_as_often_as_it_says() -> None:
    """Any rating before and any after, so fewer sums are equal: at most 30 of 600 people, give or take 3 × 5.3."""

    def of(seed: int) -> FairResult:
        random, lots = Random(seed), f"{seed:032x}"
        places = enumerate(draw(lots, CAT, LEGS, 28))
        return fair_result(
            lots, CAT, LEGS, [Dealt(n, r, random.randint(0, 10), random.randint(0, 10)) for n, r in places]
        )

    assert 14 <= sum(_is_clear(of(seed)) for seed in range(600)) <= 46


def test_in_a_world_with_an_effect_it_is_found_and_on_the_right_side() -> None:
    """Two points more after one of them, 14 sessions on each side: found for more than nine people in ten."""
    found = [a_world(seed, 28, lambda routine: 2.0 * (routine == LEGS)) for seed in range(200)]
    clear = [result.verdict for result in found if result.verdict and result.verdict.is_clear]
    assert len(clear) > 180
    assert all(verdict.tenths > 0 for verdict in clear)


def test_the_interval_holds_the_true_difference_for_about_nineteen_people_in_twenty() -> None:
    """Whole ratings blur it, so it is asked of a difference of whole points: 400 people, at least 93 percent."""

    def drop(routine: str) -> float:
        return 1.0 * (routine == LEGS)

    found = [a_world(seed, 28, drop) for seed in range(400)]
    holds = [v.interval.low <= 1 <= v.interval.high for r in found if (v := r.verdict) and v.interval]
    assert len(holds) == 400
    assert sum(holds) >= 0.93 * 400


def _is_clear(result: FairResult) -> bool:
    return result.verdict is not None and result.verdict.is_clear
