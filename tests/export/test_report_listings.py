"""What stands in lines on the sheet: signs, function, flares, what was left out, a comparison by lot."""

from dataclasses import replace
from datetime import date, timedelta

from tests.export.reports import FIRST, LAST, NOON, TWIST, answered, full_sheet, held_against, listing, material
from tests.trends.diaries import eight_weeks, session
from webapp.export.report import DrawnByLot, LeftOut, Screened
from webapp.export.report_making import make_report
from webapp.trends.blocks import draw
from webapp.trends.fair_comparison import Dealt, fair_result
from webapp.trends.wording import signed


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
