"""What the pieces of the sheet are for a programme that reads it aloud: tables of rows, heads and cells."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw
import pytest
from pypdf import PdfReader

from tests.export.reports import full_sheet, material, pdf_of
from tests.trends.diaries import daily, eight_weeks
from webapp.export.report import Report, Table
from webapp.export.report_making import make_report

Cells = list[tuple[str, str, str]]
"""Of a row: what each cell is, what it heads, and what stands in it."""


@dataclass(frozen=True)
class Heard:
    """The tree of a PDF of one page, and the words of each marked piece of it."""

    pdf: bytes
    tree: Any
    words: dict[int, str]

    def tables(self) -> list[list[Cells]]:
        return [self._rows(piece) for piece in self.pieces() if piece["/S"] == "/Table"]

    def _rows(self, table: Any) -> list[Cells]:
        rows = [row.get_object() for row in table["/K"]]
        assert {row["/S"] for row in rows} == {"/TR"}
        return [[self._cell(cell.get_object()) for cell in row["/K"]] for row in rows]

    def _cell(self, cell: Any) -> tuple[str, str, str]:
        attributes = cell.get("/A", {"/Scope": "/"})
        return cell["/S"][1:], attributes["/Scope"][1:], " ".join(self.words[cell["/K"][0]].split())

    def pieces(self) -> Iterator[Any]:
        """All of them, each before what stands in it."""
        left = [self.tree["/K"][0].get_object()]
        while left:
            piece = left.pop()
            yield piece
            left.extend(kid.get_object() for kid in reversed(piece["/K"]) if not isinstance(kid, int))


def heard(pdf: bytes) -> Heard:
    words: dict[int, str] = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    for piece in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text):
        words[pypdfium2.raw.FPDFPageObj_GetMarkedContentID(piece)] += piece.extract()
    document.close()
    return Heard(pdf, PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"], words)  # type: ignore[index]


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(full_sheet())


@pytest.fixture(scope="module")
def sheet() -> Heard:
    return heard(pdf_of(full_sheet()))


def as_cells(table: Table) -> list[Cells]:
    head = [("TH", "Column", cell) for cell in table.head]
    return [head, *([("TH", "Row", row[0]), *(("TD", "", cell) for cell in row[1:])] for row in table.rows)]


def test_a_table_is_heard_as_rows_of_cells_under_their_heads(sheet: Heard, report: Report) -> None:
    assert sheet.tables()[1:] == [as_cells(table) for table in report.tables]


def test_the_figures_below_the_chart_are_a_table_under_the_dates_of_its_columns(sheet: Heard, report: Report) -> None:
    assert report.picture
    weeks = report.picture.columns.rows
    dates, before, ranges, after = sheet.tables()[0]
    assert dates == [("TH", "Column", "week from"), *(("TH", "Column", row[0]) for row in weeks)]
    assert before == [("TH", "Row", "before"), *(("TD", "", f"{row[1]} ({row[2]})") for row in weeks)]
    assert ranges == [("TH", "Row", "range"), *(("TD", "", row[3]) for row in weeks)]
    assert after == [("TH", "Row", "after"), *(("TD", "", f"{row[4]} ({row[5]})") for row in weeks)]


@pytest.mark.parametrize(("days", "unit", "mean"), [(300, "month", "monthly"), (900, "quarter", "quarterly")])
def test_a_long_period_says_on_the_paper_that_its_columns_are_no_weeks(days: int, unit: str, mean: str) -> None:
    start = datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(days=days - 1)
    found = heard(pdf_of(material(daily(start, [5, 6] * (days // 2)), first=start.date())))
    assert found.tables()[0][0][0] == ("TH", "Column", unit)
    assert f"Bar: {mean} mean before" in " ".join(found.words.values())


def test_headings_sentences_and_pictures_stand_beside_the_tables_in_the_order_of_the_sheet(sheet: Heard) -> None:
    document = next(sheet.pieces())
    kinds = [kid.get_object()["/S"][1:] for kid in document["/K"]]
    assert kinds[:10] == ["Figure", "H1", "P", "P", "P", "Figure", "Table", "Figure", "H2", "Table"]
    assert set(kinds) == {"Figure", "H1", "H2", "P", "Table"}


@pytest.mark.parametrize("of", [full_sheet(), material(eight_weeks()[:3]), material()], ids=["full", "few", "empty"])
def test_every_marked_piece_is_found_again_from_its_number(of: Any) -> None:
    """As a reader does it who comes from a place on the page: the list of the page has each piece at its number."""
    found = heard(pdf_of(of))
    page = PdfReader(BytesIO(found.pdf)).pages[0]
    _, of_the_page = found.tree["/ParentTree"]["/Nums"][:2]
    assert page["/StructParents"] == found.tree["/ParentTree"]["/Nums"][0]
    marked = [piece for piece in found.pieces() if piece["/K"] and isinstance(piece["/K"][0], int)]
    assert [piece["/K"] for piece in marked] == [[number] for number in range(len(marked))]
    assert [piece.get_object()["/K"] for piece in of_the_page] == [piece["/K"] for piece in marked]
    assert all(piece["/Pg"] for piece in marked)
    assert set(found.words) <= set(range(len(marked))), "no word outside of the tree"
