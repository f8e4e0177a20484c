"""The days of a plan that was taken on, as the picture of the ratings shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One local day of a plan. A day without practice is a day without practice, and nothing more."""

    day: date
    practised: bool


def practised_of(days: Sequence[PlanDay], first: date, until: date) -> str:
    """`5 of 7` for the days from `first` on and before `until`; empty where the plan had none of them."""
    inside = [day for day in days if first <= day.day < until]
    return f"{sum(day.practised for day in inside)} of {len(inside)}" if inside else ""
