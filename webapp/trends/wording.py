"""Numbers, dates and names in words: British, short, with a true minus sign."""

from collections.abc import Sequence
from datetime import date

MINUS = "−"
EN_DASH = "–"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """`three` up to twelve, then figures: `13`, `2,000`."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted(count: int, thing: str) -> str:
    """`1 rating`, `21 ratings`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def in_words(count: int, thing: str) -> str:
    """`one session`, `three sessions`, `2,000 sessions`."""
    return f"{number(count)} {thing}{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def from_id(given: str) -> str:
    """`Knees to chest` for `knees-to-chest`: the name of something of which nothing else is known any more."""
    return given.replace("-", " ").capitalize()


def decimal(tenths: int) -> str:
    """`5.9` for 59, `−1.5` for −15."""
    return f"{MINUS if tenths < 0 else ''}{abs(tenths) / 10:.1f}"


def signed(tenths: int) -> str:
    """`−1.5`, `+0.3`, `0.0`."""
    return f"+{decimal(tenths)}" if tenths > 0 else decimal(tenths)


def spread(lowest: int, highest: int) -> str:
    """`5–7`, or `5` where there is no spread."""
    return str(lowest) if lowest == highest else f"{lowest}{EN_DASH}{highest}"


def short_date(day: date) -> str:
    """`28 Sep`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_date(day: date) -> str:
    """`28 September`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def whole_date(day: date) -> str:
    """`28 September 2026`."""
    return f"{long_date(day)} {day.year}"


def full_date(day: date, today: date) -> str:
    """`28 September`, with its year where that is not the present one."""
    return long_date(day) if day.year == today.year else whole_date(day)


def week_day(day: date) -> str:
    """`Sat 21 Nov`."""
    return f"{DAYS[day.weekday()]} {short_date(day)}"


def date_range(first: date, last: date) -> str:
    """`2 to 8 November`, `28 September to 22 November`, with years where they differ."""
    if first.year != last.year:
        return f"{whole_date(first)} to {whole_date(last)}"
    if first.month != last.month:
        return f"{long_date(first)} to {long_date(last)}"
    return long_date(last) if first == last else f"{first.day} to {long_date(last)}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
