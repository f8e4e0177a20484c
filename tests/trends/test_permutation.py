"""The permutation test against a published example, scipy and plain enumeration, and what must hold for any data."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from webapp.trends.permutation import PermutationTest, Trial, permutation_test

MAIZE = (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
"""Darwin's maize: crossed less self-fertilised height of 15 pairs, in eighths of an inch (Fisher 1935, § 17)."""

TRIALS = st.builds(Trial, st.booleans(), st.integers(-10, 10))
BLOCKS = st.lists(st.lists(TRIALS, min_size=1, max_size=4), min_size=1, max_size=4)


def two_groups(first: list[int], second: list[int]) -> list[list[Trial]]:
    """All in one block, as if they were dealt out without any."""
    return [[Trial(True, change) for change in first] + [Trial(False, change) for change in second]]


def pairs(differences: tuple[int, ...]) -> list[list[Trial]]:
    return [[Trial(True, difference), Trial(False, 0)] for difference in differences]


def relabelled(blocks: list[list[Trial]]) -> list[list[Trial]]:
    return [[Trial(not trial.first, trial.change) for trial in block] for block in blocks]


def shifted(blocks: list[list[Trial]], by: int) -> list[list[Trial]]:
    return [[Trial(trial.first, trial.change + by) for trial in block] for block in blocks]


def p_gone_through(blocks: list[list[Trial]], difference: Fraction = Fraction(0)) -> Fraction:
    """Every arrangement one by one, with `difference` taken from what was dealt to the first group."""
    changes = [[trial.change - difference * trial.first for trial in block] for block in blocks]
    happened = sum(
        c for block, of in zip(blocks, changes, strict=True) for t, c in zip(block, of, strict=True) if t.first
    )
    ways = [list(combinations(of, sum(t.first for t in block))) for block, of in zip(blocks, changes, strict=True)]
    sums = [sum(sum(chosen) for chosen in way) for way in product(*ways)]
    lower, upper = sum(total <= happened for total in sums), sum(total >= happened for total in sums)
    return min(Fraction(1), Fraction(2 * min(lower, upper), len(sums)))


def test_fishers_own_count_for_darwins_maize() -> None:
    """863 of the 32,768 arrangements have a sum of 314 or more, and as many one of −314 or less: 1,726, or 5.267 %
    (The Design of Experiments, § 21). Each pair is a block of two.
    """
    test = permutation_test(pairs(MAIZE))
    assert (test.total, test.arrangements) == (314, 32_768)
    assert test.p == Fraction(1726, 32_768)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([-2, -1, -3, -2, 0, -1], [0, 1, -1, 0, -1, 0]),
        ([-2, -2, -1, 0], [-1, 0, 0, 1, 2, 0, -1]),
        ([0, 0, 0, 1], [0, 0, 0, 0, 0]),
        ([-5, 3, 2, -7, 0], [4, 4, -4, 1, 10]),
    ],
)
def test_without_blocks_it_is_that_of_scipy(first: list[int], second: list[int]) -> None:
    theirs = stats.permutation_test(
        (first, second), lambda a, b: sum(a) / len(a) - sum(b) / len(b), n_resamples=float("inf"), vectorized=False
    )
    assert float(permutation_test(two_groups(first, second)).p) == pytest.approx(theirs.pvalue)


def test_in_blocks_of_two_it_is_that_of_scipy_for_pairs() -> None:
    differences = (-2, -1, 0, -3, 1, -2, -1, -1, 2, -2)
    theirs = stats.permutation_test(
        (list(differences), [0] * 10), lambda a, b: sum(a) - sum(b), permutation_type="samples", vectorized=False
    )
    assert float(permutation_test(pairs(differences)).p) == pytest.approx(theirs.pvalue)


@settings(deadline=None)
@given(blocks=BLOCKS)
def test_it_counts_what_going_through_every_arrangement_counts(blocks: list[list[Trial]]) -> None:
    assert permutation_test(blocks).p == p_gone_through(blocks)


