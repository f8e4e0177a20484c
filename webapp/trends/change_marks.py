"""Where the marks of the picture of changes lie: its scale, and the small dots of the single sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from webapp.trends.chart import Kind
from webapp.trends.pairs import RoutineChange
from webapp.trends.wording import signed

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
class Scale:
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


def scale_of(kind: Kind, changes: Sequence[RoutineChange]) -> Scale:
    ends = [end for change in changes if change.interval for end in (change.interval.low, change.interval.high)]
    lowest = min(-2, *ends, *(min(change.changes) for change in changes))
    highest = max(0, *ends, *(max(change.changes) for change in changes))
    left, right = (250, 670) if kind == "wide" else (10, 340)
    return Scale(kind, left, right, lowest - 0.6, highest + 1)


def ticks(scale: Scale) -> tuple[Tick, ...]:
    every = 1 if scale.point >= 34 else 2
    zero = "no change" if scale.point >= ROOM_FOR_WORDS else "0"
    return tuple(
        Tick(scale.x(value), signed(value * 10).removesuffix(".0") if value else zero, base=value == 0)
        for value in range(ceil(scale.lowest), int(scale.highest) + 1)
        if value % every == 0
    )


def equals(scale: Scale, y: float, change: RoutineChange, most: int) -> tuple[Dot, ...]:
    """One dot for all equal changes; areas go with how many they are, the same way in all rows."""
    largest = min(LARGEST_DOT, scale.point * 0.45)
    return tuple(
        Dot(scale.x(value), y, round(max(SMALLEST_DOT, largest * sqrt(count / most)), 1))
        for value, count in sorted(change.changes.items())
    )


def stacks(scale: Scale, y: float, change: RoutineChange) -> tuple[Dot, ...]:
    return tuple(dot for value, count in sorted(change.changes.items()) for dot in _stack(scale, y, value, count))


def _stack(scale: Scale, y: float, value: int, count: int) -> list[Dot]:
    found = []
    for index in range(count):
        row, place = divmod(index, scale.across)
        in_row = min(scale.across, count - row * scale.across)
        x = scale.x(value) + (place - (in_row - 1) / 2) * scale.step
        found.append(Dot(round(x, 1), y - row * scale.step, scale.dot))
    return found
