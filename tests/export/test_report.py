"""What stands on the sheet for a clinician, in words and figures."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.export.reports import FIRST, LAST, TWIST, answered, full_sheet, material
from tests.trends.diaries import daily, eight_weeks, rating, session
from webapp.export.report import DrawnByLot, LeftOut, Listing, Noted, Report, Screened
from webapp.export.report_making import length_in_words, make_report
from webapp.trends.averages import average
from webapp.trends.baseline import BaselineDays, Standing, standing
from webapp.trends.blocks import draw
from webapp.trends.fair_comparison import Dealt, fair_result
from webapp.trends.periods import start_of
from webapp.trends.records import Record, day_of
from webapp.trends.wording import signed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def listing(report: Report, heading: str) -> Listing:
    (found,) = (one for one in report.listings if one.heading.startswith(heading))
    return found


def routine_rows(report: Report) -> tuple[tuple[str, ...], ...]:
    return report.tables[0].rows


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


def held_against(first: date, last: date, records: Sequence[Record]) -> Standing:
    """The newest weeks of the sheet beside those days."""
    weeks: dict[date, Counter[int]] = defaultdict(Counter)
    then = Counter[int]()
    for record in records:
        if record.before is not None:
            weeks[start_of(day_of(record), "week")][record.before] += 1
            then[record.before] += first <= day_of(record) <= last
    return standing(BaselineDays(first, last, chosen=True), +then, weeks, LAST)


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


@pytest.mark.parametrize(
    ("pairs", "shown"),
    [
        (1, ("Legs-up release", "1", "–", "too few")),
        (2, ("Legs-up release", "2", "–", "too few")),
        (5, ("Legs-up release", "5", "–", "too few")),
        (6, ("Legs-up release", "6", "−1.5", "−2.1 to −0.9")),
        (7, ("Legs-up release", "7", "−1.6", "−2.1 to −1.1")),
    ],
)
def test_a_routine_with_fewer_than_six_pairs_is_not_judged(pairs: int, shown: tuple[str, ...]) -> None:
    drops = (1, 2, 1, 2, 1, 2, 2)
    records = [session(NOON + timedelta(hours=n), 6, 6 - drops[n], number=n) for n in range(pairs)]
    assert routine_rows(make_report(material(records))) == (shown,)


def test_equal_changes_have_no_interval() -> None:
    records = [session(NOON + timedelta(hours=n), 6, 4, number=n) for n in range(8)]
    assert routine_rows(make_report(material(records)))[0][2:] == ("−2.0", "all equal")


def test_the_columns_of_the_chart_are_the_weekly_means() -> None:
    records = eight_weeks()
    report = make_report(material(records))
    assert report.picture
    rows = report.picture.columns.rows
    assert rows[0] == ("28 Sep", "6.0", "4", "5–7", "5.0", "4")
    for week, row in enumerate(rows):
        mean = average(records, FIRST + timedelta(weeks=week), 1)
        assert mean
        assert row[1:4] == (mean.shown, str(mean.count), mean.spread)
    assert len(rows) == 8


@pytest.mark.parametrize(
    ("days", "columns", "heading"),
    [(56, 8, "week"), (98, 14, "week"), (300, 11, "month"), (900, 11, "quarter"), (3650, 11, "year")],
)
def test_longer_periods_have_longer_columns(days: int, columns: int, heading: str) -> None:
    start = datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(days=days - 1)
    records = daily(start, [5, 6] * (days // 2))
    report = make_report(material(records, first=start.date()))
    assert report.picture
    assert len(report.picture.columns.rows) == columns
    assert report.picture.columns.heading == f"Pain, 0–10, {heading} by {heading}"


def test_a_step_that_hurt_is_first_with_how_often_it_was_done() -> None:
    report = make_report(full_sheet())
    assert report.tables[1].rows[0] == ("Seated torso twist", "10", "0", "0", "1")
    assert listing(report, "What hurt").lines == ("Seated torso twist: 8 November (lower back, 6 of 10).",)


def test_a_skipped_step_is_not_done() -> None:
    one = replace(session(NOON, 5, 4, skipped=("cat",)), heard_steps=("cat", "cow"))
    assert make_report(material([one])).tables[1].rows == (("Cat", "0", "0", "1", "0"),)


def test_steps_of_the_same_name_are_told_apart_by_their_routine() -> None:
    records = [
        session(NOON + timedelta(hours=n), 5, 4, routine=slug, eased=("cat",), number=n)
        for n, slug in enumerate(("four", "legs-up"))
    ]
    names = {row[0] for row in make_report(material(records)).tables[1].rows}
    assert names == {"Cat, Four between massages", "Cat, Legs-up release"}


def test_what_has_no_room_is_counted() -> None:
    records = [session(NOON, 5, 4, eased=tuple(f"step-{n}" for n in range(18)))]
    notes = tuple(Noted(NOON.date(), f"Number {n}") for n in range(20))
    report = make_report(material(records, medication=notes))
    assert report.tables[1].more == "And 12 more."
    medication = listing(report, "Medication")
    assert (len(medication.lines), medication.more) == (8, "And 12 more.")
    assert medication.lines[0] == "1 November: Number 19", "the newest first"


def test_warning_signs_are_told_in_the_words_in_which_they_were_asked() -> None:
    ticked, none = listing(make_report(full_sheet()), "Warning signs").lines
    assert ticked.startswith("9 November: Fever, or feeling very unwell; weakness or numbness in both legs.")
    assert ticked.endswith("A clinician has cleared it, they said.")
    assert none == "Asked on 28 September: none."


def test_an_emergency_is_told_before_what_is_less_urgent() -> None:
    screenings = (
        Screened(FIRST, ("chest-pain",), cleared_by_clinician=False),
        Screened(LAST, ("fever",), cleared_by_clinician=False),
    )
    first, second = listing(make_report(material(screenings=screenings)), "Warning signs").lines
    assert first == "28 September: Pain in the chest."
    assert second == "22 November: Fever, or feeling very unwell."


def test_a_sign_that_is_no_longer_asked_stays_readable() -> None:
    screenings = (Screened(FIRST, ("an-old-sign",), cleared_by_clinician=False),)
    assert listing(make_report(material(screenings=screenings)), "Warning signs").lines == (
        "28 September: an old sign.",
    )


def test_many_clear_answers_are_one_line() -> None:
    screenings = tuple(Screened(FIRST + timedelta(days=n), (), cleared_by_clinician=False) for n in range(7))
    assert listing(make_report(material(screenings=screenings)), "Warning signs").lines == (
        "Asked on 4 earlier days, 2 October, 3 October and 4 October: none.",
    )


def test_no_answers_are_not_taken_for_clear_ones() -> None:
    assert listing(make_report(material()), "Warning signs").lines == ("Not asked in these days.",)


def test_function_is_told_with_its_change() -> None:
    scores, last = listing(make_report(full_sheet()), "Function").lines
    assert scores.startswith("6 October 5.7; 3 November 4.3; 17 November 3.7.")
    assert scores.endswith("Lower by 2.0 or 35 percent: a change that matters (30 percent).")
    assert last == "Last: pain 4, enjoyment of life 3, general activity 4."


def test_function_is_held_against_the_chosen_baseline_where_it_was_answered_then() -> None:
    records = eight_weeks()
    held = held_against(date(2026, 11, 1), date(2026, 11, 7), records)
    scores, _ = listing(make_report(replace(full_sheet(), standing=held)), "Function").lines
    assert scores.endswith("Lower than in the baseline by 0.6 or 15 percent.")


def test_a_rise_of_function_is_told_as_a_number_alone() -> None:
    worse = (answered(FIRST, 3, 3, 4), answered(FIRST + timedelta(days=7), 5, 4, 5))
    scores, _ = listing(make_report(material(function=worse)), "Function").lines
    assert scores.endswith("Higher by 1.4 or 40 percent.")


def test_a_flare_is_told_with_its_note_and_a_long_note_is_cut() -> None:
    report = make_report(full_sheet())
    assert listing(report, "Flares and notes").lines == ("Flare on 13 October: after moving boxes",)
    long = replace(session(NOON, 5, 4), note="word\n" * 100)
    (line,) = listing(make_report(material([long])), "Flares and notes").lines
    assert line.startswith("1 November: word word")
    assert line.endswith("…")
    assert len(line) < 160


def test_a_step_that_was_left_out_is_named_with_its_day() -> None:
    left_out = (LeftOut("four", TWIST, date(2026, 11, 8)),)
    assert listing(make_report(material(left_out=left_out)), "Left out").lines == (
        "Seated torso twist, since 8 November.",
    )


def by_lot(pairs: int) -> DrawnByLot:
    """Pairs of the mobiliser that ease by one, and of the release that ease by two or three, as many of each."""
    lots = "ab" * 16
    routines = draw(lots, "cat", "legs-up", 2 * pairs)[: 2 * pairs]
    dealt = [Dealt(n, routine, 6, 5 if routine == "cat" else 4 - n % 2) for n, routine in enumerate(routines)]
    return DrawnByLot(date(2026, 11, 1), date(2026, 11, 14), fair_result(lots, "cat", "legs-up", dealt))


def test_two_routines_drawn_by_lot_are_told_with_their_difference_and_how_sure_that_is() -> None:
    drawn = by_lot(12)
    cat, legs = drawn.result.sides
    assert drawn.result.verdict
    assert drawn.result.verdict.interval
    low, high = drawn.result.verdict.interval.tenths
    (line,) = listing(make_report(material(drawn=drawn)), "Two routines drawn by lot").lines
    assert line.startswith(f"Mobiliser or Legs-up release, 1 to 14 November: −1.0 ({cat.pairs} pairs) against")
    assert (
        f"difference {signed(cat.tenths - legs.tenths)} (95 percent interval {signed(low)} to {signed(high)};" in line
    )
    assert line.endswith("permutation test, p < 0.001).")


def test_with_fewer_than_ten_of_each_nothing_is_said_but_that_they_are_too_few() -> None:
    (line,) = listing(make_report(material(drawn=by_lot(4))), "Two routines drawn by lot").lines
    assert "too few to tell" in line
    assert "difference" not in line


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
