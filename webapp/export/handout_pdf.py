"""The handout of a routine as a PDF of one or two pages, to print or to hand on. All lengths are millimetres."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Final

import segno

from webapp.export.handout import RULE, Handout, Passage, SheetStep
from webapp.export.sheet_pdf import CLAY, INK, LINE, MARGIN, SOFT, Colour, Sheet

COLUMNS: Final = 3
GAP: Final = 6.0
FIGURE: Final = 33.0
"""Height of a drawing; four to three."""
TEXT: Final = 9.0
LEADING: Final = 4.0
CODE: Final = 20.0
CELL: Final = 6.0

Picture = Callable[[str], bytes]
"""The PNG of a pose."""


def handout_pdf(handout: Handout, picture: Picture, made_at: datetime) -> bytes:
    sheet = Sheet(f"{handout.title}, handout", made_at)
    width = (sheet.epw - (COLUMNS - 1) * GAP) / COLUMNS
    _head(sheet, handout)
    for first in range(0, len(handout.steps), COLUMNS):
        _row(sheet, handout.steps[first : first + COLUMNS], width, picture)
    _ends(sheet, handout, width)
    _foot(sheet, handout)
    return bytes(sheet.output())


def _head(sheet: Sheet, handout: Handout) -> None:
    words, top = sheet.epw - CODE - GAP, sheet.y
    sheet.style("voice", 20)
    sheet.block(MARGIN, words, handout.title, 9)
    sheet.style("text", TEXT + 1, colour=SOFT)
    sheet.block(MARGIN, words, handout.about, 4.6)
    bottom = sheet.y
    _code(sheet, handout.address, sheet.w - MARGIN - CODE, top)
    sheet.y = max(bottom, top + CODE) + 2
    sheet.rule(INK, 0.4)
    sheet.y += 3
    sheet.style("voice", 12)
    sheet.block(MARGIN, sheet.epw, RULE, 5.4)
    sheet.style("text", TEXT, colour=CLAY)
    for caution in handout.cautions:
        sheet.block(MARGIN, sheet.epw, caution, LEADING)
    sheet.y += 3


def _code(sheet: Sheet, address: str, x: float, y: float) -> None:
    """The address as a QR code that a phone reads (ISO/IEC 18004), and as a link."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=8, border=0)
    sheet.image(drawn, x=x, y=y, w=CODE, h=CODE, link=address, alt_text=f"Code that leads to {address}")


def _row(sheet: Sheet, steps: tuple[SheetStep, ...], width: float, picture: Picture) -> None:
    """As high as its longest step; on the next page where it does not fit."""
    height = max(_text_height(sheet, step, width) for step in steps) + FIGURE + 2
    if not sheet.has_room(height):
        sheet.add_page()
    top = sheet.y
    for column, step in enumerate(steps):
        x = MARGIN + column * (width + GAP)
        sheet.image(BytesIO(picture(step.figure)), x=x + 2, y=top, h=FIGURE, alt_text=step.label)
        sheet.y = top + FIGURE + 1
        for text, bold, colour in _paragraphs(step):
            sheet.style("text", TEXT, bold=bold, colour=colour)
            sheet.block(x, width, text, LEADING)
    sheet.y = top + height + 3


def _paragraphs(step: SheetStep) -> list[tuple[str, bool, Colour]]:
    """What stands under a drawing, in order."""
    paragraphs = [(f"{step.number}. {step.name}", True, INK)]
    paragraphs += [(caution, False, CLAY) for caution in step.cautions]
    paragraphs.append((step.words, False, INK))
    if step.dose:
        paragraphs.append((step.dose, True, SOFT))
    if step.easier:
        paragraphs.append((f"Too much? {step.easier}.", False, SOFT))
    return paragraphs


def _text_height(sheet: Sheet, step: SheetStep, width: float) -> float:
    total = 0.0
    for text, bold, _ in _paragraphs(step):
        sheet.style("text", TEXT, bold=bold)
        total += sheet.height_of(width, text, LEADING)
    return total


def _ends(sheet: Sheet, handout: Handout, width: float) -> None:
    """Getting there and back, room for the ratings, and when to get help."""
    sheet.style("text", TEXT)
    ways = max((sheet.height_of(width, way.words, LEADING) + 5 for way in handout.ways), default=0.0)
    height = max(ways, 10 + CELL * handout.days) + 3
    if not sheet.has_room(height + 5 + sheet.height_of(sheet.epw, handout.help.words, LEADING)):
        sheet.add_page()
    top = sheet.y
    for column, way in enumerate(handout.ways):
        sheet.y = top
        _passage(sheet, way, MARGIN + column * (width + GAP), width)
    sheet.y = top
    _table(sheet, handout, MARGIN + (COLUMNS - 1) * (width + GAP), width)
    sheet.y = top + height
    _passage(sheet, handout.help, MARGIN, sheet.epw)


def _passage(sheet: Sheet, passage: Passage, x: float, width: float) -> None:
    sheet.style("text", TEXT, bold=True)
    sheet.block(x, width, passage.title, 5)
    sheet.style("text", TEXT)
    sheet.block(x, width, passage.words, LEADING)


def _table(sheet: Sheet, handout: Handout, x: float, width: float) -> None:
    sheet.style("text", TEXT, bold=True)
    sheet.block(x, width, "My pain, 0 to 10", 5)
    sheet.style("text", TEXT - 0.5, colour=SOFT)
    sheet.set_draw_color(*LINE)
    pairs = handout.times_a_day * 2
    cell = (width - 14) / pairs
    sheet.set_x(x + 14)
    for number in range(pairs):
        sheet.cell(cell, 4.5, "After" if number % 2 else "Before")
    sheet.y += 4.5
    for day in range(handout.days):
        sheet.set_x(x)
        sheet.cell(14, CELL, f"Day {day + 1}")
        for _ in range(pairs):
            sheet.cell(cell, CELL, "", border=1)
        sheet.y += CELL


def _foot(sheet: Sheet, handout: Handout) -> None:
    sheet.style("text", TEXT - 1, colour=SOFT)
    height = sheet.height_of(sheet.epw, handout.foot, 3.6) + 4
    if not sheet.has_room(height):
        sheet.add_page()
    sheet.y += 3
    sheet.rule()
    sheet.y += 2
    sheet.block(MARGIN, sheet.epw, handout.foot, 3.6)
