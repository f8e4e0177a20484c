"""The diary for reading: weeks, newest first, and in each its records, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from webapp.trends.averages import summary
from webapp.trends.periods import start_of
from webapp.trends.records import Record, SessionRecord, day_of
from webapp.trends.wording import counted, date_range, listed

WHOLE_FROM = 0.9
"""From this share of a track on, a session counts as whole: the closing words are no exercise."""


@dataclass(frozen=True)
class Week:
    start: date
    heading: str
    said: str
    """`5 sessions, mean before 3.4`."""
    records: tuple[Record, ...]


def weeks_of(records: Sequence[Record], today: date) -> tuple[Week, ...]:
    """Only the weeks that have a record. `records` are whole weeks, `today` is the person's local day."""
    newest_first = sorted(records, key=lambda record: (start_of(day_of(record), "week"), record.moment), reverse=True)
    grouped = groupby(newest_first, key=lambda record: start_of(day_of(record), "week"))
    return tuple(_week(start, tuple(inside), today) for start, inside in grouped)


def _week(start: date, records: tuple[Record, ...], today: date) -> Week:
    return Week(start, _heading(start, start_of(today, "week")), _said(records), records)


def _heading(start: date, this_week: date) -> str:
    if start == this_week:
        return "This week"
    if start == this_week - timedelta(weeks=1):
        return "Last week"
    end = start + timedelta(days=6)
    year = f" {end.year}" if start.year == end.year != this_week.year else ""
    return f"{date_range(start, end)}{year}"


def _said(records: Sequence[Record]) -> str:
    sessions = sum(isinstance(record, SessionRecord) for record in records)
    alone = len(records) - sessions
    counts = listed([counted(count, thing) for count, thing in ((sessions, "session"), (alone, "rating")) if count])
    before = summary(record.before for record in records)
    if before is None:
        return f"{counts}, not rated before"
    return f"{counts}, mean {'of the rings' if alone else 'before'} {before.shown}"


def is_part(record: SessionRecord) -> bool:
    """Whether only a part of the session was heard. It counts like any other."""
    return record.heard_share < WHOLE_FROM
