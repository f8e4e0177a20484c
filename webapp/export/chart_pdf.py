"""The chart of the ratings on a sheet of paper: the same geometry that the pages turn into SVG, as lines of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from webapp.export.sheet_pdf import CLAY, INK, SOFT, Colour, Sheet
from webapp.trends.chart import Bubble, Drawing, FunctionPanel, Gridline, Pair, Text
from webapp.trends.paths import HALF_SQUARE, INNER

WHITE: Final = (255, 255, 255)
SEA: Final = (21, 86, 80)
BAND: Final = (223, 229, 216)
GRID: Final = (226, 215, 196)
BASE: Final = (133, 122, 102)
JOIN: Final = (93, 117, 109)
SIZE: Final = 7.5
BIG: Final = 14.0
HEADING: Final = 10.0
"""Units of the drawing above the base line of a heading."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the drawing lies on the sheet: its corner in millimetres, and how long one of its units is.

    `rise` is the same upwards: paper is short of height, so a drawing may be flatter there. Marks stay round.
    """

    sheet: Sheet
    x: float
    y: float
    unit: float
    rise: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.unit, self.y + y * self.rise

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: Colour, width: float) -> None:
        self.sheet.set_draw_color(*colour)
        self.sheet.set_line_width(width * self.unit)
        self.sheet.line(*self.at(x1, y1), *self.at(x2, y2))

    def circle(self, x: float, y: float, radius: float, *, filled: bool) -> None:
        self.sheet.set_draw_color(*(SEA if filled else INK))
        self.sheet.set_fill_color(*(SEA if filled else WHITE))
        self.sheet.set_line_width(1.75 * self.unit)
        self.sheet.circle(*self.at(x, y), radius * self.unit, style="DF")

    def shape(self, x: float, y: float, corners: Sequence[tuple[float, float]]) -> None:
        """Filled, with corners as far from that point as they say in units."""
        left, top = self.at(x, y)
        self.sheet.polygon([(left + across * self.unit, top + down * self.unit) for across, down in corners], style="F")

    def text(self, text: Text) -> None:
        strong = text.css == "c-strong"
        self.sheet.style("text", SIZE, bold=strong, colour=CLAY if text.css == "c-clay" else INK if strong else SOFT)
        align = {"start": "left", "middle": "middle", "end": "right"}[text.anchor]
        self.sheet.words(*self.at(text.x, text.y), text.words, align=align)  # type: ignore[arg-type]


def draw_chart(place: Place, drawing: Drawing) -> None:
    """Everything down to the dates below the columns; what stands under them is a table of its own."""
    _ground(place, drawing)
    for pair in drawing.pairs:
        _pair(place, pair, drawing.radius)
    for bubble in drawing.bubbles:
        _bubble(place, bubble)
    _flares(place, drawing)
    _notes(place, drawing)
    _dates(place, drawing)
    _brackets(place, drawing)
    for pointer in drawing.pointers:
        place.line(pointer.x, pointer.y1, pointer.x, pointer.y2, colour=SOFT, width=1)
        place.text(pointer.word)
    _texts(place, drawing.texts)


def _ground(place: Place, drawing: Drawing) -> None:
    _grid(place, drawing, drawing.gridlines)
    place.sheet.set_fill_color(*BAND)
    for band in drawing.bands:
        corner, size = place.at(band.x, band.y), (band.width * place.unit, band.height * place.rise)
        place.sheet.rect(*corner, *size, style="F", round_corners=True, corner_radius=band.radius * place.unit)
    for mean in drawing.means:
        place.line(mean.x1, mean.y, mean.x2, mean.y, colour=INK, width=3)


def _grid(place: Place, drawing: Drawing, gridlines: Sequence[Gridline]) -> None:
    for line in gridlines:
        place.line(drawing.left, line.y, drawing.right, line.y, colour=BASE if line.base else GRID, width=1)
        place.text(Text(drawing.left - 7, line.y + 4.5, line.label, "end"))


def _pair(place: Place, pair: Pair, radius: float) -> None:
    if pair.before is not None and pair.after is not None and pair.joined:
        place.line(pair.x, pair.before, pair.x, pair.after, colour=JOIN, width=1.75)
    if pair.after is not None and not pair.same:
        place.circle(pair.x, pair.after, radius, filled=True)
    if pair.before is not None:
        place.circle(pair.x, pair.before, radius, filled=False)
    if pair.before is not None and pair.same:
        place.circle(pair.x, pair.before, radius * INNER, filled=True)


def _bubble(place: Place, bubble: Bubble) -> None:
    place.circle(bubble.x, bubble.y, bubble.radius, filled=bubble.after)


def _flares(place: Place, drawing: Drawing) -> None:
    for flare in drawing.flares:
        place.sheet.set_fill_color(*CLAY)
        place.shape(flare.x, flare.y, ((-5, -4), (5, -4), (0, 4)))
        if flare.label:
            place.text(flare.label)


def _notes(place: Place, drawing: Drawing) -> None:
    """A small sheet with a folded corner."""
    place.sheet.set_fill_color(*SOFT)
    for x, y in drawing.notes:
        place.shape(x, y, ((-3.5, 0), (0.5, 0), (3.5, 3), (3.5, 9), (-3.5, 9)))


def _dates(place: Place, drawing: Drawing) -> None:
    for column in drawing.columns:
        place.line(column.x, drawing.floor, column.x, drawing.floor + drawing.under + 5, colour=BASE, width=1)
        if column.label:
            place.text(Text(column.x, drawing.floor + drawing.under + 22, column.label))


def _brackets(place: Place, drawing: Drawing) -> None:
    sheet = place.sheet
    for bracket in drawing.brackets:
        place.line(bracket.x1, bracket.y, bracket.x2, bracket.y, colour=SOFT, width=1)
        for end in (bracket.x1, bracket.x2):
            place.line(end, bracket.y, end, bracket.y + 6, colour=SOFT, width=1)
        x, y = place.at((bracket.x1 + bracket.x2) / 2, bracket.y - 8)
        sheet.style("voice", BIG)
        value = sheet.width_of(bracket.value) + 1.6
        sheet.style("text", SIZE, colour=SOFT)
        start = x - (value + sheet.width_of(bracket.words)) / 2
        sheet.words(start + value, y, bracket.words)
        sheet.style("voice", BIG)
        sheet.words(start, y, bracket.value)


def _texts(place: Place, texts: Sequence[Text]) -> None:
    for text in texts:
        place.text(text)


def draw_function(place: Place, drawing: Drawing, panel: FunctionPanel) -> float:
    """The scores of function, with the heading at the top of the place. Its height, in millimetres."""
    top = panel.heading.y - HEADING
    moved = replace(place, y=place.y - top * place.rise)
    moved.text(panel.heading)
    _grid(moved, drawing, panel.gridlines)
    for run in panel.runs:
        for one, other in pairwise(run):
            moved.line(one.x, one.y, other.x, other.y, colour=INK, width=1.75)
    moved.sheet.set_fill_color(*INK)
    for mark in panel.marks:
        (x, y), half = moved.at(mark.x, mark.y), HALF_SQUARE * place.unit
        moved.sheet.rect(x - half, y - half, 2 * half, 2 * half, style="F")
    _texts(moved, panel.numbers)
    return (max(line.y for line in panel.gridlines) - top) * place.rise
