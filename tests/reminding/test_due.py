"""When a reminder is due, in every zone and over every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from webapp.reminding.due import MOST_TIMES, USUAL, Due, PlanDays, Rhythm, as_often_as, due_between, moment

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
CHANGING = (
    *("Europe/London", "Europe/Dublin", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo"),
    *("America/Nuuk", "America/Santiago", "America/Havana", "Asia/Tehran", "Asia/Beirut", "Asia/Gaza", "Africa/Cairo"),
    *("Africa/Casablanca", "Australia/Lord_Howe", "Australia/Sydney", "Antarctica/Troll", "Pacific/Auckland"),
    *("Pacific/Chatham", "Pacific/Apia", "Atlantic/Azores"),
)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVERY_DAY = frozenset(range(7))

zones = st.sampled_from(ZONES)
days = st.dates(date(1972, 1, 3), date(2060, 12, 28))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
chosen = st.lists(clocks, max_size=MOST_TIMES, unique=True).map(sorted).map(tuple)


def clock(text: str) -> time:
    return time.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def first_moment_that_shows(day: date, at: time, place: ZoneInfo) -> datetime | None:
    """Looked for minute by minute in UTC, so without any reckoning from local time."""
    wanted = datetime.combine(day, at)
    now = datetime.combine(day, time(), UTC) - 15 * HOUR
    for _ in range(54 * 60):
        if now.astimezone(place).replace(tzinfo=None, fold=0) == wanted:
            return now
        now += MINUTE
    return None


def change_that_skips(day: date, at: time, place: ZoneInfo) -> tuple[datetime, timedelta]:
    """The moment at which the clock jumps over that time, and the offset before it."""
    wanted = datetime.combine(day, at)
    now = datetime.combine(day, time(), UTC) - 15 * HOUR
    while not (now + MINUTE).astimezone(place).replace(tzinfo=None) > wanted:
        now += MINUTE
    before = now.astimezone(place).utcoffset()
    assert before is not None
    return now + MINUTE, before


def first_shown(day: date, at: time, place: ZoneInfo) -> datetime:
    """That moment; for a time that is skipped, as long after the change as the time is after the one skipped first."""
    shown = first_moment_that_shows(day, at, place)
    if shown is None:
        change, before = change_that_skips(day, at, place)
        shown = (datetime.combine(day, at) - before).replace(tzinfo=UTC)
        assert shown >= change
    return shown


@st.composite
def nights_of_a_change(draw: st.DrawFn) -> tuple[str, date, time]:
    """A zone that changes its clock, a day on which it does or one beside it, and a time."""
    name = draw(st.sampled_from(CHANGING))
    noon = datetime(draw(st.integers(1972, 2037)), 1, 1, 12, tzinfo=UTC)
    offsets = [(noon + shift * DAY).astimezone(ZoneInfo(name)).utcoffset() for shift in range(366)]
    changes = [shift for shift in range(1, 366) if offsets[shift] != offsets[shift - 1]]
    assume(changes)
    day = noon.date() + (draw(st.sampled_from(changes)) + draw(st.integers(-1, 1))) * DAY
    return name, day, time(draw(st.integers(0, 3)) if draw(st.booleans()) else 23, draw(st.integers(0, 59)))


@given(night=nights_of_a_change())
def test_it_is_due_right_in_a_night_in_which_the_clock_changes(night: tuple[str, date, time]) -> None:
    name, day, at = night
    assert moment(day, at, name) == first_shown(day, at, ZoneInfo(name))


@given(day=days, at=clocks, name=zones)
def test_it_is_due_when_the_clock_first_shows_that_time(day: date, at: time, name: str) -> None:
    assert moment(day, at, name) == first_shown(day, at, ZoneInfo(name))


@pytest.mark.parametrize(
    ("name", "day", "at", "expected"),
    [
        ("Europe/London", "2026-03-28", "20:00", "2026-03-28T20:00"),
        ("Europe/London", "2026-03-29", "20:00", "2026-03-29T19:00"),
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30"),  # skipped; the clock shows 02:30
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30"),  # shown twice; the first
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30"),  # RFC 5545, 3.3.5: 03:30 in summer time
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45"),  # half an hour is skipped
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"),
        ("Pacific/Apia", "2011-12-30", "20:00", "2011-12-31T06:00"),  # a whole day is skipped
        ("Pacific/Kiritimati", "2026-06-01", "08:00", "2026-05-31T18:00"),
        ("Africa/Casablanca", "2026-02-14", "20:00", "2026-02-14T19:00"),
        ("Africa/Casablanca", "2026-02-15", "20:00", "2026-02-15T20:00"),  # Ramadan
        ("Asia/Kathmandu", "2026-06-01", "08:00", "2026-06-01T02:15"),
        ("No/Such_Place", "2026-06-01", "08:00", "2026-06-01T08:00"),
    ],
)
def test_clocks_that_change(name: str, day: str, at: str, expected: str) -> None:
    assert moment(date.fromisoformat(day), clock(at), name) == utc(expected)


@given(times=chosen, weekdays=st.frozensets(st.integers(0, 6)), name=zones, start=days, length=st.integers(0, 20))
def test_each_wall_clock_time_of_a_wanted_day_is_due_once(
    times: tuple[time, ...], weekdays: frozenset[int], name: str, start: date, length: int
) -> None:
    after = datetime.combine(start, time(12), UTC)
    until = after + length * DAY
    found = [due.at for due in due_between(Rhythm(times, weekdays), name, after, until)]
    every_day = (start + shift * DAY for shift in range(-3, length + 4))
    wanted = {moment(day, at, name) for day in every_day if day.weekday() in weekdays for at in times}
    assert found == sorted(at for at in wanted if after < at <= until)


@given(times=chosen, name=zones, start=days, cuts=st.lists(st.integers(0, 4 * 1440), max_size=6))
def test_nothing_is_lost_or_doubled_where_one_span_ends_and_the_next_begins(
    times: tuple[time, ...], name: str, start: date, cuts: list[int]
) -> None:
    rhythm = Rhythm(times, EVERY_DAY)
    begin = datetime.combine(start, time(), UTC)
    edges = [begin, *(begin + cut * MINUTE for cut in sorted(cuts)), begin + 4 * DAY]
    parts = [due for a, b in pairwise(edges) for due in due_between(rhythm, name, a, b)]
    assert parts == list(due_between(rhythm, name, edges[0], edges[-1]))


def test_two_times_that_fall_together_where_the_clock_jumps_are_one() -> None:
    rhythm = Rhythm((clock("01:30"), clock("02:30")), EVERY_DAY)
    night = list(due_between(rhythm, "Europe/London", utc("2026-03-28T12:00"), utc("2026-03-29T12:00")))
    assert night == [Due(utc("2026-03-29T01:30"), date(2026, 3, 29))]


@given(first=days, days_long=st.integers(1, 60), often=st.integers(1, 6), times=chosen, shift=st.integers(-3, 70))
def test_each_day_of_a_plan_counts_as_often_as_it_asks_and_the_others_as_they_were_chosen(
    first: date, days_long: int, often: int, times: tuple[time, ...], shift: int
) -> None:
    rhythm = Rhythm(times, frozenset({0, 2}), PlanDays(first, days_long, often))
    day = first + shift * DAY
    found = rhythm.times_on(day)
    if 0 <= shift < days_long:
        assert len(found) == often
    else:
        assert found == (times if day.weekday() in (0, 2) else ())


@given(often=st.integers(1, 6), times=chosen)
def test_a_plan_keeps_to_the_chosen_times_as_far_as_they_go(often: int, times: tuple[time, ...]) -> None:
    found = as_often_as(often, times)
    assert list(found) == sorted(set(found))
    assert set(found) <= set(times) if len(times) >= often else set(times) <= set(found)


@pytest.mark.parametrize(
    ("often", "times", "expected"),
    [
        (2, "", "08:00 20:00"),
        (1, "", "20:00"),
        (2, "19:00", "08:00 19:00"),
        (2, "07:15", "07:15 20:00"),
        (3, "08:00", "08:00 13:00 20:00"),
        (1, "08:00 20:00", "08:00"),
        (2, "07:00 12:00 18:00", "07:00 18:00"),
        (3, "07:00 10:00 14:00 18:00", "07:00 10:00 18:00"),
    ],
)
def test_times_for_a_plan(often: int, times: str, expected: str) -> None:
    found = as_often_as(often, [clock(at) for at in times.split()])
    assert [f"{at:%H:%M}" for at in found] == expected.split()


def test_there_are_usual_times_for_every_plan_that_a_routine_can_offer() -> None:
    assert [len(times) for times in USUAL] == list(range(7))
    assert all(list(times) == sorted(times) for times in USUAL)


def test_without_times_or_weekdays_nothing_is_due() -> None:
    span = utc("2026-01-01T00:00"), utc("2026-02-01T00:00")
    assert not list(due_between(Rhythm((), EVERY_DAY), "Europe/London", *span))
    assert not list(due_between(Rhythm((clock("08:00"),), frozenset()), "Europe/London", *span))
