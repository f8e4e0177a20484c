"""What a chart consists of, as plain values: a template turns them into SVG and nothing is reckoned there.

Every chart is drawn twice, narrow for a phone and wide for a desk, so that the writing keeps its size. Lengths are in
units of the drawing's view box.
"""

from dataclasses import dataclass
from typing import Literal

from webapp.trends.scale import HIGHEST_SCORE

Kind = Literal["narrow", "wide"]
KINDS: tuple[Kind, ...] = ("narrow", "wide")
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Gridline:
    y: float
    label: str
    base: bool
    """Whether it is the line of 0, no pain."""


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    anchor: Anchor = "start"
    css: str = ""


@dataclass(frozen=True)
class Band:
    """The range from the lowest to the highest rating before, as a shade."""

    x: float
    y: float
    width: float
    height: float
    radius: float


@dataclass(frozen=True)
class Level:
    """From the line at `y` to the edge of the scale at `until` a mean is a change that matters."""

    y: float
    until: float


@dataclass(frozen=True)
class Mean:
    """The mean before, as a bar across its column."""

    x1: float
    x2: float
    y: float


@dataclass(frozen=True)
class Pair:
    """One session or rating: a ring before, a dot after. What was not rated is None and is not drawn."""

    x: float
    before: float | None
    after: float | None

    @property
    def same(self) -> bool:
        return self.before is not None and self.before == self.after

    @property
    def joined(self) -> bool:
        return self.before is not None and self.after is not None and not self.same


@dataclass(frozen=True)
class Bubble:
    """All equal ratings of one column: the larger, the more. Even a single one is never too small to see."""

    x: float
    y: float
    radius: float
    after: bool


@dataclass(frozen=True)
class Flare:
    x: float
    y: float
    label: Text | None


@dataclass(frozen=True)
class Bracket:
    """The span of one average above the picture."""

    x1: float
    x2: float
    y: float
    value: str
    words: str


@dataclass(frozen=True)
class Pointer:
    """A word with a line to the mark that it explains."""

    x: float
    y1: float
    y2: float
    word: Text


@dataclass(frozen=True)
class Column:
    """What stands under a column: the tick with its date, the mean before and from how many ratings."""

    x: float
    width: float
    label: str
    mean: str
    count: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class PlanMark:
    """A day of a plan, or a run of equal days, in the strip under the axis."""

    x: float
    width: float
    practised: bool


@dataclass(frozen=True)
class FunctionMark:
    x: float
    y: float


@dataclass(frozen=True)
class FunctionPanel:
    """The scores of function below the ratings. Where marks would run into one another, only lone ones are there."""

    heading: Text
    gridlines: tuple[Gridline, ...]
    marks: tuple[FunctionMark, ...]
    half_side: float
    """Of a square. One that stands alone among lines weighs no more than they do."""
    runs: tuple[tuple[FunctionMark, ...], ...]
    """What a line joins: between two runs there is a week without an answer."""
    numbers: tuple[Text, ...]


@dataclass(frozen=True)
class Drawing:
    """One of the two drawings of the ratings."""

    kind: Kind
    width: float
    height: float
    left: float
    right: float
    floor: float
    """Where 0, no pain, lies."""
    radius: float
    gridlines: tuple[Gridline, ...]
    pairs: tuple[Pair, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    bands: tuple[Band, ...] = ()
    means: tuple[Mean, ...] = ()
    columns: tuple[Column, ...] = ()
    flares: tuple[Flare, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    texts: tuple[Text, ...] = ()
    levels: tuple[Level, ...] = ()
    under: float = 0.0
    """Height between the axis and its dates, for the days of a plan and the marks of notes."""
    plan: tuple[PlanMark, ...] = ()
    notes: tuple[tuple[float, float], ...] = ()
    """The x of the middle and the y of the top of each mark."""
    function: FunctionPanel | None = None

    @property
    def together(self) -> bool:
        """Whether equal ratings are one mark."""
        return bool(self.bubbles)


@dataclass(frozen=True)
class Frame:
    """Size and margins of a drawing, and where a score lies in it."""

    kind: Kind
    width: float
    height: float
    left: float
    right: float
    """The x of the right edge of the plot, not its margin."""
    top: float
    floor: float
    radius: float
    strip: float = 0.0
    """Free height above the scale, for flares."""
    under: float = 0.0
    """Height between the axis and its dates."""

    def y(self, score: float) -> float:
        return round(self.floor - (self.floor - self.top) * score / HIGHEST_SCORE, 1)

    @property
    def point(self) -> float:
        """The height of one point of the scale."""
        return (self.floor - self.top) / HIGHEST_SCORE

    def without_marks(self) -> Drawing:
        lines = tuple(Gridline(self.y(score), str(score), base=score == 0) for score in range(0, HIGHEST_SCORE + 1, 2))
        size = (self.width, self.height, self.left, self.right, self.floor)
        return Drawing(self.kind, *size, self.radius, lines, under=self.under)
