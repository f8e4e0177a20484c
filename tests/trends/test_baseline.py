from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.baseline import BaselineDays, Standing, first_weeks, standing
from webapp.trends.words_of_baseline import said_of_standing

MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 21)
FIRST = first_weeks(date(2026, 9, 28))
CHOSEN = BaselineDays(date(2026, 5, 1), date(2026, 5, 14), chosen=True)
SIXES = {6: 5, 7: 4}


def stands(
    weeks: Mapping[int, Mapping[int, int]], then: Mapping[int, int] = SIXES, days: BaselineDays = FIRST
) -> Standing:
    """`weeks` has the scores by how many weeks ago it was."""
    return standing(days, then, {MONDAY - timedelta(weeks=back): scores for back, scores in weeks.items()}, TODAY)


def said(found: Standing) -> str:
    return said_of_standing(found, TODAY, cautioned=False)


def test_the_first_two_weeks_are_fourteen_days_from_the_first_rating_on() -> None:
    assert (FIRST.first, FIRST.last, FIRST.chosen) == (date(2026, 9, 28), date(2026, 10, 11), False)
    assert first_weeks(date(2026, 9, 30)).next_week == date(2026, 10, 19)


def test_the_newest_weeks_are_held_against_the_baseline() -> None:
    found = stands({0: {3: 3, 4: 2}})
    assert said(found) == (
        "The four weeks from 26 October average 3.4 (5 ratings), your first two weeks 6.4 (9 ratings): "
        "3.0 points lower, or 47 percent. That is a change that matters. "
        "People often begin when it is bad, so part of a drop from there would have come by itself."
    )


@pytest.mark.parametrize("days", [FIRST, CHOSEN])
def test_what_the_sentence_has_cautioned_about_is_not_said_again(days: BaselineDays) -> None:
    found = said_of_standing(stands({0: {3: 4}}, days=days), TODAY, cautioned=True)
    assert found.endswith("That is a change that matters.")


def test_as_many_weeks_are_taken_as_in_the_sentence_above_so_that_one_good_day_is_no_change() -> None:
    found = stands({0: {2: 4}, 1: {5: 2}, 2: {6: 2}, 3: {10: 7}})
    assert found.now is not None
    assert (found.weeks, found.now.count) == (4, 15)
    assert said(found).startswith("The four weeks from 26 October average 6.7 (15 ratings), your first two weeks 6.4")


def test_where_the_baseline_has_just_ended_there_are_fewer_weeks() -> None:
    found = stands({0: {5: 3}, 1: {5: 2}, 2: {1: 9}}, days=first_weeks(date(2026, 10, 26)))  # up to 8 November
    assert (found.weeks, found.since) == (2, date(2026, 11, 9))
    assert said(found).startswith("The two weeks from 9 November average 5.0 (5 ratings)")


def test_a_week_that_has_begun_without_a_rating_does_not_count_yet() -> None:
    assert stands({1: {3: 4}}).since == date(2026, 10, 19)


def test_more_pain_than_at_first_is_said_without_the_caution_about_drops() -> None:
    assert said(stands({0: {9: 4}})) == (
        "The four weeks from 26 October average 9.0 (4 ratings), your first two weeks 6.4 (9 ratings): "
        "2.6 points higher, or 41 percent. That is a change that matters."
    )


def test_the_same_as_at_first_is_no_difference() -> None:
    assert said(stands({0: {6: 4}}, then={6: 9})).endswith("your first two weeks 6.0 (9 ratings). No difference.")


def test_nothing_has_no_share() -> None:
    assert "2.0 points higher. That is a change that matters." in said(stands({0: {2: 4}}, then={0: 9}))


def test_days_that_were_chosen_are_named_by_their_dates() -> None:
    found = said(stands({0: {3: 4}}, days=CHOSEN))
    assert "the days from 1 to 14 May 6.4 (9 ratings)" in found
    assert found.endswith("Where those days were worse than usual, part of a drop from them would have come by itself.")
    last_year = BaselineDays(date(2025, 5, 1), date(2025, 5, 14), chosen=True)
    assert "the days from 1 to 14 May 2025 6.4" in said(stands({0: {3: 4}}, days=last_year))
    over_new_year = BaselineDays(date(2025, 12, 28), date(2026, 1, 14), chosen=True)
    assert "the days from 28 December 2025 to 14 January 2026 6.4" in said(stands({0: {3: 4}}, days=over_new_year))


@pytest.mark.parametrize("first", [date(2026, 11, 21), date(2026, 11, 8), date(2026, 11, 4)])
def test_while_the_first_two_weeks_last_nothing_is_compared(first: date) -> None:
    found = stands({0: {3: 9}, 1: {3: 9}}, days=first_weeks(first))
    assert found.change is None
    assert found.baseline is None
    assert said(found).startswith("Your first two weeks, up to ")
    assert "later weeks against them" in said(found)


def test_no_week_is_held_against_days_that_it_shares() -> None:
    found = stands({0: {3: 1}, 1: {3: 9}}, days=first_weeks(date(2026, 10, 31)))  # up to 13 November
    assert (found.weeks, found.state) == (1, "too few now")
    assert said(found) == (
        "In the week from 16 November there is one rating: too few to hold against your first two weeks."
    )


@pytest.mark.parametrize(
    ("then", "words"),
    [({}, "there are no ratings"), ({5: 1}, "there is one rating"), ({5: 3}, "there are three ratings")],
)
def test_a_baseline_with_too_few_ratings_says_so(then: Mapping[int, int], words: str) -> None:
    found = stands({0: {3: 9}}, then=then)
    assert found.baseline is None
    assert said(found) == f"In your first two weeks {words}: from four on, Ebb holds later weeks against them."


def test_after_a_long_pause_there_is_nothing_to_hold_against_it() -> None:
    found = stands({})
    assert found.now is None
    assert "there are no ratings: too few to hold against your first two weeks." in said(found)


def test_the_picture_gets_the_mean_and_from_where_a_change_matters() -> None:
    found = stands({}).baseline
    assert found is not None
    assert (found.tenths, found.count, found.matters_below, found.matters_above) == (64, 9, 45, 83)


SCORES = st.dictionaries(st.integers(0, 10), st.integers(1, 20), min_size=1)


@given(SCORES, SCORES)
def test_the_verdict_agrees_with_the_levels_that_are_drawn(then: dict[int, int], now: dict[int, int]) -> None:
    found = stands({0: now}, then=then)
    if found.change and found.baseline:
        drawn = not found.baseline.matters_below < found.change.now.tenths < found.baseline.matters_above
        assert found.change.matters == drawn


@given(SCORES)
def test_equal_weeks_differ_by_nothing(scores: dict[int, int]) -> None:
    found = stands({0: scores}, then=scores)
    assert found.change is None or (found.change.tenths, found.change.matters) == (0, False)
