"""The sheet for a clinician as a PDF of exactly one page of A4. All lengths are millimetres."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from webapp.export.listings_pdf import draw_listings, listings_height
from webapp.export.picture_pdf import draw_picture, picture_height
from webapp.export.report import Picture, Report, Table
from webapp.export.sheet_pdf import BOTTOM, INK, MARGIN, SOFT, Sheet
from webapp.export.tables_pdf import draw_table, table_height

GAP: Final = 9.0
"""Between the two columns of text."""
FLAT: Final = (1.0, 0.94, 0.88, 0.82, 0.76)
"""How high the chart may be, against the one on a page."""
FOOT: Final = 8.0
FOOT_LEADING: Final = 3.6
TIDE: Final = (
    *(22, 17.8, 16, 16.6, 19, 22, 24.4, 25.4, 25, 23.7),
    *(22, 20.7, 20.1, 20.3, 21.1, 22, 22.7, 23.1, 23, 22.5, 22),
)
"""The line below the name of Ebb, every 10.49 units of the logo."""
LOGO: Final = 0.0776


def report_pdf(report: Report, made_at: datetime) -> bytes:
    """What has no room is left away and counted."""
    sheet = Sheet(f"{report.title}, {report.period}", made_at)
    sheet.c_margin = 0
    _head(sheet, report)
    sheet.style("voice", 13)
    with sheet.tagged("P"):
        sheet.block(MARGIN, sheet.epw, report.sentence, 6)
    if report.baseline:
        _baseline(sheet, report.baseline)
    sheet.y += 2.5
    end = sheet.h - BOTTOM - _foot_height(sheet, report)
    if report.picture:
        draw_picture(sheet, report.picture, _flat(sheet, report, report.picture, end - sheet.y))
    _tables(sheet, report.tables)
    draw_listings(sheet, report.listings, _column_width(sheet), end - sheet.y)
    _foot(sheet, report)
    return bytes(sheet.output())


def _baseline(sheet: Sheet, sentence: str) -> None:
    sheet.style("text", 10)
    sheet.y += 1
    with sheet.tagged("P"):
        sheet.block(MARGIN, sheet.epw, sentence, 4.8)


def _flat(sheet: Sheet, report: Report, picture: Picture, room: float) -> float:
    """As high as lets everything else stand, but never so flat that the chart cannot be read."""
    rest = _tables_height(report.tables) + listings_height(sheet, report.listings, _column_width(sheet))
    return next((flat for flat in FLAT if picture_height(sheet, picture, flat) + rest <= room), FLAT[-1])


def _head(sheet: Sheet, report: Report) -> None:
    _logo(sheet)
    sheet.style("voice", 20)
    with sheet.tagged("H1"):
        sheet.block(MARGIN, sheet.epw - 28, report.title, 9)
    sheet.style("text", 9.5, colour=SOFT)
    sheet.y += 0.5
    with sheet.tagged("P"):
        sheet.block(MARGIN, sheet.epw - 28, f"{report.who}    {report.period}    {report.printed}", 4.6)
    sheet.y += 3
    sheet.rule(INK, 0.35)
    sheet.y += 3.5


def _logo(sheet: Sheet) -> None:
    left, line = sheet.w - MARGIN - 216 * LOGO, sheet.y + 6.8
    with sheet.tagged("Figure", "Ebb"):
        sheet.style("voice", 22)
        sheet.words(left, line, "Ebb")
        sheet.set_draw_color(21, 86, 80)
        sheet.set_line_width(6 * LOGO)
        sheet.polyline([(left + (3 + 10.49 * i) * LOGO, line + y * LOGO) for i, y in enumerate(TIDE)])


def _tables(sheet: Sheet, tables: Sequence[Table]) -> None:
    """Beside each other."""
    if not tables:
        return
    width, top = _column_width(sheet), sheet.y
    for number, table in enumerate(tables):
        sheet.y = top
        draw_table(sheet, table, MARGIN + number * (width + GAP), width)
    sheet.y = top + _tables_height(tables)


def _tables_height(tables: Sequence[Table]) -> float:
    return max((table_height(table) + 4 for table in tables), default=0.0)


def _column_width(sheet: Sheet) -> float:
    return (sheet.epw - GAP) / 2


def _foot_height(sheet: Sheet, report: Report) -> float:
    sheet.style("text", FOOT)
    return sheet.height_of(sheet.epw, report.foot, FOOT_LEADING) + 5.5


def _foot(sheet: Sheet, report: Report) -> None:
    sheet.y += 2.5
    sheet.rule()
    sheet.y += 2.5
    sheet.style("text", FOOT, colour=SOFT)
    with sheet.tagged("P"):
        sheet.block(MARGIN, sheet.epw, report.foot, FOOT_LEADING)
