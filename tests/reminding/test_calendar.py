"""The calendar that a person subscribes to, read back and reckoned through as calendar programs do."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from tests.reminding.expanding import clock_of, moments
from webapp.reminding.calendar import calendar_file
from webapp.reminding.calendar_contents import Reminders
from webapp.reminding.due import PlanDays, Rhythm, due_between
from webapp.reminding.observances import observances

ALICE, PLAN = UUID(int=1, version=4), UUID(int=2, version=4)
ADDRESS = "https://ebb.example/"
NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)
DAY = timedelta(days=1)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
AWKWARD = (
    *(
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
        "Pacific/Kiritimati",
        "Europe/London",
        "Europe/Dublin",
    ),
    *("America/Santiago", "America/Nuuk", "Antarctica/Troll", "Asia/Gaza", "Africa/Cairo", "Asia/Kathmandu", "UTC"),
    *("Pacific/Chatham", "America/St_Johns", "America/Havana", "Asia/Beirut", "No/Such_Place"),
)
AT_LEISURE = time(8), time(20)


def clock(text: str) -> time:
    return time.fromisoformat(text)


def of(rhythm: Rhythm, zone: str = "Europe/London", since: datetime = NOW, **further: Any) -> Reminders:
    return Reminders(ALICE, rhythm, zone, since, since, PLAN if rhythm.plan else None, "Knee walking", **further)


def file_of(reminders: Reminders, now: datetime = NOW) -> bytes:
    return calendar_file(reminders, address=ADDRESS, now=now)


def events(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


@pytest.mark.parametrize("zone", AWKWARD)
def test_another_program_finds_the_same_moments_for_years_in_a_place_with_its_own_clock(zone: str) -> None:
    rhythm = Rhythm(AT_LEISURE, frozenset({0, 2, 6}), PlanDays(date(2026, 12, 1), 9, 3))
    after, until = NOW + DAY, NOW + 8 * 365 * DAY
    wanted = [due.at for due in due_between(rhythm, zone, after, until)]
    assert moments(file_of(of(rhythm, zone)), after, until) == wanted
    assert len(wanted) > 8 * 52 * 3


@settings(max_examples=60, deadline=None)
@given(
    times=st.lists(st.sampled_from(range(4 * 60, 24 * 60, 5)), max_size=4, unique=True).map(sorted),
    weekdays=st.frozensets(st.integers(0, 6)),
    zone=st.sampled_from(ZONES),
    since=st.integers(0, 6 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    plan=st.none()
    | st.builds(PlanDays, st.dates(date(2026, 1, 1), date(2032, 2, 1)), st.integers(1, 60), st.integers(1, 6)),
)
def test_any_rhythm_comes_out_as_it_went_in(
    times: list[int], weekdays: frozenset[int], zone: str, since: datetime, plan: PlanDays | None
) -> None:
    rhythm = Rhythm(tuple(time(*divmod(at, 60)) for at in times), weekdays, plan)
    reminders = of(rhythm, zone, since)
    after = since + 2 * DAY
    until = after + 500 * DAY
    found = moments(file_of(reminders, now=after), after, until)
    assert found == [due.at for due in due_between(rhythm, zone, after, until)]


@pytest.mark.parametrize("zone", AWKWARD[:-1])
def test_the_clock_that_it_brings_along_is_right_every_hour_of_ten_years(zone: str) -> None:
    brought = Calendar.from_ical(file_of(of(Rhythm(AT_LEISURE, frozenset({0})), zone))).walk("VTIMEZONE")[0]
    assert isinstance(brought, Timezone)
    place, here = brought.to_tz(lookup_tzid=False), ZoneInfo(zone)
    start = NOW.replace(tzinfo=None)
    for shift in range(0, 9 * 365 * 24, 7):
        wall = start + timedelta(hours=shift)
        if wall.replace(tzinfo=here).astimezone(UTC).astimezone(here).replace(tzinfo=None) == wall:
            assert wall.replace(tzinfo=place).utcoffset() == wall.replace(tzinfo=here).utcoffset(), wall


def test_a_clock_with_two_rules_is_told_by_two_rules_alone() -> None:
    assert clock_of(file_of(of(Rhythm(AT_LEISURE, frozenset({0}))))).splitlines() == [
        *("BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:DAYLIGHT", "DTSTART:20250330T010000"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100"),
        *("END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:20251026T020000"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000"),
        *("END:STANDARD", "END:VTIMEZONE"),
    ]


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("America/New_York", ["2SU", "1SU"]),
        ("Australia/Lord_Howe", ["1SU", "1SU"]),
        ("Africa/Casablanca", [None, None, None]),
        ("Pacific/Kiritimati", [None]),
    ],
)
def test_rules_are_told_only_where_the_clock_keeps_to_them(zone: str, rules: list[str | None]) -> None:
    assert [one.rule and one.rule.weekday for one in observances(zone, 2025, 2036)] == rules


def test_the_file_keeps_to_the_form_of_the_standard() -> None:
    long = Reminders(
        ALICE, Rhythm((), frozenset(), PlanDays(date(2026, 11, 21), 3, 2)), "Europe/London", NOW, NOW, PLAN
    )
    title = "Slow; gentle, and back\\again\nwith a quite unreasonably long title für später, which has to be folded"
    file = file_of(Reminders(**{name: getattr(long, name) for name in long.__slots__} | {"plan_title": title}))
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    unfolded = file.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Slow\\; gentle\\, and back\\\\again\\nwith a quite" in unfolded
    calendar = Calendar.from_ical(file)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert calendar["name"] == calendar["x-wr-calname"] == "Ebb"
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in unfolded
    assert "X-PUBLISHED-TTL:PT1H" in unfolded
    assert "METHOD" not in unfolded
    for event in events(file):
        assert event["summary"] == title
        assert event["dtstamp"].dt == NOW
        assert event["rrule"].to_ical() == b"FREQ=DAILY;UNTIL=20261123T%02d0000Z" % event["dtstart"].dt.hour
        (alarm,) = event.walk("VALARM")
        assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta())
        assert alarm["description"] == title
        assert not calendar.errors
        assert not event.errors


def test_events_keep_their_names_and_count_their_revisions() -> None:
    before = events(file_of(of(Rhythm(AT_LEISURE, frozenset({0})))))
    after = events(file_of(of(Rhythm((clock("07:00"), clock("21:00")), frozenset({0})), since=NOW + DAY)))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert len({event["uid"] for event in before}) == 2
    assert all(one["sequence"] < other["sequence"] for one, other in zip(before, after, strict=True))
    assert all(one["dtstamp"].dt < other["dtstamp"].dt for one, other in zip(before, after, strict=True))


def test_another_persons_events_have_other_names() -> None:
    rhythm = Rhythm(AT_LEISURE, frozenset({0}))
    bob = Reminders(uuid4(), rhythm, "Europe/London", NOW, NOW)
    assert not {event["uid"] for event in events(file_of(bob))} & {
        event["uid"] for event in events(file_of(of(rhythm)))
    }


def test_it_is_the_same_file_until_something_changes() -> None:
    reminders = of(Rhythm(AT_LEISURE, frozenset({0})))
    assert file_of(reminders) == file_of(reminders, now=NOW + 20 * DAY)


def test_somebody_who_wants_no_reminders_has_a_calendar_without_events() -> None:
    file = file_of(of(Rhythm((), frozenset())))
    assert events(file) == []
    assert Calendar.from_ical(file).walk("VTIMEZONE")


def test_nothing_in_it_tells_of_pain_or_of_whom() -> None:
    text = file_of(of(Rhythm(AT_LEISURE, frozenset({0}), PlanDays(date(2026, 11, 21), 3, 2)))).decode().lower()
    assert not re.search(r"pain|back|hurt|ache|lumbar|rating|alice", text)
    assert str(ALICE) not in text
    assert "class:private" in text
    assert "description:whenever it suits you. a rest day is part of it." in text
