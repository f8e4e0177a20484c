"""The picture of what changed after each routine: one row a routine, one small dot for each complete pair, and below
them from enough pairs on the mean with the bar of its interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.change_marks import Dot, Scale, Tick, equals, scale_of, stacks, ticks
from webapp.trends.chart import Kind, Text
from webapp.trends.pairs import RoutineChange
from webapp.trends.wording import counted
from webapp.trends.words_of_changes import title

HEAD, FOOT = 34, 30
MOST_ROWS_OF_DOTS = 3
LONGEST_NAME, LONGEST_ALONE, LONGEST_BESIDE = 30, 42, 24
"""Characters of a routine's name for which there is room: on the wide drawing, on the narrow one, and there beside the
figures.
"""
ALL_EQUAL = "all equal: no interval"


@dataclass(frozen=True)
class Figure:
    """The mean change and its interval in figures, right-aligned at `x`; `interval` is empty where all are equal."""

    x: float
    y: float
    mean: str
    interval: str


@dataclass(frozen=True)
class Row:
    """`centre` is the x of the mean, or None while there are too few pairs to say anything; `bar` has the ends of its
    interval, and is None as well where all changes are equal.
    """

    dots: tuple[Dot, ...]
    centre: float | None
    bar: tuple[float, float] | None
    y: float
    figure: Figure | None
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class ChangeDrawing:
    kind: Kind
    width: float
    height: float
    top: float
    floor: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]

    @property
    def zero(self) -> float:
        return next(tick.x for tick in self.ticks if tick.base)


def too_many(changes: Sequence[RoutineChange]) -> bool:
    """Whether stacks would grow too high. One answer for both drawings and all rows: one caption explains them all."""
    return _most(changes) > scale_of("narrow", changes).across * MOST_ROWS_OF_DOTS


def _most(changes: Sequence[RoutineChange]) -> int:
    return max(count for change in changes for count in change.changes.values())


def draw_changes(kind: Kind, changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> ChangeDrawing:
    """`changes` without the routines that have no complete pair; there is at least one."""
    wide = kind == "wide"
    scale = scale_of(kind, changes)
    row_height = 74 if wide else 104
    height = HEAD + row_height * len(changes) + FOOT
    most = _most(changes) if too_many(changes) else None
    return ChangeDrawing(
        kind,
        860 if wide else 350,
        height,
        HEAD - 6,
        height - 28,
        ticks(scale),
        tuple(_row(scale, HEAD + row_height * index, change, titles, most) for index, change in enumerate(changes)),
    )


def _row(scale: Scale, top: float, change: RoutineChange, titles: Mapping[str, str], most: int | None) -> Row:
    wide = scale.kind == "wide"
    middle = top + (40 if wide else 74)
    name = title(change, titles)
    return Row(
        stacks(scale, middle - 6, change) if most is None else equals(scale, middle - 12, change, most),
        None if change.needed else scale.x(change.tenths / 10),
        (scale.x(change.interval.low), scale.x(change.interval.high)) if change.interval else None,
        middle + 8,
        None if change.needed else _figure(860, middle + 6, change) if wide else _figure(350, top + 20, change),
        _wide_texts(middle, change, name) if wide else _narrow_texts(top, change, name),
    )


def _figure(x: float, y: float, change: RoutineChange) -> Figure:
    return Figure(x, y, change.shown, change.interval.shown if change.interval else "")


def _wide_texts(middle: float, change: RoutineChange, name: str) -> tuple[Text, ...]:
    left = (
        Text(0, middle - 2, shortened(name, LONGEST_NAME), css="c-strong c-name"),
        Text(0, middle + 16, counted(change.pairs, "pair")),
    )
    if change.needed:
        more = f"{counted(change.needed, 'more pair')} needed"
        return (*left, Text(860, middle - 2, "too few to say", "end"), Text(860, middle + 16, more, "end"))
    return left if change.interval else (*left, Text(860, middle + 24, ALL_EQUAL, "end"))


def _narrow_texts(top: float, change: RoutineChange, name: str) -> tuple[Text, ...]:
    pairs = counted(change.pairs, "pair")
    if change.needed:
        needed = Text(0, top + 37, f"{pairs}: too few to say, {change.needed} more needed")
        return (Text(0, top + 20, shortened(name, LONGEST_ALONE), css="c-strong c-name"), needed)
    left = (Text(0, top + 20, shortened(name, LONGEST_BESIDE), css="c-strong c-name"), Text(0, top + 37, pairs))
    return left if change.interval else (*left, Text(350, top + 37, ALL_EQUAL, "end"))


def shortened(name: str, longest: int) -> str:
    """The table has the whole name."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
