"""A person's reminders as a calendar to subscribe to: RFC 5545, and RFC 7986 for its name and how often to look.

Events name their time zone and bring its rules along, so that 20:00 stays 20:00 when the clocks change. Nothing in
them tells of pain.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDuration, vRecur

from webapp.reminding.calendar_contents import Reminders
from webapp.reminding.due import A_DAY, PlanDays, moment
from webapp.reminding.observances import WEEKDAYS, Observance, observances
from webapp.trends.records import local, zone

NAME = "Ebb"
ABOUT = "The times that you chose. A rest day is part of it."
QUIET = "A quiet moment with Ebb"
WORDS = "Whenever it suits you. A rest day is part of it."
LASTS = timedelta(minutes=15)
LOOK_AGAIN = timedelta(hours=1)
YEARS_AHEAD = 10
"""For which a clock that keeps to no rule is told of."""
NO_DAYS = PlanDays(date.min, 0, 0)
COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
"""A revision's number is the seconds since then."""


def calendar_file(reminders: Reminders, *, address: str, now: datetime) -> bytes:
    """The calendar, with `address` as the way to Ebb. The same until something changes, or a year begins."""
    place = reminders.time_zone if zone(reminders.time_zone) is not UTC else "UTC"
    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Ebb//Reminders//EN"),
        ("version", "2.0"),
        ("uid", str(uuid5(reminders.person_id, "calendar"))),
        ("last-modified", reminders.revised_at),
        *(("name", NAME), ("x-wr-calname", NAME), ("description", ABOUT), ("x-wr-caldesc", ABOUT)),
        ("x-wr-timezone", place),
        ("color", "seagreen"),
    ):
        calendar.add(name, value)
    calendar.add("refresh-interval", vDuration(LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
    calendar.add_component(_clock(place, _first_year(reminders) - 1, now.year + YEARS_AHEAD))
    for event in (*_of_the_plan(reminders, place), *_on_weekdays(reminders, place)):
        calendar.add_component(_finished(event, reminders, address))
    file: bytes = calendar.to_ical()
    return file


def _first_year(reminders: Reminders) -> int:
    """No event is earlier."""
    plan = reminders.rhythm.plan
    since = local(reminders.since, reminders.time_zone).year
    return min(since, plan.first.year) if plan else since


def _of_the_plan(reminders: Reminders, place: str) -> Iterator[Event]:
    """One event for each time of day, on every day of the plan."""
    plan = reminders.rhythm.plan
    if plan is None or reminders.plan_id is None:
        return
    for number, at in enumerate(reminders.rhythm.times_on(plan.first)):
        name = uuid5(reminders.plan_id, f"time {number}")
        event = _event(name, reminders.plan_title or QUIET, _at(plan.first, at, place))
        if plan.days > 1:
            event.add("rrule", vRecur(freq="DAILY", until=moment(plan.last, at, place)))
        yield event


def _on_weekdays(reminders: Reminders, place: str) -> Iterator[Event]:
    """One event for each time of day, on the chosen weekdays but those of the plan."""
    rhythm = reminders.rhythm
    if not rhythm.weekdays:
        return
    plan = rhythm.plan or NO_DAYS
    first = local(reminders.since, place).date()
    while first.weekday() not in rhythm.weekdays or plan.cover(first):
        first += A_DAY
    left_out = [day for day in _days_of(plan) if day > first and day.weekday() in rhythm.weekdays]
    for number, at in enumerate(rhythm.times):
        name = uuid5(reminders.person_id, f"time {number}")
        event = _event(name, QUIET, _at(first, at, place))
        event.add("rrule", _every(rhythm.weekdays))
        if left_out:
            event.add("exdate", [_at(day, at, place) for day in left_out])
        yield event


def _every(weekdays: frozenset[int]) -> vRecur:
    if len(weekdays) == len(WEEKDAYS):
        return vRecur(freq="DAILY")
    return vRecur(freq="WEEKLY", byday=[WEEKDAYS[day] for day in sorted(weekdays)])


def _days_of(plan: PlanDays) -> Iterator[date]:
    return (plan.first + number * A_DAY for number in range(plan.days))


def _event(name: UUID, title: str, starts: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@ebb")
    event.add("dtstart", starts)
    event.add("duration", LASTS)
    event.add("summary", title)
    return event


def _finished(event: Event, reminders: Reminders, address: str) -> Event:
    """With what is the same for all, and the alarm."""
    event.add("dtstamp", reminders.revised_at)
    event.add("last-modified", reminders.revised_at)
    event.add("sequence", max(0, int((reminders.revised_at - COUNTED_FROM).total_seconds())))
    event.add("description", f"{WORDS}\n{address}")
    event.add("url", address)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _at(day: date, at: time, place: str) -> datetime:
    return datetime.combine(day, at, UTC if place == "UTC" else zone(place))


def _clock(place: str, first_year: int, last_year: int) -> Timezone:
    clock = Timezone()
    clock.add("tzid", place)
    for observance in observances(place, first_year, last_year):
        clock.add_component(_observed(observance))
    return clock


def _observed(observance: Observance) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if observance.is_summer else TimezoneStandard()
    part.add("dtstart", observance.starts)
    part.add("tzoffsetfrom", observance.before)
    part.add("tzoffsetto", observance.after)
    part.add("tzname", observance.name)
    if observance.rule:
        part.add("rrule", vRecur(freq="YEARLY", bymonth=observance.rule.month, byday=observance.rule.weekday))
    if observance.again:
        part.add("rdate", list(observance.again))
    return part
