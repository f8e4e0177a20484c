"""The picture of many ratings: one column for each day, week, month or year.

While there is room, each session is drawn at its own time. Where a column holds more than a screen can keep apart,
equal ratings are put together into one ring or dot, the larger the more, so that the drawing stays the same size for
2,000 sessions as for 20 and the lowest and the highest are always there.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from webapp.trends.averages import Stretch
from webapp.trends.chart import Band, Bracket, Column, Drawing, Frame, Kind, Mean, Text
from webapp.trends.comparison import Comparison
from webapp.trends.marks import bubbles, flares, pairs, pointers
from webapp.trends.periods import Unit
from webapp.trends.wording import EN_DASH, MONTHS, counted, short_date

CLOSEST = 4.0
"""Two sessions nearer to each other than this on the narrow drawing cannot be told apart."""

GAP = 1.5
"""Between a band and the edge of its column."""

FLARE_STRIP = 22.0
"""Added above the scale where a flare would otherwise lie on a rating of 9 or 10."""

LABEL_WIDTHS: Mapping[Unit, float] = {"day": 52, "week": 52, "month": 34, "quarter": 34, "year": 36, "decade": 42}

ROOM_FOR_YEAR = 64.0
"""`Dec 2025` needs this much; where there is less it is `Dec ’25`."""


def too_many(stretches: Sequence[Stretch]) -> bool:
    """Whether single sessions would run into one another. One answer for both drawings: one caption explains both."""
    frame = _frame("narrow", bracketed=False, strip=0)
    room = (frame.right - frame.left) / len(stretches)
    return max(len(stretch.records) for stretch in stretches) * CLOSEST > room


def draw_columns(kind: Kind, unit: Unit, stretches: Sequence[Stretch], comparison: Comparison | None) -> Drawing:
    """`comparison` sets brackets over the weeks that it compares; pass it with weeks only."""
    frame = _frame(kind, bracketed=comparison is not None, strip=_strip(stretches))
    columns = _columns(frame, unit, stretches)
    together = too_many(stretches)
    apart = () if together else pairs(frame, unit, columns, stretches)
    return Drawing(
        kind,
        frame.width,
        frame.height,
        frame.left,
        frame.right,
        frame.floor,
        frame.radius,
        frame.gridlines(),
        pairs=apart,
        bubbles=bubbles(frame, columns, stretches) if together else (),
        bands=_bands(frame, columns, stretches),
        means=_means(frame, columns, stretches),
        columns=columns,
        flares=flares(frame, columns, stretches, apart),
        brackets=_brackets(frame, columns, stretches, comparison),
        pointers=pointers(frame, apart),
        texts=_no_pain(frame, stretches[-1]),
    )


def _frame(kind: Kind, *, bracketed: bool, strip: float) -> Frame:
    if kind == "wide":
        return Frame("wide", 860, 430 + strip, 34, 852, (58 if bracketed else 24) + strip, 344 + strip, 5, strip)
    return Frame("narrow", 350, 372 + strip, 22, 348, (64 if bracketed else 24) + strip, 288 + strip, 3.7, strip)


def _strip(stretches: Sequence[Stretch]) -> float:
    flaring = any(record.flare for stretch in stretches for record in stretch.records)
    high = any(side.highest >= 9 for stretch in stretches for side in (stretch.before, stretch.after) if side)
    return FLARE_STRIP if flaring and high else 0.0


def _columns(frame: Frame, unit: Unit, stretches: Sequence[Stretch]) -> tuple[Column, ...]:
    width = (frame.right - frame.left) / len(stretches)
    every = ceil(LABEL_WIDTHS[unit] / width)
    return tuple(
        Column(
            round(frame.left + width * index, 1),
            round(width, 1),
            _label(unit, stretch, first=index == 0, room=width * every) if index % every == 0 else "",
            stretch.before.shown if stretch.before else EN_DASH,
            str(stretch.before.count) if stretch.before else "",
        )
        for index, stretch in enumerate(stretches)
    )


def _label(unit: Unit, stretch: Stretch, *, first: bool, room: float) -> str:
    if unit == "year":
        return str(stretch.start.year)
    if unit == "month":
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


def _brackets(
    frame: Frame, columns: Sequence[Column], stretches: Sequence[Stretch], comparison: Comparison | None
) -> tuple[Bracket, ...]:
    if comparison is None:
        return ()
    place = {stretch.start: column for stretch, column in zip(stretches, columns, strict=True)}
    found = []
    for start, side in ((comparison.then_from, comparison.then), (comparison.now_from, comparison.now)):
        x1 = place[start].x + 3
        x2 = place[start].x + place[start].width * comparison.weeks - 3
        found.append(
            Bracket(
                round(x1, 1),
                round(x2, 1),
                frame.top - frame.strip - 14,
                side.shown,
                _bracket_words(frame, x2 - x1, comparison.weeks, side.count),
            )
        )
    return tuple(found)


def _bracket_words(frame: Frame, room: float, weeks: int, count: int) -> str:
    ratings = counted(count, "rating")
    if room < (125 if frame.kind == "narrow" else 260):
        return ratings
    return f"{'average of ' if frame.kind == 'wide' else ''}{counted(weeks, 'week')}, {ratings}"


def _no_pain(frame: Frame, last: Stretch) -> tuple[Text, ...]:
    """What 0 stands for, unless a rating lies where the words would be."""
    lowest = min((side.lowest for side in (last.before, last.after) if side), default=10)
    return (Text(frame.right, frame.floor - 5, "0 no pain", "end"),) if lowest > 1 else ()
