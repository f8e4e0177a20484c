"""The marks in the columns: pairs at their own time, or equal ratings together; flares; the words at one pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, time
from math import sqrt

from webapp.trends.averages import Stretch
from webapp.trends.chart import Bubble, Column, Flare, Frame, Pair, Pointer, Text
from webapp.trends.periods import Unit, next_after
from webapp.trends.records import day_of
from webapp.trends.wording import short_date

SMALLEST_BUBBLE = 1.8
LETTER = 6.4
"""About the width of a letter of the charts, for keeping words apart."""

POINTER_LENGTHS = {"narrow": 34.0, "wide": 40.0}
WORD_HALF_WIDTH = 26.0


def pairs(frame: Frame, unit: Unit, columns: Sequence[Column], stretches: Sequence[Stretch]) -> tuple[Pair, ...]:
    """Each record at its local time within its column, moved just so far that no two lie on each other."""
    found = []
    for column, stretch in zip(columns, stretches, strict=True):
        start = datetime.combine(stretch.start, time())
        length = datetime.combine(next_after(stretch.start, unit), time()) - start
        wanted = [column.x + column.width * ((record.at - start) / length) for record in stretch.as_drawn]
        places = _apart(wanted, column, frame.radius)
        for x, record in zip(places, stretch.as_drawn, strict=True):
            found.append(Pair(x, _y(frame, record.before), _y(frame, record.after)))
    return tuple(found)


def _y(frame: Frame, score: int | None) -> float | None:
    return None if score is None else frame.y(score)


def _apart(wanted: Sequence[float], column: Column, radius: float) -> list[float]:
    """The same places in the same order, within the column and as far apart as there is room, up to a ring's width."""
    low, high = column.x + radius, column.x + column.width - radius
    gap = min(2 * radius + 1.5, (high - low) / max(1, len(wanted) - 1))
    places: list[float] = []
    for x in wanted:
        places.append(max(x, low, places[-1] + gap if places else low))
    limit = high
    for index in reversed(range(len(places))):
        places[index] = min(places[index], limit)
        limit = places[index] - gap
    return [round(x, 1) for x in places]


def bubbles(frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch]) -> tuple[Bubble, ...]:
    """In each column the ratings before on the left and those after on the right; areas go with how many are equal."""
    most = max((n for stretch in stretches for side in (stretch.rings, stretch.dots) for n in side.values()), default=1)
    largest = min(columns[0].width * 0.2, frame.point * 0.42)
    found = []
    for column, stretch in zip(columns, stretches, strict=True):
        for counts, share, is_after in ((stretch.rings, 0.29, False), (stretch.dots, 0.71, True)):
            x = round(column.x + column.width * share, 1)
            for score, count in sorted(counts.items()):
                radius = max(SMALLEST_BUBBLE, largest * sqrt(count / most))
                found.append(Bubble(x, frame.y(score), round(radius, 1), is_after))
    return tuple(found)


def flares(
    frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch], apart: Sequence[Pair]
) -> tuple[Flare, ...]:
    """A mark for every flare; words where they have room. `apart` is empty where equal ratings are drawn together."""
    marks = _single_flares(stretches, apart) if apart else _column_flares(columns, stretches)
    y = frame.top - 12 if frame.strip else frame.y(9.1)
    found: list[Flare] = []
    taken = frame.left
    for index, (x, words) in enumerate(marks):
        free_until = marks[index + 1][0] - 8 if index + 1 < len(marks) else frame.right
        width = len(words) * LETTER
        label = None
        if x + 9 + width <= free_until:
            label = Text(x + 9, y + 4.5, words, css="c-clay")
        elif x - 9 - width >= taken:
            label = Text(x - 9, y + 4.5, words, "end", css="c-clay")
        taken = x + 9 + (width if label and label.anchor == "start" else 0)
        found.append(Flare(x, y, label))
    return tuple(found)


def _single_flares(stretches: Sequence[Stretch], apart: Sequence[Pair]) -> list[tuple[float, str]]:
    """One mark a day, at the first record of the day that says so."""
    records = (record for stretch in stretches for record in stretch.as_drawn)
    first: dict[date, float] = {}
    for pair, record in zip(apart, records, strict=True):
        if record.flare:
            first.setdefault(day_of(record), pair.x)
    return [(x, f"flare, {short_date(day)}") for day, x in first.items()]


def _column_flares(columns: Sequence[Column], stretches: Sequence[Stretch]) -> list[tuple[float, str]]:
    return [
        (column.middle, "flare" if len(stretch.flare_days) == 1 else f"flare, {len(stretch.flare_days)} days")
        for column, stretch in zip(columns, stretches, strict=True)
        if stretch.flare_days
    ]


def pointers(frame: Frame, apart: Sequence[Pair]) -> tuple[Pointer, ...]:
    """The words "before" and "after" at one pair that stands free enough for them; none where no pair does."""
    places = [pair.x for pair in apart]
    reach = WORD_HALF_WIDTH + frame.radius
    free = [
        pair
        for pair in apart
        if _stands_free(frame, pair, apart[bisect_left(places, pair.x - reach) : bisect_right(places, pair.x + reach)])
    ]
    if not free:
        return ()
    middle = (frame.left + frame.right) / 2
    pair = min(free, key=lambda pair: (-(_height(pair)), abs(pair.x - middle)))
    length, edge = POINTER_LENGTHS[frame.kind], frame.radius + 2
    top, bottom = pair.before or 0.0, pair.after or 0.0
    return (
        Pointer(pair.x, top - edge, top - length + 5, Text(pair.x, top - length, "before", "middle", "c-strong")),
        Pointer(
            pair.x, bottom + edge, bottom + length - 13, Text(pair.x, bottom + length, "after", "middle", "c-strong")
        ),
    )


def _height(pair: Pair) -> float:
    return (pair.after or 0.0) - (pair.before or 0.0)


def _stands_free(frame: Frame, pair: Pair, near: Sequence[Pair]) -> bool:
    """Whether the pair goes down and there is nothing where its two words and their lines would be.

    `near` are the pairs whose marks could be there.
    """
    if pair.before is None or pair.after is None or pair.after <= pair.before:
        return False
    length, clear = POINTER_LENGTHS[frame.kind], frame.radius + 10
    top, bottom = pair.before - length - 14, pair.after + length + 6
    inside = frame.left + WORD_HALF_WIDTH < pair.x < frame.right - WORD_HALF_WIDTH
    if not inside or top < frame.y(8.8) or bottom > frame.floor - 4:
        return False
    marks = [y for other in near if other is not pair for y in (other.before, other.after) if y is not None]
    return all(not (top <= y <= pair.before - clear or pair.after + clear <= y <= bottom) for y in marks)
