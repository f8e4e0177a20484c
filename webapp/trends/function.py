"""Function, week by week: the three items of the PEG, their mean, and whether it has changed.

The PEG asks for the average pain of the past week and for how much it stood in the way of the enjoyment of life and of
general activity, each from 0 to 10; the score is the mean of the three: E. E. Krebs et al., "Development and initial
validation of the PEG, a three-item scale assessing pain intensity and interference", Journal of General Internal
Medicine 24 (2009) 733–738. A drop of 30 % is a change that matters. The share is reckoned from the whole answers and
judged as it is shown, to one per cent, so that no sentence contradicts the number beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from webapp.trends.averages import tenths
from webapp.trends.function_points import FunctionPoint
from webapp.trends.periods import start_of
from webapp.trends.records import local
from webapp.trends.wording import decimal

MATTERS_PERCENT = 30

Days = tuple[date, date]
"""The first and the last of some local days, both counted."""


class Items(NamedTuple):
    """The three answers, each 0–10."""

    pain: int
    enjoyment: int
    activity: int

    @property
    def tenths(self) -> int:
        """The score in tenths: 67 for answers of 6, 7 and 7. Thirds never lie half-way between two tenths."""
        return tenths(sum(self), len(self))

    @property
    def shown(self) -> str:
        return decimal(self.tenths)


@dataclass(frozen=True)
class FunctionRecord:
    """The answers of one time."""

    id: UUID
    rated_at: datetime
    """Aware, in UTC."""
    time_zone: str
    items: Items

    @cached_property
    def day(self) -> date:
        """The local day, in the zone of the record."""
        return local(self.rated_at, self.time_zone).date()

    @cached_property
    def week(self) -> date:
        """The Monday of the local week in which it was answered."""
        return start_of(self.day, "week")


@dataclass(frozen=True)
class FunctionChange:
    """A later answer held against an earlier one."""

    then: FunctionRecord
    now: FunctionRecord
    chosen: bool = False
    """Whether the earlier one lies in days that the person has chosen."""

    @property
    def tenths(self) -> int:
        """How far the later score lies above the earlier, in tenths; below 0 where it became less."""
        return self.now.items.tenths - self.then.items.tenths

    @property
    def percent(self) -> int | None:
        """The size of the change as a share of the earlier score, rounded half up; None where that score is 0."""
        base = sum(self.then.items)
        return (200 * abs(sum(self.now.items) - base) + base) // (2 * base) if base else None

    @property
    def matters(self) -> bool:
        """Whether it is a drop, or a rise, of 30 % or more."""
        return (self.percent or 0) >= MATTERS_PERCENT


def weekly(records: Iterable[FunctionRecord]) -> tuple[FunctionRecord, ...]:
    """One for each local week, oldest first. Of two in the same week the later one counts."""
    last_of = {record.week: record for record in sorted(records, key=lambda record: record.rated_at)}
    return tuple(last_of[week] for week in sorted(last_of))


def within(records: Iterable[FunctionRecord], days: Days) -> tuple[FunctionRecord, ...]:
    """Those of the local days from the first to the last."""
    return tuple(record for record in records if days[0] <= record.day <= days[1])


def points(records: Iterable[FunctionRecord]) -> tuple[FunctionPoint, ...]:
    """One point for each week, on the day of the answer, oldest first."""
    return tuple(FunctionPoint(record.day, record.items.tenths) for record in weekly(records))


def start(records: Sequence[FunctionRecord], baseline: Days | None) -> FunctionRecord | None:
    """What later answers are held against: the first within the chosen days, else the first of all.

    `records` are in order.
    """
    chosen = within(records, baseline) if baseline else ()
    return next(iter(chosen or records), None)


def change(records: Sequence[FunctionRecord], days: Days, baseline: Days | None) -> FunctionChange | None:
    """The last answer within `days` against the start; None where there is no answer in them, or it is the start.

    `records` hold those of `days`, those of the baseline and the first of all, in any order.
    """
    ordered = weekly(records)
    then, now = start(ordered, baseline), next(iter(reversed(within(ordered, days))), None)
    if then is None or now is None or now.rated_at <= then.rated_at:
        return None
    return FunctionChange(then, now, chosen=bool(baseline and within([then], baseline)))
