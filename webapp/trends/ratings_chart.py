"""The picture of the ratings in the window that is shown: its two drawings, their words, and what is behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.averages import Stretch
from webapp.trends.beside import NOTHING, Beside
from webapp.trends.chart import KINDS, Drawing
from webapp.trends.columns import draw_columns
from webapp.trends.comparison import Comparison
from webapp.trends.few import draw_few
from webapp.trends.paths import Paths, paths_of
from webapp.trends.points import Point, points_of
from webapp.trends.ratings_table import Table, table_of
from webapp.trends.records import Record
from webapp.trends.windows import Window
from webapp.trends.words_of_chart import Words, words_of_columns
from webapp.trends.words_of_few import words_of_few


@dataclass(frozen=True)
class Picture:
    """One of the two drawings with its words; where one of them puts equal ratings together, the other need not."""

    drawing: Drawing
    paths: Paths
    words: Words
    points: tuple[Point, ...] = ()

    @property
    def reading(self) -> str:
        """What a reader of points is given: a line a point, its place and its words."""
        return "\n".join(f"{point.x:g} {point.words}" for point in self.points)


@dataclass(frozen=True)
class RatingsChart:
    """`pictures` are the narrow one and the wide one."""

    pictures: tuple[Picture, ...]
    stretches: tuple[Stretch, ...]
    """Empty while there are so few sessions that they are shown one by one."""
    table: Table

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        return tuple(picture.drawing for picture in self.pictures)

    @property
    def words(self) -> Words:
        """Those of the wide drawing."""
        return self.pictures[-1].words


def few_chart(records: Sequence[Record], titles: Mapping[str, str]) -> RatingsChart:
    """At most `few.MOST` records, in order. `titles` says what a routine is called."""
    words = words_of_few(records)
    drawings = [draw_few(kind, records, titles) for kind in KINDS]
    return RatingsChart(tuple(Picture(drawing, paths_of(drawing), words) for drawing in drawings), (), Table(()))


def ratings_chart(
    window: Window,
    shown: Sequence[Stretch],
    comparison: Comparison | None,
    beside: Beside = NOTHING,
    titles: Mapping[str, str] | None = None,
) -> RatingsChart:
    """`shown` are the columns of the window. The comparison is drawn where both of its spans are in the picture.

    Without `titles`, which say what a routine is called, there are no points to be read one by one.
    """
    seen = comparison if window.unit == "week" and _holds(window, comparison) else None
    pictures = []
    for kind in KINDS:
        drawing = draw_columns(kind, window.unit, shown, seen, beside)
        words = words_of_columns(
            shown,
            window.unit,
            window.last,
            together=drawing.together,
            flares_named=any(flare.label for flare in drawing.flares),
            beside=beside,
        )
        points = () if titles is None else points_of(drawing, shown, titles, beside.function)
        pictures.append(Picture(drawing, paths_of(drawing), words, points))
    return RatingsChart(tuple(pictures), tuple(shown), table_of(shown, beside))


def _holds(window: Window, comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.then_from in window.starts and comparison.now_from in window.starts
