"""The picture of what changed after each routine: one row a routine, one small dot for each complete pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from webapp.trends.chart import Kind, Text
from webapp.trends.pairs import RoutineChange
from webapp.trends.wording import counted, signed

HEAD, FOOT = 34, 30
MOST_ROWS_OF_DOTS = 3
LARGEST_DOT = 13.0
SMALLEST_DOT = 2.5


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    base: bool
    """Whether it is the line of no change."""


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Row:
    """`centre` is the x of the mean, or None while there are too few pairs to say anything."""

    dots: tuple[Dot, ...]
    centre: float | None
    y: float
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


@dataclass(frozen=True)
class _Scale:
    kind: Kind
    left: float
    right: float
    lowest: float
    highest: float

    @property
    def point(self) -> float:
        return (self.right - self.left) / (self.highest - self.lowest)

    def x(self, change: float) -> float:
        return round(self.left + self.point * (change - self.lowest), 1)

    @property
    def dot(self) -> float:
        return 4.3 if self.kind == "wide" else 3.9

    @property
    def step(self) -> float:
        """From dot to dot where several are equal."""
        return 10 if self.kind == "wide" else 9

    @property
    def across(self) -> int:
        """How many equal dots stand side by side without reaching the next whole number."""
        return max(1, min(5 if self.kind == "wide" else 4, int(self.point // (self.step + 3))))


def draw_changes(kind: Kind, changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> ChangeDrawing:
    """`changes` without the routines that have no complete pair; there is at least one."""
    wide = kind == "wide"
    lowest = min(-2, *(min(change.changes) for change in changes))
    highest = max(0, *(max(change.changes) for change in changes))
    scale = _Scale(kind, 250 if wide else 10, 670 if wide else 340, lowest - 0.6, highest + 1)
    row_height = 74 if wide else 104
    height = HEAD + row_height * len(changes) + FOOT
    every = 1 if scale.point >= 34 else 2
    return ChangeDrawing(
        kind,
        860 if wide else 350,
        height,
        HEAD - 6,
        height - 28,
        tuple(_tick(scale, value) for value in range(lowest, highest + 2) if value % every == 0),
        tuple(_row(scale, HEAD + row_height * index, change, titles) for index, change in enumerate(changes)),
    )


def _tick(scale: _Scale, value: int) -> Tick:
    return Tick(scale.x(value), "no change" if value == 0 else signed(value * 10).removesuffix(".0"), base=value == 0)


def _row(scale: _Scale, top: float, change: RoutineChange, titles: Mapping[str, str]) -> Row:
    wide = scale.kind == "wide"
    middle = top + (40 if wide else 74)
    return Row(
        _dots(scale, middle - 6, change),
        None if change.needed else scale.x(change.tenths / 10),
        middle + 8,
        _wide_texts(middle, change, titles) if wide else _narrow_texts(top, change, titles),
    )


def _dots(scale: _Scale, y: float, change: RoutineChange) -> tuple[Dot, ...]:
    """Stacked while the stacks stay low; then one dot for all equal ones, its area going with how many they are."""
    most = max(change.changes.values())
    if most > scale.across * MOST_ROWS_OF_DOTS:
        largest = min(LARGEST_DOT, scale.point * 0.45)
        return tuple(
            Dot(scale.x(value), y - 6, round(max(SMALLEST_DOT, largest * sqrt(count / most)), 1))
            for value, count in sorted(change.changes.items())
        )
    return tuple(dot for value, count in sorted(change.changes.items()) for dot in _stack(scale, y, value, count))


def _stack(scale: _Scale, y: float, value: int, count: int) -> list[Dot]:
    found = []
    for index in range(count):
        row, place = divmod(index, scale.across)
        in_row = min(scale.across, count - row * scale.across)
        x = scale.x(value) + (place - (in_row - 1) / 2) * scale.step
        found.append(Dot(round(x, 1), y - row * scale.step, scale.dot))
    return found


def _wide_texts(middle: float, change: RoutineChange, titles: Mapping[str, str]) -> tuple[Text, ...]:
    name = Text(0, middle - 2, titles.get(change.routine, change.routine), css="c-strong c-name")
    pairs = Text(0, middle + 16, counted(change.pairs, "pair"))
    if not change.needed:
        return (name, pairs, Text(860, middle + 6, signed(change.tenths), "end", "c-strong c-name"))
    more = f"{counted(change.needed, 'more pair')} needed"
    return (name, pairs, Text(860, middle - 2, "too few to say", "end"), Text(860, middle + 16, more, "end"))


def _narrow_texts(top: float, change: RoutineChange, titles: Mapping[str, str]) -> tuple[Text, ...]:
    name = Text(0, top + 20, titles.get(change.routine, change.routine), css="c-strong c-name")
    pairs = counted(change.pairs, "pair")
    if not change.needed:
        return (name, Text(350, top + 20, signed(change.tenths), "end", "c-strong c-name"), Text(0, top + 37, pairs))
    return (name, Text(0, top + 37, f"{pairs}: too few to say, {change.needed} more needed"))
