"""The picture of many ratings: one column for each day, week, month or year.

While there is room, each session is drawn at its own time. Where a column holds more than a screen can keep apart,
equal ratings are put together into one ring or dot, the larger the more, so that the drawing stays the same size for
2,000 sessions as for 20 and the lowest and the highest are always there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from webapp.trends.averages import Stretch
from webapp.trends.axis import axis_of
from webapp.trends.below import note_marks, plan_marks
from webapp.trends.beside import NOTHING, Beside
from webapp.trends.brackets import brackets
from webapp.trends.chart import Band, Column, Drawing, Frame, Kind, Level, Mean, Text
from webapp.trends.comparison import Comparison
from webapp.trends.frames import Rooms, frame_of, rooms_of
from webapp.trends.function_panel import function_panel
from webapp.trends.levels import levels
from webapp.trends.marks import bubbles, flares, pairs, pointers
from webapp.trends.periods import Unit
from webapp.trends.wording import DAYS, EN_DASH, MONTHS, short_date

CLOSEST = 4.0
"""Two sessions nearer to each other than this cannot be told apart."""

GAP = 1.5
"""Between a band and the edge of its column."""

LABEL_WIDTHS: Mapping[Unit, float] = {"day": 44, "week": 52, "month": 34, "quarter": 34, "year": 36, "decade": 42}

ROOM_FOR_YEAR = 64.0
"""`Dec 2025` needs this much; where there is less it is `Dec ’25`."""


def too_many(stretches: Sequence[Stretch], kind: Kind = "wide") -> bool:
    """Whether single sessions would run into one another, or were counted and not read."""
    if any(stretch.is_counted for stretch in stretches):
        return True
    frame = frame_of(kind, Rooms())
    room = (frame.right - frame.left) / len(stretches)
    return max(len(stretch.records) for stretch in stretches) * CLOSEST > room


def draw_columns(
    kind: Kind,
    unit: Unit,
    stretches: Sequence[Stretch],
    comparison: Comparison | None,
    beside: Beside = NOTHING,
) -> Drawing:
    """`comparison` sets brackets over the weeks that it compares; pass it with weeks only."""
    frame = frame_of(kind, rooms_of(stretches, beside, bracketed=comparison is not None))
    columns = _columns(frame, unit, stretches)
    axis = axis_of(columns, stretches)
    together = too_many(stretches, kind)
    apart = () if together else pairs(frame, unit, columns, stretches)
    return replace(
        frame.without_marks(),
        pairs=apart,
        bubbles=bubbles(frame, columns, stretches) if together else (),
        bands=_bands(frame, columns, stretches),
        means=_means(frame, columns, stretches),
        columns=columns,
        flares=flares(frame, columns, stretches, apart),
        brackets=brackets(frame, columns, stretches, comparison),
        pointers=pointers(frame, apart),
        texts=_no_pain(frame, stretches[-1]),
        levels=_levels(frame, beside, stretches),
        plan=plan_marks(axis, beside.plan),
        notes=note_marks(frame, columns, stretches, apart, beside),
        function=function_panel(frame, axis, beside.function),
    )


def _levels(frame: Frame, beside: Beside, stretches: Sequence[Stretch]) -> tuple[Level, ...]:
    baseline = beside.baseline
    return tuple(
        Level(frame.y(tenths / 10), frame.floor if baseline and tenths < baseline.tenths else frame.top)
        for tenths in levels(baseline, stretches)
    )


def _columns(frame: Frame, unit: Unit, stretches: Sequence[Stretch]) -> tuple[Column, ...]:
    width = (frame.right - frame.left) / len(stretches)
    every = ceil(LABEL_WIDTHS[unit] / width)
    labelled = [index for index in range(len(stretches)) if index % every == 0 and _fits(frame, unit, index, width)]
    return tuple(
        Column(
            round(frame.left + width * index, 1),
            round(width, 1),
            _label(unit, stretch, first=index == 0, room=width * every) if index in labelled else "",
            stretch.before.shown if stretch.before else EN_DASH,
            str(stretch.before.count) if stretch.before else "",
        )
        for index, stretch in enumerate(stretches)
    )


def _fits(frame: Frame, unit: Unit, index: int, width: float) -> bool:
    """Whether the words end within the drawing; a little white at the end of the room for them may stand out."""
    return frame.left + index * width + LABEL_WIDTHS[unit] - 10 <= frame.right + 4


def _label(unit: Unit, stretch: Stretch, *, first: bool, room: float) -> str:
    if unit == "day":
        return f"{DAYS[stretch.start.weekday()]} {stretch.start.day}"
    if unit in ("year", "decade"):
        return stretch.name
    if unit in ("month", "quarter"):
        year = f" {stretch.start.year}" if room >= ROOM_FOR_YEAR else f" ’{stretch.start:%y}"
        return f"{MONTHS[stretch.start.month - 1][:3]}{year if first else ''}"
    return short_date(stretch.start)


def _bands(frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch]) -> tuple[Band, ...]:
    """The shade is as high as the marks that it holds. A single rating has no range."""
    around = frame.radius + 1.5
    return tuple(
        Band(
            round(column.x + GAP, 1),
            round(frame.y(stretch.before.highest) - around, 1),
            round(column.width - 2 * GAP, 1),
            round(frame.y(stretch.before.lowest) - frame.y(stretch.before.highest) + 2 * around, 1),
            frame.radius + 2,
        )
        for column, stretch in zip(columns, stretches, strict=True)
        if stretch.before and stretch.before.count > 1
    )


def _means(frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch]) -> tuple[Mean, ...]:
    return tuple(
        Mean(round(column.x + GAP, 1), round(column.x + column.width - GAP, 1), frame.y(stretch.before.mean))
        for column, stretch in zip(columns, stretches, strict=True)
        if stretch.before
    )


def _no_pain(frame: Frame, last: Stretch) -> tuple[Text, ...]:
    """What 0 stands for, unless a rating lies where the words would be."""
    lowest = min((side.lowest for side in (last.before, last.after) if side), default=10)
    return (Text(frame.right, frame.floor - 5, "0 no pain", "end"),) if lowest > 1 else ()
