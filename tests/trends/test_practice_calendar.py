"""The days of practice: counted, never judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.practice_calendar import Kept, practice_calendar
from webapp.trends.words_of_practice import heading, practice_section, said_of_practice

TODAY = date(2026, 11, 21)
BEGAN = date(2026, 9, 1)


def kept(*ago: int, flares: tuple[int, ...] = (), began: date = BEGAN) -> Kept:
    """Sessions so many days ago."""
    sessions: dict[date, int] = {}
    for days in ago:
        day = TODAY - timedelta(days=days)
        sessions[day] = sessions.get(day, 0) + 1
    return Kept(sessions, {TODAY - timedelta(days=days) for days in flares}, began, TODAY)


def test_what_was_practised_rested_and_flared_is_counted_as_what_it_is() -> None:
    found = practice_calendar(kept(1, 1, 3, 4, flares=(4,)), date(2026, 11, 1), TODAY)

    assert found.tally == (3, 1, 17, 4)
    assert found.tally.days == 20
    assert found.week == (3, 1, 3, 4)
    assert heading(found) == "3 of the last 7 days"
    assert said_of_practice(found) == (
        "Since 1 November: 3 of 20 days with practice, 4 sessions; 1 day in a flare; 17 days of rest."
    )


def test_today_is_no_rest_before_it_is_over_and_counts_once_it_is_practised() -> None:
    open_today = practice_calendar(kept(1), TODAY, TODAY)
    assert open_today.tally == (0, 0, 0, 0)
    assert open_today.months[0].weeks[0][5] is not None
    assert open_today.months[0].weeks[0][5].mark == "today"
    practised = practice_calendar(kept(0), TODAY, TODAY)
    assert practised.tally == (1, 0, 0, 1)


def test_what_lies_before_the_diary_or_ahead_is_no_rest() -> None:
    found = practice_calendar(kept(0, began=TODAY - timedelta(days=2)), date(2026, 1, 1), date(2026, 12, 31))

    assert (found.first, found.end) == (TODAY - timedelta(days=2), TODAY)
    assert found.tally == (1, 0, 2, 1)
    assert [month.name for month in found.months] == ["November 2026"]


def test_a_month_is_laid_out_from_monday_to_sunday_with_only_the_days_that_are_shown() -> None:
    (month,) = practice_calendar(kept(2), date(2026, 11, 11), TODAY).months

    assert [[day.day if day else None for day in week] for week in month.weeks] == [
        [None, None, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, None],
    ]
    assert [day.mark for day in month.weeks[1] if day] == ["rest", "rest", "rest", "done", "rest", "today"]


def test_a_year_is_shown_by_month_and_more_by_year() -> None:
    long_ago = kept(0, 400, began=date(2016, 1, 1))
    year = practice_calendar(long_ago, date(2025, 12, 1), TODAY)
    assert (len(year.months), year.years) == (12, ())

    decade = practice_calendar(long_ago, date(2016, 1, 1), TODAY)
    assert decade.months == ()
    assert [one.year for one in decade.years] == list(range(2026, 2015, -1))
    assert [one.tally.practised for one in decade.years][:2] == [1, 1]


@given(
    st.lists(st.integers(0, 900), max_size=60),
    st.lists(st.integers(0, 900), max_size=10),
    st.integers(0, 900),
    st.integers(0, 900),
)
def test_every_day_is_counted_once(ago: list[int], flares: list[int], a: int, b: int) -> None:
    began = TODAY - timedelta(days=900)
    diary = kept(*ago, flares=tuple(flares), began=began)
    first, last = TODAY - timedelta(days=max(a, b)), TODAY - timedelta(days=min(a, b))
    found = practice_calendar(diary, first, last)

    days = {first + timedelta(days=number) for number in range((last - first).days + 1)}
    practised = {day for day in diary.sessions if day in days}
    assert found.tally.practised == len(practised)
    assert found.tally.flares == len(practised & set(diary.flares)) <= found.tally.practised
    assert found.tally.sessions == sum(diary.sessions[day] for day in practised)
    open_today = TODAY in days and TODAY not in practised
    assert found.tally.days == len(days) - open_today
    marks = [diary.mark(day) for day in days]
    assert found.tally[:3] == (marks.count("done") + marks.count("flare"), marks.count("flare"), marks.count("rest"))
    shown = [day for month in found.months for week in month.weeks for day in week if day]
    assert not found.months or len(shown) == len(days)
    assert all(len(week) == 7 for month in found.months for week in month.weeks)


@pytest.mark.parametrize(
    ("ago", "last", "said"),
    [
        ((1, 2, 5, 9), TODAY, "3 of the last 7 days"),
        ((), TODAY, "The last 7 days were for rest"),
        ((11, 12), TODAY - timedelta(days=10), "2 of 7 days up to 11 November"),
        ((), TODAY - timedelta(days=10), "Practice"),
    ],
)
def test_the_heading_counts_and_never_says_none(ago: tuple[int, ...], last: date, said: str) -> None:
    assert heading(practice_calendar(kept(*ago), BEGAN, last)) == said


def test_nothing_is_missed_and_nothing_is_a_chain() -> None:
    for ago in ((), (1,), (0, 1, 2, 3, 40)):
        section = practice_section(practice_calendar(kept(*ago, flares=(1,)), BEGAN, TODAY))
        words = f"{section.heading} {section.said} {' '.join(section.marked.values())}".lower()
        assert not any(word in words for word in ("streak", "missed", "chain", "in a row", "only", "!"))
