"""Where a local day lies in the columns of a drawing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.trends.averages import Stretch
from webapp.trends.chart import Column
from webapp.trends.periods import next_after


@dataclass(frozen=True)
class Axis:
    """The first days of the columns, and the day after the last of them."""

    columns: Sequence[Column]
    starts: tuple[date, ...]
    until: date

    def __contains__(self, day: date) -> bool:
        return self.starts[0] <= day < self.until

    def x(self, day: date, share: float = 0.5) -> float:
        """`share` 0 is the beginning of the day, 1 its end. The day lies in one of the columns."""
        index = bisect_right(self.starts, day) - 1
        column, start = self.columns[index], self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else self.until
        return round(column.x + column.width * ((day - start).days + share) / (end - start).days, 1)

    @property
    def width_of_day(self) -> float:
        return (self.columns[-1].x + self.columns[-1].width - self.columns[0].x) / (self.until - self.starts[0]).days


def axis_of(columns: Sequence[Column], stretches: Sequence[Stretch]) -> Axis:
    """Of the columns of neighbouring stretches."""
    until = next_after(stretches[-1].start, stretches[-1].unit)
    return Axis(columns, tuple(stretch.start for stretch in stretches), until)
