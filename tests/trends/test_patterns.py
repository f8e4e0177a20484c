from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.missing import Missing, said_of_missing
from webapp.trends.mornings import mornings, said_of_mornings
from webapp.trends.patterns import PatternCounts, patterns
from webapp.trends.times_of_day import said_of_times, times_of_day

Three = tuple[int | None, int | None, int]


def said(*threes: Three) -> str:
    """Each is the number before a session, after it, and on the morning after."""
    return said_of_mornings(mornings({three: threes.count(three) for three in threes}))


@pytest.mark.parametrize(
    ("rated", "words"), [(0, "No mornings after a session are"), (1, "One morning after a session is")]
)
def test_too_few_mornings_are_counted_not_averaged(rated: int, words: str) -> None:
    assert said(*[(6, 4, 5)] * rated) == (
        f"{words} rated in these days. From six on, Ebb says whether a change lasts the night."
    )


def test_five_mornings_are_too_few_and_six_are_enough() -> None:
    some: list[Three] = [(6, 4, 5), (7, 4, 6), (6, 3, 5), (6, 4, 5), (7, 5, 6), (5, 3, 3)]
    assert "From six on" in said(*some[:5])
    assert said(*some) == (
        "On the morning after a session, pain is on average 1.2 higher than right after it (6 mornings) "
        "and 1.2 lower than before it (6 mornings)."
    )


def test_what_cannot_be_told_is_not_told() -> None:
    mixed: list[Three] = [(6, 4, 8), (7, 4, 1), (6, 3, 5), (6, 4, 2), (7, 5, 9), (5, 3, 3)]
    assert said(*mixed) == (
        "Whether pain on the morning after a session differs from that right after it (6 mornings) "
        "and before it (6 mornings), Ebb cannot tell yet."
    )


def test_a_session_without_a_number_after_still_counts_beside_the_one_before() -> None:
    threes: list[Three] = [(6, None, 4), (6, None, 5), (6, None, 4), (6, None, 5), (6, 5, 4), (6, 5, 5), (None, 5, 5)]
    found = mornings({three: threes.count(three) for three in threes})
    assert (found.rated, found.since_before.pairs, found.since_after.pairs) == (7, 6, 3)
    assert said(*threes) == "On the morning after a session, pain is on average 1.5 lower than before it (6 mornings)."


def test_the_same_every_morning_is_about_the_same() -> None:
    assert said(*[(4, 4, 4)] * 9) == (
        "On the morning after a session, pain is on average about the same as right after it (9 mornings) "
        "and about the same as before it (9 mornings)."
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=6, max_size=30))
def test_mornings_do_not_depend_on_where_the_scale_begins(threes: list[tuple[int, int, int]]) -> None:
    higher = [(before + 1, after + 1, morning + 1) for before, after, morning in threes]
    assert said(*threes) == said(*higher)


def hours(*parts: tuple[int, Sequence[int]]) -> str:
    found = times_of_day({(hour, score): scores.count(score) for hour, scores in parts for score in scores}, 500)
    return said_of_times(found)


def test_the_parts_of_the_day_are_described_with_their_counts() -> None:
    assert hours((7, [7, 6, 7, 6, 7, 6]), (19, [4, 5] * 5), (12, [9] * 5)) == (
        "Before a session, ratings average highest in the morning, 6.5 (6), and lowest in the evening, 4.5 (10). "
        "Why, the numbers do not say: you choose when you begin, and begin when it hurts."
    )


def test_a_part_with_five_ratings_is_not_held_beside_another() -> None:
    assert hours((7, [7] * 5), (19, [4] * 50)) == (
        "From six ratings in two parts of the day on, Ebb holds them side by side."
    )


def test_what_differs_by_half_a_point_differs_little_and_only_parts_with_enough_are_named() -> None:
    assert hours((7, [5] * 6), (12, [9] * 5), (19, [5, 5, 5, 4, 4, 4])) == (
        "Ratings in the morning and in the evening differ little: by 0.5 at most."
    )


@pytest.mark.parametrize(
    ("hour", "name"),
    [
        *((0, "night"), (4, "night"), (5, "morning"), (10, "morning"), (11, "midday"), (16, "midday")),
        *((17, "evening"), (21, "evening"), (22, "night"), (23, "night")),
    ],
)
def test_each_hour_belongs_to_one_part(hour: int, name: str) -> None:
    found = times_of_day({(hour, 5): 6}, 500)
    assert [part.name for part in found.enough] == [name]


@given(st.dictionaries(st.tuples(st.integers(0, 23), st.integers(0, 10)), st.integers(1, 9), max_size=60))
def test_no_rating_is_lost_over_the_day(scores: dict[tuple[int, int], int]) -> None:
    assert sum(part.count for part in times_of_day(scores, 10_000).parts) == sum(scores.values())


def test_the_limit_is_named_where_there_may_be_more() -> None:
    assert times_of_day({(7, 5): 500}, 500).newest == 500
    assert times_of_day({(7, 5): 499}, 500).newest is None


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing(0, 0, 0), ""),
        (Missing(1, 0, 0), "The one session here has a number before and one after."),
        (Missing(40, 0, 0), "All 40 sessions here have a number before and one after."),
        (Missing(40, 0, 1), "One of 40 sessions has no number after. What is missing is left out of the averages"),
        (Missing(40, 2, 0), "Two of 40 sessions have no number before. What"),
        (Missing(40, 1, 13), "13 of 40 sessions have no number after, one none before. What"),
        (Missing(1, 0, 1), "The one session here has no number after. What"),
    ],
)
def test_missing_ratings_are_counted(missing: Missing, words: str) -> None:
    assert said_of_missing(missing).startswith(words)


@pytest.mark.parametrize("missing", [Missing(40, 1, 13), Missing(3, 3, 3)])
def test_nobody_is_blamed_for_what_is_missing(missing: Missing) -> None:
    words = said_of_missing(missing).lower()
    assert "never counted as 0" in words
    for blaming in ("forgot", "should", "must", "please", "only", "!", "remember", "fail"):
        assert blaming not in words


def test_the_section_has_a_caution_as_soon_as_it_says_something_of_mornings() -> None:
    few, enough = (patterns(PatternCounts({(6, 4, 5): count}, {}, 500, Missing(9, 0, 0)), "") for count in (5, 6))
    assert few.caution == ""
    assert "not what the session made of them" in enough.caution
