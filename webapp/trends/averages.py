"""Means with their count and range. A missing rating is left out of the count; it is never taken for 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.trends.periods import Unit, run_up_to, start_of
from webapp.trends.records import Record, day_of, from_day
from webapp.trends.wording import MONTHS, decimal, short_date, spread, week_day


def tenths(total: int, count: int) -> int:
    """The mean in tenths, rounded half away from zero, as people do it by hand; exact, since all ratings are whole."""
    size = (20 * abs(total) + count) // (2 * count)
    return size if total >= 0 else -size


@dataclass(frozen=True)
class Summary:
    """Ratings put together: how many, their sum, the lowest and the highest."""

    count: int
    total: int
    lowest: int
    highest: int

    @property
    def mean(self) -> float:
        return self.total / self.count

    @property
    def tenths(self) -> int:
        """The mean as it is shown: 59 stands for 5.9."""
        return tenths(self.total, self.count)

    @property
    def shown(self) -> str:
        return decimal(self.tenths)

    @property
    def spread(self) -> str:
        """`5–7`, or `5` where all are equal."""
        return spread(self.lowest, self.highest)


def summary(scores: Iterable[int | None]) -> Summary | None:
    """None where not one rating was given."""
    given = [score for score in scores if score is not None]
    return Summary(len(given), sum(given), min(given), max(given)) if given else None


@dataclass(frozen=True)
class Stretch:
    """One day, week, month or year with everything in it. `before` also takes in the ratings on their own."""

    unit: Unit
    start: date
    records: tuple[Record, ...]
    before: Summary | None
    after: Summary | None

    @property
    def name(self) -> str:
        """`Mon 9 Nov`, `9 Nov`, `November 2026`, `2026`."""
        match self.unit:
            case "day":
                return week_day(self.start)
            case "week":
                return short_date(self.start)
            case "month":
                return f"{MONTHS[self.start.month - 1]} {self.start.year}"
            case "year":
                return str(self.start.year)


def stretches(records: Sequence[Record], unit: Unit, last: date, count: int) -> tuple[Stretch, ...]:
    """The `count` days, weeks, months or years up to the one that holds `last`; a record counts on its local day.

    `records` are in order.
    """
    found: dict[date, list[Record]] = {start: [] for start in run_up_to(last, unit, count)}
    for record in from_day(records, min(found)):
        inside = found.get(start_of(day_of(record), unit))
        if inside is not None:
            inside.append(record)
    return tuple(_stretch(unit, start, inside) for start, inside in found.items())


def _stretch(unit: Unit, start: date, inside: Sequence[Record]) -> Stretch:
    return Stretch(
        unit,
        start,
        tuple(inside),
        summary(record.before for record in inside),
        summary(record.after for record in inside),
    )


def average(records: Sequence[Record], since: date, weeks: int) -> Summary | None:
    """All ratings before a session in that many weeks from `since` on, pooled, so that each rating weighs the same."""
    until = since + timedelta(weeks=weeks)
    return summary(record.before for record in from_day(records, since) if since <= day_of(record) < until)
