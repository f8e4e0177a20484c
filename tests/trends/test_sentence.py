from datetime import UTC, date, datetime, timedelta

import pytest

from tests.trends.diaries import TITLES, daily, eight_weeks, rating, session
from webapp.trends.records import Record
from webapp.trends.sentence import Sentence, sentence

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
EIGHT_WEEKS_AGO = datetime(2026, 9, 28, 9, tzinfo=UTC)


def said(records: list[Record]) -> Sentence:
    return sentence(records, TITLES, TODAY)


def spread_out(then: int, now: int) -> list[Record]:
    return [*daily(EIGHT_WEEKS_AGO, [then] * 28), *daily(EIGHT_WEEKS_AGO + timedelta(weeks=4), [now] * 28)]


def test_one_session_is_shown_without_a_verdict() -> None:
    found = said([session(NOON, 6, 4)])
    assert found.headline == "One session so far. Here it is, without a verdict."
    assert found.detail == (
        "After two full weeks Ebb compares averages. "
        "For one routine it says something from 6 complete pairs on: Legs-up release needs 5 more."
    )


def test_three_sessions_say_how_many_pairs_are_missing() -> None:
    three = [session(NOON, 7, 5), session(NOON, 6, 6), session(NOON, 6, 4, routine="knees")]
    found = said([*three])
    assert found.headline == "Three sessions so far. Here they are, without a verdict."
    assert found.detail.endswith("Legs-up release needs 4 more.")


def test_where_the_page_has_a_section_of_routines_the_missing_pairs_are_said_there_alone() -> None:
    five = daily(NOON - timedelta(days=4), [6, 5, 6, 5, 6])
    assert said([*five]).detail.endswith("needs 1 more.")
    assert said([*five, rating(NOON, 5)]).detail == "After two full weeks Ebb compares averages."


def test_sessions_and_ratings_are_counted_apart() -> None:
    assert said([rating(NOON, 6)]).headline == "One rating so far. Here it is, without a verdict."
    both = said([session(NOON, 7, 5), session(NOON, 7, 5), rating(NOON, 6)])
    assert both.headline == "Two sessions and one rating so far. Here they are, without a verdict."


def test_many_sessions_in_a_few_days_are_still_no_verdict() -> None:
    found = said([*daily(NOON - timedelta(days=6), [6, 5, 6, 5, 6, 5, 6] * 2)])
    assert found.headline == "14 sessions so far: too early to compare weeks."
    assert "needs" not in found.detail


def test_sessions_without_any_rating_say_so() -> None:
    found = said([session(NOON, None), session(NOON, None, 4)])
    assert found.headline == "Two sessions so far. Here they are, without a verdict."
    assert found.detail == "No rating before a session yet, so there is nothing to average."


def test_the_worked_example_is_a_change_that_matters() -> None:
    found = said([*eight_weeks()])
    assert found.headline == "Your last four weeks average 3.9, the four before 5.9. That is a change that matters."
    assert found.detail.startswith("2.0 points lower, or 34 percent. From 2 points or 30 percent on, most people")
    assert found.caution.endswith("part of any drop would have come by itself.")
    assert found.counts == "21 and 18 ratings."
    assert not found.worse


def test_less_than_a_change_that_matters_is_called_that() -> None:
    found = said(spread_out(6, 5))
    assert found.headline.endswith("That is less than a change that matters.")
    assert found.detail.startswith("1.0 points lower, or 17 percent.")


def test_more_pain_is_said_as_plainly_and_points_to_help() -> None:
    found = said(spread_out(4, 6))
    assert found.headline == "Your last four weeks average 6.0, the four before 4.0. That is a change that matters."
    assert found.detail.startswith("2.0 points higher, or 50 percent.")
    assert not found.caution
    assert found.worse


def test_no_difference_is_no_difference() -> None:
    found = said(spread_out(5, 5))
    assert found.headline == "Your last four weeks average 5.0, as did the four before."
    assert found.detail.startswith("No difference.")


def test_nothing_has_no_share() -> None:
    found = said(spread_out(0, 3))
    assert found.detail.startswith("3.0 points higher. From")


def test_a_young_record_compares_single_weeks() -> None:
    found = said([*daily(datetime(2026, 11, 6, 9, tzinfo=UTC), [5] * 10), *daily(NOON - timedelta(days=2), [3] * 5)])
    assert found.headline == "Your last week averages 3.0, the week before 5.0. That is a change that matters."


def test_too_few_ratings_are_counted_not_averaged() -> None:
    found = said([*daily(EIGHT_WEEKS_AGO, [6] * 20), *daily(NOON, [2, 2])])
    assert found.headline == "2 ratings in the last four weeks: too few to compare."
    assert found.detail == "In the four before there were 20. From four in each on, Ebb compares the averages."


def test_after_a_pause_the_newest_rating_is_named() -> None:
    old = sentence(daily(EIGHT_WEEKS_AGO, [6] * 20), TITLES, date(2027, 2, 1))
    assert old.headline == "No ratings in the last four weeks."
    assert old.detail == "The newest is from 17 October 2026. Begin again whenever you like."


@pytest.mark.parametrize("records", [eight_weeks(), spread_out(4, 6), spread_out(6, 5), [session(NOON, 6, 4)]])
def test_no_sentence_cheers_or_alarms(records: list[Record]) -> None:
    words = " ".join((said(records).headline, said(records).detail, said(records).caution)).lower()
    assert "!" not in words
    for loud in ("great", "well done", "congratulations", "good job", "sadly", "unfortunately", "worse", "failed"):
        assert loud not in words
