"""The picture of the ratings in the window that is shown: its two drawings, their words, and the table behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.averages import Stretch
from webapp.trends.chart import KINDS, Drawing
from webapp.trends.columns import draw_columns, too_many
from webapp.trends.comparison import Comparison
from webapp.trends.few import draw_few, name_of
from webapp.trends.records import Record
from webapp.trends.windows import Window
from webapp.trends.wording import week_day
from webapp.trends.words_of_chart import Words, words_of_columns, words_of_few

NEWEST = 50
"""So many single sessions stand in the table; the history has them all."""


@dataclass(frozen=True)
class RatingsChart:
    """The two drawings of the ratings with their words, and the stretches that their table shows."""

    drawings: tuple[Drawing, ...]
    words: Words
    stretches: tuple[Stretch, ...]
    """Empty while there are so few sessions that they are shown one by one."""


@dataclass(frozen=True)
class Line:
    """One record as a line of the table; a rating that is missing is an empty text."""

    day: str
    name: str
    before: str
    after: str


def few_chart(records: Sequence[Record], titles: Mapping[str, str]) -> RatingsChart:
    """At most `few.MOST` records, in order. `titles` says what a routine is called."""
    return RatingsChart(tuple(draw_few(kind, records, titles) for kind in KINDS), words_of_few(records), ())


def ratings_chart(window: Window, shown: Sequence[Stretch], comparison: Comparison | None) -> RatingsChart:
    """`shown` are the columns of the window. The comparison is drawn where both of its spans are in the picture."""
    seen = comparison if window.unit == "week" and _holds(window, comparison) else None
    drawings = tuple(draw_columns(kind, window.unit, shown, seen) for kind in KINDS)
    words = words_of_columns(shown, window.unit, window.last, together=too_many(shown))
    return RatingsChart(drawings, words, tuple(shown))


def _holds(window: Window, comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.then_from in window.starts and comparison.now_from in window.starts


def newest_lines(records: Sequence[Record], titles: Mapping[str, str]) -> tuple[Line, ...]:
    """The newest `NEWEST` of the records, newest first. `records` are in order."""
    return tuple(_line(record, titles) for record in reversed(records[-NEWEST:]))


def _line(record: Record, titles: Mapping[str, str]) -> Line:
    before, after = ("" if score is None else str(score) for score in (record.before, record.after))
    return Line(week_day(record.at), name_of(record, titles), before, after)