@given(blocks=BLOCKS)
def test_p_is_never_0_and_what_happened_is_one_of_the_arrangements(blocks: list[list[Trial]]) -> None:
    test = permutation_test(blocks)
    assert Fraction(1, test.arrangements) <= test.p <= 1


@given(blocks=BLOCKS)
def test_it_does_not_matter_which_of_the_two_is_the_first(blocks: list[list[Trial]]) -> None:
    one, other = permutation_test(blocks), permutation_test(relabelled(blocks))
    assert one.p == other.p
    assert one.interval == (other.interval and (-other.interval[1], -other.interval[0]))


@given(blocks=BLOCKS, by=st.integers(-20, 20))
def test_what_moves_both_moves_nothing(blocks: list[list[Trial]], by: int) -> None:
    one, other = permutation_test(blocks), permutation_test(shifted(blocks, by))
    assert (one.p, one.interval) == (other.p, other.interval)


@given(blocks=BLOCKS, data=st.data())
def test_the_order_within_a_block_and_of_the_blocks_does_not_matter(
    blocks: list[list[Trial]], data: st.DataObject
) -> None:
    mixed = [data.draw(st.permutations(block)) for block in data.draw(st.permutations(blocks))]
    assert permutation_test(mixed) == _with_ways_of(permutation_test(blocks), mixed)


def _with_ways_of(test: PermutationTest, mixed: list[list[Trial]]) -> PermutationTest:
    other = permutation_test(mixed)
    assert dict(test.ways) == dict(other.ways)
    return PermutationTest(other.ways, test.size, test.total)


@given(change=st.integers(-10, 10), labels=st.lists(st.lists(st.booleans(), min_size=1, max_size=4), min_size=1))
def test_where_all_changed_alike_nothing_speaks_for_a_difference(change: int, labels: list[list[bool]]) -> None:
    test = permutation_test([[Trial(first, change) for first in block] for block in labels])
    assert test.p == 1
    assert test.interval in (None, (Fraction(0), Fraction(0)))


@settings(deadline=None)
@given(blocks=st.lists(st.lists(TRIALS, min_size=2, max_size=4), min_size=3, max_size=5))
def test_the_interval_holds_exactly_the_differences_that_the_test_leaves_open(blocks: list[list[Trial]]) -> None:
    interval = permutation_test(blocks).interval
    if interval is None:
        assert all(p_gone_through(blocks, Fraction(edge)) > Fraction(1, 20) for edge in (-1000, 1000))
        return
    low, high = interval
    little = Fraction(1, 1000)
    assert p_gone_through(blocks, low) > Fraction(1, 20)
    assert p_gone_through(blocks, high) > Fraction(1, 20)
    assert p_gone_through(blocks, low - little) <= Fraction(1, 20)
    assert p_gone_through(blocks, high + little) <= Fraction(1, 20)


@given(blocks=st.lists(st.lists(TRIALS, min_size=2, max_size=4), min_size=3, max_size=8))
def test_0_is_in_the_interval_exactly_where_p_is_over_5_percent(blocks: list[list[Trial]]) -> None:
    test = permutation_test(blocks)
    if test.interval is not None:
        assert (test.interval[0] <= 0 <= test.interval[1]) == (test.p > Fraction(1, 20))


def test_sessions_without_a_partner_in_their_block_cannot_be_dealt_out_otherwise() -> None:
    test = permutation_test([[Trial(True, -3)], [Trial(False, 0)], [], [Trial(True, -2)]])
    assert test.interval is None
    assert test.p == test.arrangements == 1


def test_a_block_counts_only_within_itself() -> None:
    """In both blocks the first is 1 lower; that the days of one were worse than those of the other says nothing."""
    good, bad = [Trial(True, -1), Trial(False, 0)], [Trial(True, 6), Trial(False, 7)]
    assert permutation_test([good, bad]).p == Fraction(1, 2)
    assert permutation_test([good + bad]).p == Fraction(2, 3)
