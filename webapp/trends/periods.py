"""Days, weeks, months and years of the calendar. Weeks begin on Monday (ISO 8601)."""

from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


def start_of(day: date, unit: Unit) -> date:
    """The first day of the day, week, month or year in which `day` lies."""
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def next_after(start: date, unit: Unit) -> date:
    """The first day of the next one."""
    match unit:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return start_of(start + timedelta(days=31), "month")
        case "year":
            return start.replace(year=start.year + 1)


def run_up_to(last: date, unit: Unit, count: int) -> tuple[date, ...]:
    """The first days of `count` neighbouring days, weeks, months or years; the last of them holds `last`."""
    starts = [start_of(last, unit)]
    while len(starts) < count:
        starts.append(start_of(starts[-1] - timedelta(days=1), unit))
    return tuple(reversed(starts))


def how_many(first: date, last: date, unit: Unit) -> int:
    """How many days, weeks, months or years of the calendar are touched from `first` to `last`, both counted."""
    a, b = start_of(first, unit), start_of(last, unit)
    match unit:
        case "day":
            return (b - a).days + 1
        case "week":
            return (b - a).days // 7 + 1
        case "month":
            return (b.year - a.year) * 12 + b.month - a.month + 1
        case "year":
            return b.year - a.year + 1
