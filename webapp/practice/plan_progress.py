"""How far a plan has come: which day it is, and how often it was practised. Pure.

A day that was missed is a day without practice, and nothing more: the plan goes on.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A plan on one local day."""

    day: int
    """From 1; beyond `days` once the plan is over."""
    days: int
    times_a_day: int
    done_today: int
    done: int
    """In all, counting no day more often than the plan asks for."""

    @property
    def is_over(self) -> bool:
        return self.day > self.days

    @property
    def is_due(self) -> bool:
        """Whether there is something left to do today."""
        return not self.is_over and self.done_today < self.times_a_day


def progress_of(first_day: date, days: int, times_a_day: int, practised: Iterable[date], today: date) -> PlanProgress:
    """`practised` has the local date of each session since the plan was taken on."""
    last_day = first_day + timedelta(days=days - 1)
    counts = Counter(day for day in practised if first_day <= day <= last_day)
    return PlanProgress(
        day=max((today - first_day).days + 1, 1),
        days=days,
        times_a_day=times_a_day,
        done_today=counts[today],
        done=sum(min(count, times_a_day) for count in counts.values()),
    )
