"""What the sheet for a clinician says in sentences, as much of it as there is room for. All lengths are millimetres."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from webapp.export.report import Listing
from webapp.export.sheet_pdf import MARGIN, Sheet

TEXT: Final = 9.0
LEADING: Final = 4.1
HEADING: Final = 6.0
BETWEEN: Final = 0.6
AFTER: Final = 2.5

Measure = Callable[[str], float]
"""The height of a paragraph in a column."""


def draw_listings(sheet: Sheet, listings: Sequence[Listing], width: float, room: float) -> None:
    """In two columns of that width and of about the same height; as much of each as there is room for."""
    measure, bottoms = _measure_for(sheet, width), [sheet.y, sheet.y]
    for column, listing in _dealt(_fitting(listings, measure, room), measure):
        sheet.y = bottoms[column]
        _listing(sheet, listing, MARGIN + column * (sheet.epw - width), width)
        bottoms[column] = sheet.y + AFTER
    sheet.y = max(bottoms)


def listings_height(sheet: Sheet, listings: Sequence[Listing], width: float) -> float:
    """What all of it would take up."""
    return _height(listings, _measure_for(sheet, width))


def _measure_for(sheet: Sheet, width: float) -> Measure:
    @cache
    def measure(line: str) -> float:
        sheet.style("text", TEXT)
        return sheet.height_of(width, line, LEADING) + BETWEEN

    return measure


def _fitting(listings: Sequence[Listing], measure: Measure, room: float) -> tuple[Listing, ...]:
    """The first line of each, then the second of each and so on, as long as there is room."""
    shown = [_cut(listing, 0) for listing in listings]
    for lines in range(1, 1 + max((len(listing.lines) for listing in listings), default=0)):
        for index, listing in enumerate(listings):
            longer = [*shown[:index], _cut(listing, lines), *shown[index + 1 :]]
            if lines <= len(listing.lines) and _height(longer, measure) <= room:
                shown = longer
    return tuple(shown)


def _cut(listing: Listing, lines: int) -> Listing:
    shown = listing.lines[:lines]
    return replace(listing, lines=shown, left_out=listing.left_out + len(listing.lines) - len(shown))


def _height(listings: Sequence[Listing], measure: Measure) -> float:
    heights = [0.0, 0.0]
    for column, listing in _dealt(listings, measure):
        heights[column] += _listing_height(listing, measure)
    return max(heights)


def _dealt(listings: Sequence[Listing], measure: Measure) -> list[tuple[int, Listing]]:
    """Each goes into the column that is shorter so far."""
    heights, dealt = [0.0, 0.0], []
    for listing in listings:
        column = heights.index(min(heights))
        heights[column] += _listing_height(listing, measure)
        dealt.append((column, listing))
    return dealt


def _lines(listing: Listing) -> tuple[str, ...]:
    return (*listing.lines, listing.more) if listing.more else listing.lines


def _listing_height(listing: Listing, measure: Measure) -> float:
    return HEADING + sum(measure(line) for line in _lines(listing)) + AFTER


def _listing(sheet: Sheet, listing: Listing, x: float, width: float) -> None:
    sheet.style("text", 10, bold=True)
    with sheet.tagged("H2"):
        sheet.block(x, width, listing.heading, HEADING)
    for line in _lines(listing):
        sheet.style("text", TEXT)
        with sheet.tagged("P"):
            sheet.block(x, width, line, LEADING)
        sheet.y += BETWEEN
