"""Days, weeks, months, quarters, years and decades of the calendar. Weeks begin on Monday (ISO 8601)."""

from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "decade")


def start_of(day: date, unit: Unit) -> date:
    """The first day of the day, week, month, quarter, year or decade in which `day` lies."""
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case "year":
            return day.replace(month=1, day=1)
        case "decade":
            return date(max(1, day.year - day.year % 10), 1, 1)


def next_after(start: date, unit: Unit) -> date:
    """The first day of the next one."""
    match unit:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return start_of(start + timedelta(days=31), "month")
        case "quarter":
            return start_of(start + timedelta(days=92), "quarter")
        case "year":
            return start.replace(year=start.year + 1)
        case "decade":
            return date(start.year - start.year % 10 + 10, 1, 1)


def run_up_to(last: date, unit: Unit, count: int) -> tuple[date, ...]:
    """The first days of `count` neighbouring ones; the last of them holds `last`."""
    starts = [start_of(last, unit)]
    while len(starts) < count:
        starts.append(start_of(starts[-1] - timedelta(days=1), unit))
    return tuple(reversed(starts))


def how_many(first: date, last: date, unit: Unit) -> int:
    """How many days, weeks, months and so on of the calendar are touched from `first` to `last`, both counted."""
    a, b = start_of(first, unit), start_of(last, unit)
    match unit:
        case "day":
            return (b - a).days + 1
        case "week":
            return (b - a).days // 7 + 1
        case "month":
            return (b.year - a.year) * 12 + b.month - a.month + 1
        case "quarter":
            return (b.year - a.year) * 4 + (b.month - a.month) // 3 + 1
        case "year":
            return b.year - a.year + 1
        case "decade":
            return b.year // 10 - a.year // 10 + 1
