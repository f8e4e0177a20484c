"""What is said of a fair comparison, and that no sentence contradicts the numbers."""

import pytest

from tests.trends.test_fair_comparison import CAT, LEGS, evenly
from webapp.trends.words_of_fair_comparison import (
    aside_of_outside,
    words_of_fair_comparison,
    words_of_fair_drawing,
)

TITLES = {CAT: "Mobiliser", LEGS: "Legs-up release"}


def test_before_ten_on_each_side_only_what_is_missing_is_said() -> None:
    words = words_of_fair_comparison(evenly({CAT: [-1] * 9, LEGS: [-3] * 12}), TITLES, over=False)
    assert words.headline == "Too early to tell."
    assert words.detail == (
        "Ebb says which helps more from ten complete pairs on each side. Still missing: one of Mobiliser."
    )
    assert words.sure == words.caution == ""


def test_a_clear_difference_is_said_with_its_size_its_interval_and_its_counts() -> None:
    words = words_of_fair_comparison(evenly({CAT: [-1, 0] * 6, LEGS: [-3, -2] * 6}), TITLES, over=True)
    assert words.headline == "Legs-up release is followed by less pain."
    assert words.detail.startswith("After it the change was 2.0 points lower (95 percent interval 1.")
    assert words.detail.endswith("than after Mobiliser: −2.5 on average (12 pairs) against −0.5 on average (12 pairs).")
    assert words.sure == (
        "If both did the same, chance alone would set them this far apart in fewer than one of 100 comparisons. "
        "Ebb is very sure of it."
    )
    assert words.caution == ""


def test_before_the_end_it_is_called_so_far_and_warns_of_looking_often() -> None:
    words = words_of_fair_comparison(evenly({CAT: [-1, 0] * 6, LEGS: [-3, -2] * 6}), TITLES, over=False)
    assert words.headline == "So far Legs-up release is followed by less pain."
    assert "this may still turn" in words.caution


def test_no_difference_is_not_called_equality() -> None:
    words = words_of_fair_comparison(evenly({CAT: [-1, 0, -2] * 4, LEGS: [-1, 0, -2] * 4}), TITLES, over=True)
    assert words.headline == "No clear difference."
    assert "compared with Legs-up release." in words.detail
    assert words.sure.endswith("It does not show that they are equal: these sessions cannot tell.")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({CAT: 1}, "One session was begun otherwise than drawn: one when Mobiliser was next. It weakens"),
        (
            {LEGS: 2, CAT: 1},
            "Three sessions were begun otherwise than drawn: one when Mobiliser was next and two when Legs-up release",
        ),
    ],
)
def test_sessions_begun_otherwise_are_told_by_what_was_next(chosen: dict[str, int], said: str) -> None:
    (sentence,) = aside_of_outside(chosen, 0, TITLES)
    assert sentence.startswith(said)
    assert aside_of_outside({}, 0, TITLES) == ()


def test_who_hears_the_picture_hears_what_is_seen_in_it() -> None:
    words = words_of_fair_drawing(evenly({CAT: [-1, 0] * 6, LEGS: [-1] * 9}), TITLES)
    assert "Mobiliser: −0.5 on average (12 pairs). Legs-up release: 9 pairs, too few to say." in words.description
