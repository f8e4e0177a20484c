"""The chart of the ratings on a sheet of paper: the same geometry that the pages turn into SVG, as lines of a PDF."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from webapp.export.place_pdf import SIZE, Place
from webapp.export.sheet_pdf import CLAY, INK, SOFT
from webapp.trends.chart import Bubble, Drawing, FunctionPanel, Gridline, Pair, Text
from webapp.trends.paths import INNER

BAND: Final = (223, 229, 216)
GRID: Final = (226, 215, 196)
BASE: Final = (133, 122, 102)
JOIN: Final = (93, 117, 109)
BIG: Final = 14.0
HEADING: Final = 10.0
"""Units of the drawing above the base line of a heading."""


def draw_chart(place: Place, drawing: Drawing) -> None:
    """Everything down to the ticks between the columns; what stands under them is a table of its own."""
    _ground(place, drawing)
    for pair in drawing.pairs:
        _pair(place, pair, drawing.radius)
    for bubble in drawing.bubbles:
        _bubble(place, bubble)
    _flares(place, drawing)
    _notes(place, drawing)
    _ticks(place, drawing)
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
    _levels(place, drawing)
    for mean in drawing.means:
        place.line(mean.x1, mean.y, mean.x2, mean.y, colour=INK, width=3)


def _levels(place: Place, drawing: Drawing) -> None:
    """Dotted, as on the page."""
    with place.sheet.dotted(0.5, 5 * place.unit):
        for level in drawing.levels:
            place.line(drawing.left, level.y, drawing.right, level.y, colour=SOFT, width=1.5)


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


def _ticks(place: Place, drawing: Drawing) -> None:
    for column in drawing.columns:
        place.line(column.x, drawing.floor, column.x, drawing.floor + drawing.under + 5, colour=BASE, width=1)


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


def function_height(panel: FunctionPanel, rise: float) -> float:
    """What `draw_function` would take up."""
    return (max(line.y for line in panel.gridlines) - panel.heading.y + HEADING) * rise


def draw_function(place: Place, drawing: Drawing, panel: FunctionPanel) -> None:
    """The scores of function, with the heading at the top of the place."""
    top = panel.heading.y - HEADING
    moved = replace(place, y=place.y - top * place.rise)
    moved.text(panel.heading)
    _grid(moved, drawing, panel.gridlines)
    for run in panel.runs:
        for one, other in pairwise(run):
            moved.line(one.x, one.y, other.x, other.y, colour=INK, width=1.75)
    moved.sheet.set_fill_color(*INK)
    for mark in panel.marks:
        (x, y), half = moved.at(mark.x, mark.y), panel.half_side * place.unit
        moved.sheet.rect(x - half, y - half, 2 * half, 2 * half, style="F")
    _texts(moved, panel.numbers)
