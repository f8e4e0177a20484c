"""One answer to the questions about the week (PEG) as a point of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.trends.wording import decimal


@dataclass(frozen=True, slots=True)
class FunctionPoint:
    """The PEG score of one local day: the mean of the three items, in tenths (0–100), rounded half up."""

    day: date
    tenths: int


def mean_of_answers(points: Sequence[FunctionPoint], first: date, until: date) -> str:
    """`4.3 (3)`, the mean and from how many answers, for the days from `first` on and before `until`; else empty."""
    inside = [point.tenths for point in points if first <= point.day < until]
    if not inside:
        return ""
    count = len(inside)
    return f"{decimal((2 * sum(inside) + count) // (2 * count))} ({count})"
