"""The size of a drawing: what stands above the scale and below it takes its room only where there is something."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.trends.averages import Stretch
from webapp.trends.beside import Beside
from webapp.trends.chart import Frame, Kind

FLARE_STRIP = 22.0
"""Added above the scale where a flare would otherwise lie on a rating of 9 or 10."""

PLAN_ROW = 9.0
NOTE_ROW = 13.0
FUNCTION_PANEL = 132.0
"""The heights of what stands below the axis: the days of a plan, the marks of notes, the score of function."""


@dataclass(frozen=True)
class Rooms:
    """What a drawing has room for."""

    bracketed: bool = False
    strip: float = 0.0
    plan: bool = False
    notes: bool = False
    function: bool = False

    @property
    def under(self) -> float:
        return PLAN_ROW * self.plan + NOTE_ROW * self.notes


def rooms_of(stretches: Sequence[Stretch], beside: Beside, *, bracketed: bool) -> Rooms:
    return Rooms(
        bracketed,
        _strip(stretches),
        plan=bool(beside.plan),
        notes=any(stretch.notes for stretch in stretches),
        function=bool(beside.function),
    )


def frame_of(kind: Kind, rooms: Rooms) -> Frame:
    """The plot itself is always equally high, so that a slope looks the same from picture to picture."""
    above = rooms.strip
    below = rooms.under + FUNCTION_PANEL * rooms.function
    if kind == "wide":
        top = (58 if rooms.bracketed else 24) + above
        return Frame("wide", 860, 430 + above + below, 34, 852, top, 344 + above, 5, above, rooms.under)
    top = (64 if rooms.bracketed else 24) + above
    return Frame("narrow", 350, 372 + above + below, 22, 348, top, 288 + above, 3.7, above, rooms.under)


def _strip(stretches: Sequence[Stretch]) -> float:
    flaring = any(stretch.flare_days for stretch in stretches)
    high = any(side.highest >= 9 for stretch in stretches for side in (stretch.before, stretch.after) if side)
    return FLARE_STRIP if flaring and high else 0.0
