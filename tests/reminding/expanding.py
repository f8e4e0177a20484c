"""Reading a calendar file as another program would: its own clock rules, its own recurrences, none of Ebb's code."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO
from typing import Any

from dateutil.rrule import rrulestr
from dateutil.tz import resolve_imaginary, tzical
from icalendar import Calendar


def moments(file: bytes, after: datetime, until: datetime) -> list[datetime]:
    """Every start in that span, in UTC and in order. Local times are read by the VTIMEZONE that the file brings."""
    clock = tzical(StringIO(clock_of(file))).get()
    events = Calendar.from_ical(file).walk("VEVENT")
    found = (at for event in events for at in starts(event, clock, until))
    return sorted(at for at in found if after < at <= until)


def clock_of(file: bytes) -> str:
    """The text of the VTIMEZONE, unfolded."""
    text = file.decode().replace("\r\n ", "").replace("\r\n", "\n")
    start, end = text.index("BEGIN:VTIMEZONE"), text.index("END:VTIMEZONE")
    return text[start:end] + "END:VTIMEZONE\n"


def starts(event: Any, clock: tzinfo, until: datetime) -> Iterator[datetime]:
    """The occurrences of one event in UTC."""
    first = event["dtstart"].dt.replace(tzinfo=None)
    place = clock if "TZID" in event["dtstart"].params else UTC
    walls = [first]
    last = datetime.max.replace(tzinfo=UTC)
    if "rrule" in event:
        rule = event["rrule"].to_ical().decode()
        if ends := re.search(r";?UNTIL=(\w+)", rule):
            assert ends[1].endswith("Z"), "UNTIL is in UTC beside a TZID: RFC 5545, 3.3.10"
            last = datetime.strptime(ends[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            rule = rule.replace(ends[0], "")
        walls = rrulestr(rule, dtstart=first).between(first, until.replace(tzinfo=None) + timedelta(days=3), inc=True)
    left_out = {each.dt.replace(tzinfo=None) for each in event["exdate"].dts} if "exdate" in event else set()
    for wall in walls:
        at = resolve_imaginary(wall.replace(tzinfo=place)).astimezone(UTC)
        if wall not in left_out and at <= last:
            yield at
