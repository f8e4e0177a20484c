"""The two spans of weeks that the sentence compares, as brackets above the picture with their averages."""

from collections.abc import Sequence

from webapp.trends.averages import Stretch
from webapp.trends.chart import Bracket, Column, Frame
from webapp.trends.comparison import Comparison
from webapp.trends.marks import LETTER
from webapp.trends.wording import counted

ROOM_FOR_VALUE = 48.0


def brackets(
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
                _words(frame, x2 - x1, comparison.weeks, side.count),
            )
        )
    return tuple(found)


def _words(frame: Frame, room: float, weeks: int, count: int) -> str:
    """As much as there is room for; on a desk the average stands in front of the words."""
    ratings = counted(count, "rating")
    weeks_too = f"{counted(weeks, 'week')}, {ratings}"
    wide = frame.kind == "wide"
    for words in (f"average of {weeks_too}", weeks_too) if wide else (weeks_too,):
        if len(words) * LETTER + ROOM_FOR_VALUE * wide <= room:
            return words
    return ratings
