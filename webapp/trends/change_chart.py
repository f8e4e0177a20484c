"""The picture of what changed after each routine: one row a routine, one small dot for each complete pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from webapp.trends.chart import Kind, Text
from webapp.trends.pairs import RoutineChange
from webapp.trends.wording import counted, signed

HEAD, FOOT = 34, 30
MOST_ROWS_OF_DOTS = 3
LARGEST_DOT = 13.0
SMALLEST_DOT = 2.5
ROOM_FOR_WORDS = 62.0
"""A point of the scale narrower than this has no room for "no change" between its neighbours."""


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


def _scale(kind: Kind, changes: Sequence[RoutineChange]) -> _Scale:
    lowest = min(-2, *(min(change.changes) for change in changes))
    highest = max(0, *(max(change.changes) for change in changes))
    left, right = (250, 670) if kind == "wide" else (10, 340)
    return _Scale(kind, left, right, lowest - 0.6, highest + 1)


def too_many(changes: Sequence[RoutineChange]) -> bool:
    """Whether stacks would grow too high. One answer for both drawings and all rows: one caption explains them all."""
    return _most(changes) > _scale("narrow", changes).across * MOST_ROWS_OF_DOTS


def _most(changes: Sequence[RoutineChange]) -> int:
    return max(count for change in changes for count in change.changes.values())


def draw_changes(kind: Kind, changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> ChangeDrawing:
    """`changes` without the routines that have no complete pair; there is at least one."""
    wide = kind == "wide"
    scale = _scale(kind, changes)
    row_height = 74 if wide else 104
    height = HEAD + row_height * len(changes) + FOOT
    most = _most(changes) if too_many(changes) else None
    return ChangeDrawing(
        kind,
        860 if wide else 350,
        height,
        HEAD - 6,
        height - 28,
        _ticks(scale),
        tuple(_row(scale, HEAD + row_height * index, change, titles, most) for index, change in enumerate(changes)),
    )


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    every = 1 if scale.point >= 34 else 2
    zero = "no change" if scale.point >= ROOM_FOR_WORDS else "0"
    return tuple(
        Tick(scale.x(value), signed(value * 10).removesuffix(".0") if value else zero, base=value == 0)
        for value in range(ceil(scale.lowest), int(scale.highest) + 1)
        if value % every == 0
    )


def _row(scale: _Scale, top: float, change: RoutineChange, titles: Mapping[str, str], most: int | None) -> Row:
    wide = scale.kind == "wide"
    middle = top + (40 if wide else 74)
    return Row(
        _stacks(scale, middle - 6, change) if most is None else _equals(scale, middle - 12, change, most),
        None if change.needed else scale.x(change.tenths / 10),
        middle + 8,
        _wide_texts(middle, change, titles) if wide else _narrow_texts(top, change, titles),
    )


def _equals(scale: _Scale, y: float, change: RoutineChange, most: int) -> tuple[Dot, ...]:
    """One dot for all equal changes; areas go with how many they are, the same way in all rows."""
    largest = min(LARGEST_DOT, scale.point * 0.45)
    return tuple(
        Dot(scale.x(value), y, round(max(SMALLEST_DOT, largest * sqrt(count / most)), 1))
        for value, count in sorted(change.changes.items())
    )


def _stacks(scale: _Scale, y: float, change: RoutineChange) -> tuple[Dot, ...]:
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
