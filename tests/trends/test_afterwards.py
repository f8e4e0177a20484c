"""What is said of a routine on its card and behind a suggestion: nothing with 5 pairs, something from 6 on."""

from collections import Counter

import pytest

from webapp.trends.afterwards import as_reason, clear, on_a_card
from webapp.trends.pairs import RoutineChange


def change(*differences: int, sessions: int | None = None) -> RoutineChange:
    return RoutineChange("legs-up", sessions or len(differences), Counter(differences))


@pytest.mark.parametrize(
    ("pairs", "says_something"), [(0, False), (1, False), (2, False), (5, False), (6, True), (7, True)]
)
def test_from_six_pairs_on_a_card_says_something(pairs: int, says_something: bool) -> None:
    assert bool(on_a_card(change(*([-1, -2] * 4)[:pairs], sessions=20))) is says_something


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ([-1, -2] * 3, "1.5 less afterwards, on average (6 sessions)"),
        ([1, 0, 0, 0, 1, 0, 0], "0.3 more afterwards, on average (7 sessions)"),
        ([1, -1] * 3, "the same afterwards, on average (6 sessions)"),
    ],
)
def test_the_card_says_how_much_and_from_how_many(differences: list[int], said: str) -> None:
    assert on_a_card(change(*differences)) == said


def test_a_reason_is_a_mean_with_its_count() -> None:
    assert as_reason(change(-2, -2, -2, -2, -2, -2, -2, -1, -1)) == "1.8 lower on average after 9 sessions"


@pytest.mark.parametrize(
    ("differences", "speaks"),
    [
        ([-1, -2] * 3, True),
        ([-2, -1, -2, -1, -2], False),
        ([-3, 3, -3, 3, -2, 1], False),
        ([1, 2] * 3, True),
        ([1, 2, 1, 2, 1], False),
    ],
)
def test_only_what_is_clearly_lower_or_higher_speaks_for_a_routine_or_against_it(
    differences: list[int], speaks: bool
) -> None:
    assert ("legs-up" in clear({"legs-up": change(*differences)})) is speaks
