"""Dates, times and numbers as other trackers write them. Pure. A ValueError has a sentence for the person."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from webapp.archive.values import FIRST_YEAR

DateOrder = Literal["day", "month"]
"""Which of two numbers comes first where the year does not."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_DATE = "has no date that can be read"
NO_TIME = "has no time that can be read"
NO_NUMBER = "has no rating"

_A = re.ASCII | re.IGNORECASE
_REST = r"(?:[T ,]+(.+))?"
_WEEKDAY = r"(?:[a-z]{3,9},? +)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})\.?{_REST}", _A)
_RUN_TOGETHER = re.compile(rf"(\d{{4}})()(\d{{2}})(\d{{2}}){_REST}", _A)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}})\.?{_REST}", _A)
_NAMED = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\.?[- ]([a-z]{{3}})[a-z]*\.?,?[- ](\d{{4}}){_REST}", _A)
_NAME_FIRST = re.compile(rf"{_WEEKDAY}([a-z]{{3}})[a-z]*\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_REST}", _A)
_SECONDS = re.compile(r"\d{10}(?:\d{3})?", _A)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? *([ap])?\.?(?:m\.?)? *(Z|UTC|GMT|[+−-]\d{2}:?\d{2})?", _A
)
_HOUR = re.compile(r"(\d{1,2}) *([ap])\.?m\.?()", _A)
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,9})?)(?: *(?:/|of|out of) *(\d{1,3})| *%)?", _A)


@dataclass(frozen=True)
class When:
    """`clock` is None where only the day is known, `zone` where the place is not said."""

    day: date
    clock: time | None = None
    zone: tzinfo | None = None


@dataclass(frozen=True)
class Scale:
    """What somebody has counted from and to."""

    lowest: int
    highest: int

    @property
    def name(self) -> str:
        return f"{self.lowest}-{self.highest}"

    def score(self, number: Decimal) -> int:
        """On 0 to 10, halves rounded up. Raises ValueError for what is not on the scale."""
        if not self.lowest <= number <= self.highest:
            raise ValueError(f"has {number.normalize():f}, which is not between {self.lowest} and {self.highest}")
        share = (number - self.lowest) * 10 / (self.highest - self.lowest)
        return int(share.quantize(Decimal(1), ROUND_HALF_UP))


SCALES = {scale.name: scale for scale in (Scale(0, 10), Scale(1, 10), Scale(0, 5), Scale(0, 100))}


def read_when(text: str, order: DateOrder) -> When:
    """The date, and the time and zone that stand behind it."""
    if _SECONDS.fullmatch(text):
        moment = datetime.fromtimestamp(int(text) / (1000 if len(text) > 10 else 1), UTC)
        return When(moment.date(), moment.time(), UTC)
    year, month, day, rest = _numbers(text, order)
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(NO_DATE) from None
    return When(found, *read_clock(rest)) if rest else When(found)


def _numbers(text: str, order: DateOrder) -> tuple[int, int, int, str]:
    if found := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4]), found[5] or ""
    if found := _YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if order == "day" else (second, first)
        return int(found[4]) + (2000 if len(found[4]) == 2 else 0), month, day, found[5] or ""
    found = _NAMED.fullmatch(text)
    day_text, name = (found[1], found[2]) if found else ("", "")
    if not found and (found := _NAME_FIRST.fullmatch(text)):
        day_text, name = found[2], found[1]
    if not found or name.lower() not in MONTHS:
        raise ValueError(NO_DATE)
    return int(found[3]), MONTHS.index(name.lower()) + 1, int(day_text), found[4] or ""


def read_clock(text: str) -> tuple[time, tzinfo | None]:
    """Such as 20:15, 8.15 pm, 8 pm, or 20:15:00+01:00."""
    found = _TIME.fullmatch(text.strip()) or _HOUR.fullmatch(text.strip())
    if not found:
        raise ValueError(NO_TIME)
    hour = int(found[1])
    if found.re is _HOUR:
        return _clock(hour, 0, 0, found[2]), None
    return _clock(hour, int(found[2]), int(found[3] or 0), found[4]), _offset(found[5])


def _clock(hour: int, minute: int, second: int, half: str | None) -> time:
    if half and not 1 <= hour <= 12:
        raise ValueError(NO_TIME)
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hour, minute, min(second, 59))
    except ValueError:
        raise ValueError(NO_TIME) from None


def _offset(text: str | None) -> tzinfo | None:
    if not text or text[0] not in "+-−":
        return UTC if text else None
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        raise ValueError(NO_TIME)
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def dates_are(texts: list[str]) -> DateOrder | None:
    """Which order is the only possible one; None where both are, or neither is needed."""
    pairs = [found for text in texts if (found := _YEAR_LAST.fullmatch(text))]
    if any(int(found[1]) > 12 for found in pairs):
        return "day"
    return "month" if any(int(found[3]) > 12 for found in pairs) else None


def have_two_readings(texts: list[str]) -> bool:
    """Whether it has to be asked which number is the day."""
    return dates_are(texts) is None and any(_YEAR_LAST.fullmatch(text) for text in texts)


def read_number(text: str) -> Decimal:
    """Such as 6, 6.5, 6,5 or 6/10, where what stands behind the stroke is not read."""
    if not text:
        raise ValueError(NO_NUMBER)
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValueError("has a rating that is no number")
    return Decimal(found[1].replace(",", "."))


def in_time(moment: datetime, now: datetime) -> datetime:
    """Raises ValueError for a moment that cannot have been written down."""
    if moment.year < FIRST_YEAR:
        raise ValueError(f"lies before {FIRST_YEAR}")
    if moment.year > now.year + 1 or moment > now + timedelta(days=1):
        raise ValueError("lies in the future")
    return moment
