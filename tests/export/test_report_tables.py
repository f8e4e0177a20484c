"""The tables of the sheet: routines, columns of the chart, and steps that were hard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.export.reports import FIRST, NOON, full_sheet, listing, material
from tests.trends.diaries import daily, eight_weeks, session
from webapp.export.report import Noted, Report
from webapp.export.report_making import make_report
from webapp.trends.averages import average


def routine_rows(report: Report) -> tuple[tuple[str, ...], ...]:
    return report.tables[0].rows


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
