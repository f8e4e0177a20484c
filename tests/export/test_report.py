"""What the sheet says as a whole: its head, its sentence, its foot."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.export.reports import NOON, full_sheet, held_against, material
from tests.trends.diaries import daily, eight_weeks, rating, session
from webapp.export.report_making import length_in_words, make_report


def test_the_head_says_who_when_and_on_which_day_it_was_printed() -> None:
    report = make_report(material(eight_weeks(), today=date(2026, 12, 1)))
    assert report.title == "Low back pain: eight weeks at home"
    assert report.who == "Patient code EBB-7F3K"
    assert report.period == "28 September 2026 to 22 November 2026"
    assert report.printed == "printed 1 December 2026"


def test_the_sentence_compares_the_last_weeks_with_those_before() -> None:
    assert make_report(full_sheet()).sentence == (
        "Mean pain before a session over the last four weeks is 3.9 (21 ratings), in the four before 5.9 (18). Lower "
        "by 2.0 points or 34 percent, which is a change that matters (2 points or 30 percent)."
    )


def test_a_period_that_is_over_is_not_called_the_last_weeks_of_today() -> None:
    said = make_report(material(eight_weeks(), today=date(2027, 3, 1))).sentence
    assert "over the last four weeks of this period is 3.9" in said


def test_a_diary_that_is_older_than_the_sheet_is_compared_in_four_weeks_and_four() -> None:
    later = [record for record in eight_weeks() if record.at.date() >= date(2026, 10, 5)]
    assert "over the last three weeks" in make_report(material(later)).sentence
    assert "over the last four weeks" in make_report(material(later, began=date(2025, 1, 1))).sentence


def test_the_chosen_baseline_is_held_against_the_newest_weeks() -> None:
    records = eight_weeks()
    report = make_report(material(records, standing=held_against(date(2026, 10, 1), date(2026, 10, 14), records)))
    assert report.baseline == (
        "The four weeks from 26 October: 3.9 (21 ratings); in the chosen baseline of 1 to 14 October 6.2 (9). Lower by "
        "2.3 points or 37 percent, which is a change that matters."
    )
    assert report.picture
    assert report.picture.caption.endswith("Dotted: from there on a change that matters from the baseline.")


def test_weeks_with_too_few_ratings_are_not_held_against_the_baseline() -> None:
    few = [record for record in eight_weeks() if record.at.date() < date(2026, 10, 23)]
    report = make_report(material(few, standing=held_against(date(2026, 10, 1), date(2026, 10, 14), few)))
    assert report.baseline == (
        "The four weeks from 19 October: 3 ratings, too few to hold against the chosen baseline of 1 to 14 October."
    )


def test_without_a_chosen_baseline_nothing_is_said_of_one() -> None:
    report = make_report(full_sheet())
    assert report.baseline == ""
    assert report.picture
    assert "baseline" not in report.picture.caption


def test_a_rating_on_its_own_is_named_where_there_is_one() -> None:
    report = make_report(material([*eight_weeks(), rating(NOON, 4)]))
    assert "Mean pain before or outside a session over" in report.sentence
    assert report.picture
    assert "Ring: before or outside a session." in report.picture.caption


def test_pain_that_got_worse_or_stayed_is_said_as_plainly() -> None:
    first = datetime(2026, 9, 28, 12, tzinfo=UTC)
    worse = make_report(material(daily(first, [3] * 28 + [6] * 28))).sentence
    assert "Higher by 3.0 points or 100 percent, which is a change that matters" in worse
    assert "The two are equal." in make_report(material(daily(first, [3] * 56))).sentence
    less = make_report(material(daily(first, [5] * 28 + [4] * 28))).sentence
    assert "Lower by 1.0 points or 20 percent, which is less than a change that matters" in less


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([], "Nothing was written down in these days."),
        ([None], "One session, without a rating before."),
        ([7], "One session. Pain before a session: 7. Too few ratings to compare weeks."),
        ([7, 4], "Two sessions. Mean pain before a session: 5.5 (2 ratings, 4–7). Too few ratings to compare weeks."),
    ],
)
def test_few_ratings_are_told_without_a_verdict(scores: list[int | None], said: str) -> None:
    records = [session(NOON + timedelta(days=day), score, 3, number=day) for day, score in enumerate(scores)]
    assert make_report(material(records)).sentence == said


def test_an_empty_diary_has_a_calm_sheet() -> None:
    report = make_report(material())
    assert (report.picture, report.tables) == (None, ())
    assert report.foot == "Self-rated at home with Ebb, a guide and diary, not a medical device."


def test_the_foot_says_what_the_figures_cannot() -> None:
    foot = make_report(full_sheet()).foot
    for words in ("not a medical device", "regression to the mean", "not a fair comparison", "Student’s t, paired"):
        assert words in foot


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), "one day"),
        (date(2026, 11, 16), date(2026, 11, 22), "one week"),
        (date(2026, 11, 12), date(2026, 11, 22), "eleven days"),
        (date(2026, 9, 28), date(2026, 11, 16), "eight weeks"),
        (date(2026, 9, 30), date(2026, 11, 24), "eight weeks"),
        (date(2026, 8, 24), date(2026, 11, 22), "13 weeks"),
        (date(2025, 11, 23), date(2026, 11, 22), "twelve months"),
        (date(2016, 11, 23), date(2026, 11, 22), "ten years"),
    ],
)
def test_the_title_says_how_long_it_was(first: date, last: date, words: str) -> None:
    assert length_in_words(first, last) == words
