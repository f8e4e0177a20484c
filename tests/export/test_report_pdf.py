"""The sheet as a PDF: opened, read back and looked at."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from typing import cast

import numpy
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.export.reports import BASELINE, any_material, full_sheet, material, pdf_of, words_of
from tests.trends.diaries import eight_weeks
from webapp.export.report import Material, Report
from webapp.export.report_making import make_report

MARGIN = 34.0
"""Points of white at every edge of the paper: twelve millimetres."""
A_NUMBER = re.compile(r"[−+]?\d+(?:,\d{3})*(?:\.\d+)?")
Box = tuple[float, float, float, float]

SAMPLES = {
    "everything": full_sheet(),
    "eight weeks": material(eight_weeks()),
    "a chosen baseline": replace(full_sheet(), standing=BASELINE),
    "one session": material(eight_weeks()[:1]),
    "five sessions": material(eight_weeks()[:5]),
    "nothing": material(),
}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Material:
    return SAMPLES[request.param]


def boxes(pdf: bytes) -> tuple[list[Box], float, float]:
    """The boxes around all writing (left, bottom, right, top) in points, and the size of the paper."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    found = [text.get_rect(index) for index in range(text.count_rects())]
    size = page.get_size()
    document.close()
    return found, *size


def pixels(pdf: bytes) -> numpy.ndarray:
    """The page at 144 dots an inch: red, green and blue of each."""
    document = pypdfium2.PdfDocument(pdf)
    seen: numpy.ndarray = document[0].render(scale=2, rev_byteorder=True).to_numpy()[:, :, :3].copy()
    document.close()
    return seen


def margins_with_something_in_them(pdf: bytes) -> list[str]:
    white = pixels(pdf).min(axis=2) > 250
    edge = int(2 * MARGIN) - 6
    margins = {"top": white[:edge], "bottom": white[-edge:], "left": white[:, :edge], "right": white[:, -edge:]}
    return [name for name, margin in margins.items() if not margin.all()]


def overlaps(pdf: bytes) -> list[tuple[Box, Box]]:
    """The writing that lies on other writing."""
    found, _, _ = boxes(pdf)
    return [(one, other) for one, other in combinations(found, 2) if lies_on(one, other)]


def lies_on(one: Box, other: Box) -> bool:
    (left, bottom, right, top), (left_2, bottom_2, right_2, top_2) = one, other
    across, down = min(right, right_2) - max(left, left_2), min(top, top_2) - max(bottom, bottom_2)
    return across >= 1 and down >= 1.5


def everything_said(report: Report) -> list[str]:
    """Every text of the sheet that nothing is cut off from."""
    tables = [
        cell
        for table in report.tables
        for row in ((table.head, *table.rows) if table.rows else ((table.empty,),))
        for cell in row
    ]
    lines = [line for listing in report.listings for line in (listing.heading, *listing.lines)]
    columns = [cell for row in report.picture.columns.rows for cell in row[1:]] if report.picture else []
    head = (report.title, report.who, report.period, report.printed, report.sentence, report.baseline)
    return [*head, report.foot, *tables, *lines, *(cell for cell in columns if cell != "0")]


def test_all_that_is_on_the_sheet_is_read_back(sample: Material) -> None:
    text = words_of(pdf_of(sample)).replace(" ", "")
    for said in everything_said(make_report(sample)):
        assert said.replace(" ", "") in text, said


def test_every_number_on_the_paper_is_one_of_the_sheet(sample: Material) -> None:
    report = make_report(sample)
    said = " ".join(everything_said(report))
    if report.picture:
        drawing = report.picture.chart.drawings[-1]
        said += f" {report.picture.caption} 0 5 10 " + " ".join(
            [line.label for line in drawing.gridlines]
            + [column.label for column in drawing.columns]
            + [f"{bracket.value} {bracket.words}" for bracket in drawing.brackets]
            + [text.words for text in drawing.texts]
            + [flare.label.words for flare in drawing.flares if flare.label]
        )
    on_paper = set(A_NUMBER.findall(words_of(pdf_of(sample))))
    assert on_paper <= set(A_NUMBER.findall(said))


