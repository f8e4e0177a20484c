"""Means with their count and range. A missing rating is left out of the count; it is never taken for 0."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from webapp.trends.periods import Unit, run_up_to, start_of
from webapp.trends.records import Record, SessionRecord, day_of, from_day
from webapp.trends.wording import EN_DASH, MONTHS, decimal, short_date, spread, week_day


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
    return summary_of(Counter(score for score in scores if score is not None))


def summary_of(counts: Mapping[int, int]) -> Summary | None:
    """The same from how often each score was given."""
    if not counts:
        return None
    total = sum(score * count for score, count in counts.items())
    return Summary(sum(counts.values()), total, min(counts), max(counts))


def note_of(record: Record) -> str:
    """Empty where there is none; a rating on its own never has one."""
    return record.note if isinstance(record, SessionRecord) else ""


@dataclass(frozen=True)
class Stretch:
    """One day, week, month and so on with everything in it."""

    unit: Unit
    start: date
    rings: Mapping[int, int]
    """How often each score was given before a session or on its own."""
    dots: Mapping[int, int]
    """The same after a session."""
    flare_days: tuple[date, ...] = ()
    """In order."""
    records: tuple[Record, ...] = ()
    """In order; empty where the scores were counted and no record was read."""

    @cached_property
    def before(self) -> Summary | None:
        return summary_of(self.rings)

    @cached_property
    def after(self) -> Summary | None:
        return summary_of(self.dots)

    @property
    def is_counted(self) -> bool:
        """Whether there are scores of which no record was read."""
        return bool(self.rings or self.dots) and not self.records

    @cached_property
    def as_drawn(self) -> tuple[Record, ...]:
        """The records by the clock on the wall, which is the order of their places in a picture."""
        return tuple(sorted(self.records, key=lambda record: record.at))

    @cached_property
    def notes(self) -> int:
        """How many of the records have a note."""
        return sum(bool(note_of(record)) for record in self.records)

    @property
    def name(self) -> str:
        """`Mon 9 Nov`, `9 Nov`, `November 2026`, `Oct–Dec 2026`, `2026`, `2020s`."""
        match self.unit:
            case "day":
                return week_day(self.start)
            case "week":
                return short_date(self.start)
            case "month":
                return f"{MONTHS[self.start.month - 1]} {self.start.year}"
            case "quarter":
                months = f"{MONTHS[self.start.month - 1][:3]}{EN_DASH}{MONTHS[self.start.month + 1][:3]}"
                return f"{months} {self.start.year}"
            case "year":
                return str(self.start.year)
            case "decade":
                return f"{self.start.year}s"


def stretches(records: Sequence[Record], unit: Unit, last: date, count: int) -> tuple[Stretch, ...]:
    """The `count` days, weeks, months and so on up to the one that holds `last`.

    `records` are in order.
    """
    return stretches_from(records, unit, run_up_to(last, unit, count))


def stretches_from(records: Sequence[Record], unit: Unit, starts: Sequence[date]) -> tuple[Stretch, ...]:
    """One for each of the neighbouring first days; a record counts on its local day. `records` are in order."""
    found: dict[date, list[Record]] = {start: [] for start in starts}
    for record in from_day(records, starts[0]):
        inside = found.get(start_of(day_of(record), unit))
        if inside is not None:
            inside.append(record)
    return tuple(_stretch(unit, start, inside) for start, inside in found.items())


def _stretch(unit: Unit, start: date, inside: Sequence[Record]) -> Stretch:
    return Stretch(
        unit,
        start,
        Counter(record.before for record in inside if record.before is not None),
        Counter(record.after for record in inside if record.after is not None),
        tuple(sorted({day_of(record) for record in inside if record.flare})),
        tuple(inside),
    )


def counted_stretches(
    unit: Unit,
    starts: Sequence[date],
    counts: Iterable[tuple[date, Mapping[int, int], Mapping[int, int]]],
    flares: Iterable[date],
    records: Sequence[Record] = (),
) -> tuple[Stretch, ...]:
    """The same where the scores of many years were counted and not reckoned one by one.

    `counts` has a first day, how often each score was given before and how often after, for pieces of time each of
    which lies within one of the stretches; `flares` the local days of flares; `records` either all or none.
    """
    found = {start: (Counter[int](), Counter[int](), set[date](), list[Record]()) for start in starts}
    for day, before, after in counts:
        if inside := found.get(start_of(day, unit)):
            inside[0].update(before)
            inside[1].update(after)
    for day in flares:
        if inside := found.get(start_of(day, unit)):
            inside[2].add(day)
    for record in records:
        if inside := found.get(start_of(day_of(record), unit)):
            inside[3].append(record)
    return tuple(
        Stretch(unit, start, rings, dots, tuple(sorted(days)), tuple(read))
        for start, (rings, dots, days, read) in found.items()
    )


def average(records: Sequence[Record], since: date, weeks: int) -> Summary | None:
    """All ratings before a session in that many weeks from `since` on, pooled, so that each rating weighs the same."""
    until = since + timedelta(weeks=weeks)
    return summary(record.before for record in from_day(records, since) if since <= day_of(record) < until)
