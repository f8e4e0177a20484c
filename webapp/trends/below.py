"""What stands under the axis: the days of a plan as a quiet strip, and a mark for each note."""

from collections.abc import Sequence
from itertools import groupby

from webapp.trends.averages import Stretch, note_of
from webapp.trends.axis import Axis
from webapp.trends.beside import Beside
from webapp.trends.chart import Column, Frame, Pair, PlanMark
from webapp.trends.frames import PLAN_ROW
from webapp.trends.plan_days import PlanDay

GAP_BETWEEN_DAYS = 1.0
NARROWEST_DAY = 4.0
"""A day narrower than this cannot be told from the next, so that equal neighbours become one mark."""

LEAST_WIDTH = 0.5
"""Even one day among decades is something."""


def plan_marks(axis: Axis, days: Sequence[PlanDay]) -> tuple[PlanMark, ...]:
    """A mark a day, or one for a run of equal days where a day is too narrow to be seen."""
    inside = [day for day in days if day.day in axis]
    runs = [[day] for day in inside] if axis.width_of_day >= NARROWEST_DAY else _runs(inside)
    gap = GAP_BETWEEN_DAYS if axis.width_of_day >= NARROWEST_DAY else 0.0
    found = []
    for run in runs:
        until = axis.x(run[-1].day, 1) - gap / 2
        width = round(max(until - axis.x(run[0].day, 0) - gap / 2, LEAST_WIDTH), 1)
        found.append(PlanMark(round(until - width, 1), width, run[0].practised))
    return tuple(found)


def _runs(days: Sequence[PlanDay]) -> list[list[PlanDay]]:
    """Neighbouring days that are equal. The days of one run have consecutive numbers and the same answer."""
    numbered = groupby(enumerate(days), key=lambda item: (item[1].day.toordinal() - item[0], item[1].practised))
    return [[day for _, day in run] for _, run in numbered]


def note_marks(
    frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch], apart: Sequence[Pair], beside: Beside
) -> tuple[tuple[float, float], ...]:
    """Where each mark stands: under its session, or one under a column whose ratings are drawn together."""
    y = frame.floor + 4 + (PLAN_ROW if beside.plan else 0)
    if apart:
        records = (record for stretch in stretches for record in stretch.as_drawn)
        return tuple((pair.x, y) for pair, record in zip(apart, records, strict=True) if note_of(record))
    return tuple((column.middle, y) for column, stretch in zip(columns, stretches, strict=True) if stretch.notes)
