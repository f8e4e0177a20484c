"""The tables of the sheet for a clinician. All lengths are millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from webapp.export.report import Table
from webapp.export.sheet_pdf import INK, LINE, SOFT, Sheet

TITLE: Final = 6.0
ROW: Final = 4.9
LINE_OF_TEXT: Final = 3.4
"""From the top of a row to its base line."""
TEXT: Final = 9.0
GUTTER: Final = 3.5
LEAST_NAME: Final = 0.42
"""The share of a table that its first column has at least."""
SMALLEST: Final = 5.0
AIR: Final = 0.8


def table_height(table: Table) -> float:
    return TITLE + ROW * (1 + max(1, len(table.rows)) + bool(table.left_out))


def draw_table(sheet: Sheet, table: Table, x: float, width: float) -> None:
    """Names on the left, cut where they are too long; figures on the right, each column as wide as it needs."""
    sheet.style("text", 10, bold=True)
    with sheet.tagged("H2"):
        sheet.block(x, width, table.heading, TITLE)
    if not table.rows:
        sheet.style("text", TEXT)
        with sheet.tagged("P"):
            sheet.block(x, width, table.empty, ROW)
        return
    ends, name = _ends(sheet, table, x, width)
    with sheet.group("Table"):
        _row(sheet, table.head, x, ends, name, head=True)
        for row in table.rows:
            _row(sheet, row, x, ends, name)
    if table.more:
        sheet.style("text", TEXT, colour=SOFT)
        with sheet.tagged("P"):
            sheet.block(x, width, table.more, ROW)


def _ends(sheet: Sheet, table: Table, x: float, width: float) -> tuple[list[float], float]:
    """Where the columns of figures end on the right, and how wide the names may be."""
    sheet.style("text", TEXT)
    widths = [
        max(sheet.width_of(row[column]) for row in (table.head, *table.rows)) for column in range(1, len(table.head))
    ]
    free = width * (1 - LEAST_NAME) - sum(widths)
    gutter = max(1.5, min(GUTTER, free / len(widths)))
    ends, end = [], x + width
    for one in reversed(widths):
        ends.append(end)
        end -= one + gutter
    return ends[::-1], end - x


def _row(
    sheet: Sheet, cells: Sequence[str], x: float, ends: Sequence[float], name: float, *, head: bool = False
) -> None:
    base = sheet.y + LINE_OF_TEXT
    colour = SOFT if head else INK
    size = TEXT - 0.5 if head else TEXT
    with sheet.group("TR"):
        sheet.style("text", size, bold=not head, colour=colour)
        with sheet.tagged("TH", scope="Column" if head else "Row"):
            sheet.words(x, base, sheet.fitted(cells[0], name))
        sheet.style("text", size, colour=colour)
        for cell, end in zip(cells[1:], ends, strict=True):
            with sheet.tagged("TH", scope="Column") if head else sheet.tagged("TD"):
                sheet.words(end, base, cell, align="right")
    sheet.y += ROW
    sheet.set_draw_color(*(SOFT if head else LINE))
    sheet.set_line_width(0.25 if head else 0.15)
    sheet.line(x, sheet.y - 0.2, ends[-1], sheet.y - 0.2)


ROWS_UNDER: Final = (("before", 1, 2), ("range", 3, None), ("after", 4, 5))
"""What stands below each column: a name, its figure in a row of the table, and its count."""

COLUMNS_HEIGHT: Final = 3.9 * len(ROWS_UNDER)
UNDER_DATES: Final = 4.6
"""Below the line of 0, for the dates."""
NAME: Final = 7.5


@dataclass(frozen=True, slots=True)
class Under:
    """Where a column of the chart has its date and its figures. The date is empty where it has no room."""

    left: float
    middle: float
    date: str


def draw_columns_table(sheet: Sheet, table: Table, columns: Sequence[Under], base: float) -> None:
    """The columns of the chart in figures, below it: their dates, means with how many ratings, and the range.

    `base` is how far down the base line of the dates lies.
    """
    with sheet.group("Table"):
        _dates(sheet, table, columns, base)
        for names in ROWS_UNDER:
            _row_under(sheet, table, names, [column.middle for column in columns])
            sheet.y += COLUMNS_HEIGHT / len(ROWS_UNDER)


def _dates(sheet: Sheet, table: Table, columns: Sequence[Under], base: float) -> None:
    """At the left what the columns are: `week from`, `month`, `year`."""
    sheet.style("text", NAME, colour=SOFT)
    with sheet.group("TR"):
        with sheet.tagged("TH", scope="Column"):
            sheet.words(sheet.l_margin, sheet.y + base, table.head[0].lower())
        for row, column in zip(table.rows, columns, strict=True):
            with sheet.tagged("TH", "" if column.date else row[0], "Column"):
                sheet.words(column.left, sheet.y + base, column.date)
    sheet.y += UNDER_DATES


def _row_under(sheet: Sheet, table: Table, names: tuple[str, int, int | None], middles: Sequence[float]) -> None:
    name, figure, count = names
    room = middles[1] - middles[0] if len(middles) > 1 else 40.0
    with sheet.group("TR"):
        sheet.style("text", NAME, colour=SOFT)
        with sheet.tagged("TH", scope="Row"):
            sheet.words(sheet.l_margin, sheet.y + 3, name)
        for row, middle in zip(table.rows, middles, strict=True):
            shown = "" if count is None or row[count] == "0" else f" ({row[count]})"
            with sheet.tagged("TD"):
                _figure(sheet, row[figure], shown, middle, room - AIR)


def _figure(sheet: Sheet, figure: str, count: str, middle: float, room: float) -> None:
    """As large as there is room."""
    size = 8.0
    while size > SMALLEST and _widths(sheet, figure, count, size) > room:
        size -= 0.25
    start = middle - _widths(sheet, figure, count, size) / 2
    sheet.style("text", size, bold=bool(count))
    sheet.words(start, sheet.y + 3, figure)
    start += sheet.width_of(figure)
    sheet.style("text", size, colour=SOFT)
    sheet.words(start, sheet.y + 3, count)


def _widths(sheet: Sheet, figure: str, count: str, size: float) -> float:
    sheet.style("text", size, bold=bool(count))
    width = sheet.width_of(figure)
    sheet.style("text", size)
    return width + sheet.width_of(count)
