"""What is said about the days of practice."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.trends.practice_calendar import Mark, PracticeCalendar, Tally
from webapp.trends.wording import counted, full_date

REST = "Rest days are part of it, and two minutes on a bad day count like any other session."

MARKED: Mapping[Mark, str] = {"done": "practised", "flare": "practised, in a flare", "rest": "rest", "today": "today"}


@dataclass(frozen=True)
class PracticeSection:
    """The calendar with its words; `marked` says what the marks that are in it stand for."""

    heading: str
    said: str
    calendar: PracticeCalendar
    marked: Mapping[Mark, str]


def practice_section(calendar: PracticeCalendar) -> PracticeSection:
    used = {day.mark for month in calendar.months for week in month.weeks for day in week if day}
    marked = {mark: words for mark, words in MARKED.items() if mark in used}
    return PracticeSection(heading(calendar), f"{said_of_practice(calendar)} {REST}", calendar, marked)


def heading(calendar: PracticeCalendar) -> str:
    """`4 of the last 7 days`; without a session in them nothing is counted."""
    practised = calendar.week.practised
    if calendar.end != calendar.today:
        return f"{practised} of 7 days up to {full_date(calendar.end, calendar.today)}" if practised else "Practice"
    return f"{practised} of the last 7 days" if practised else "The last 7 days were for rest"


def said_of_practice(calendar: PracticeCalendar) -> str:
    """The counts of the period that is shown."""
    since = full_date(calendar.first, calendar.today)
    if not calendar.tally.practised:
        return f"Since {since} there was no session." if calendar.tally.rested else "There is no session here yet."
    return f"Since {since}: {said_of_tally(calendar.tally)}."


def said_of_tally(tally: Tally) -> str:
    """`41 of 89 days with practice, 58 sessions; 3 days in a flare; 48 days of rest`."""
    parts = [f"{tally.practised:,} of {counted(tally.days, 'day')} with practice, {counted(tally.sessions, 'session')}"]
    if tally.flares:
        parts.append(f"{counted(tally.flares, 'day')} in a flare")
    if tally.rested:
        parts.append(f"{counted(tally.rested, 'day')} of rest")
    return "; ".join(parts)