def test_nothing_is_cut_at_the_margins_and_no_writing_overlaps(sample: Material) -> None:
    pdf = pdf_of(sample)
    assert margins_with_something_in_them(pdf) == []
    assert overlaps(pdf) == []


def test_the_chart_is_drawn_with_lines_and_not_as_an_image() -> None:
    pdf = pdf_of(full_sheet())
    assert [image for page in PdfReader(BytesIO(pdf)).pages for image in page.images] == []
    seen = pixels(pdf).astype(int)
    chart = seen[int(0.2 * len(seen)) : int(0.6 * len(seen))]

    def share_of(red: int, green: int, blue: int) -> float:
        return float((abs(chart - [red, green, blue]).max(axis=2) < 12).mean())

    assert share_of(223, 229, 216) > 0.03, "shades"
    assert share_of(21, 86, 80) > 0.002, "dots"
    assert share_of(150, 67, 31) > 0.00004, "the flare"
    empty = pixels(pdf_of(material())).astype(int)
    assert (empty.min(axis=2) > 250).mean() > 0.97, "a calm page"


def test_a_dot_lies_at_the_height_of_its_rating_on_the_scale() -> None:
    one = eight_weeks()[0]
    for score in (0, 2, 4, 8):
        pdf = pdf_of(material([replace(one, before=10, after=score)]))
        dot = numpy.argwhere(abs(pixels(pdf).astype(int) - [21, 86, 80]).max(axis=2) < 8)
        dot = dot[dot[:, 0] > 200]  # below the name of Ebb
        middle = (dot[:, 0].min() + dot[:, 0].max()) / 4
        heights = heights_of_the_scale(pdf)
        point = (heights["0"] - heights["10"]) / 10
        assert abs(middle - heights[str(score)]) < point / 4


def heights_of_the_scale(pdf: bytes) -> dict[str, float]:
    """The middle of each number at the left of the chart, in points from the top."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    found = [text.get_rect(index) for index in range(text.count_rects())]
    scale = {text.get_text_bounded(*box).strip(): page.get_height() - (box[1] + box[3]) / 2 for box in found}
    document.close()
    return scale


def test_it_names_its_language_and_title_and_describes_its_chart(sample: Material) -> None:
    reader = PdfReader(BytesIO(pdf_of(sample)))
    report = make_report(sample)
    assert reader.metadata
    assert reader.metadata.title == f"{report.title}, {report.period}"
    root = cast(DictionaryObject, reader.trailer["/Root"])
    assert str(root["/Lang"]) == "en-GB"
    tree = cast(DictionaryObject, root["/StructTreeRoot"])
    document = cast(DictionaryObject, cast(ArrayObject, tree["/K"])[0].get_object())
    pieces = [cast(DictionaryObject, piece.get_object()) for piece in cast(ArrayObject, document["/K"])]
    assert [str(piece["/S"]) for piece in pieces][:2] == ["/Figure", "/H1"]
    described = [str(piece["/Alt"]) for piece in pieces if "/Alt" in piece]
    if report.picture:
        assert any(report.picture.chart.words.description in text for text in described)


def test_the_same_sheet_is_the_same_file() -> None:
    assert pdf_of(full_sheet()) == pdf_of(full_sheet())


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_material())
def test_whatever_was_written_down_has_one_page_with_white_around_it(of: Material) -> None:
    pdf = pdf_of(of)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    found, width, height = boxes(pdf)
    assert min(left for left, *_ in found) > MARGIN
    assert max(right for _, _, right, _ in found) < width - MARGIN
    assert min(bottom for _, bottom, *_ in found) > MARGIN
    assert max(top for *_, top in found) < height - 28
    assert "not a medical device." in words_of(pdf)
    assert overlaps(pdf) == []
