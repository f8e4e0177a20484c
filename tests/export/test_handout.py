"""The handout: one or two pages of paper with everything that somebody needs who has no screen."""

from datetime import UTC, datetime
from io import BytesIO
from typing import cast

import pytest
from flask import Flask
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.client import Client
from tests.pages.composing import WALK, composed, slug_of
from webapp.catalogue.models import Routine, Side
from webapp.catalogue.words import of_side
from webapp.export.handout import Handout, Passage, SheetStep
from webapp.export.handout_pdf import handout_pdf
from webapp.figures.book import FigureBook

MADE = datetime(2026, 3, 1, 8, tzinfo=UTC)


def routines(app: Flask) -> list[Routine]:
    return list(app.extensions["ebb"].catalogue.routines.values())


def read(client: Client, slug: str) -> PdfReader:
    answer = client.fetch(f"/routines/{slug}/handout.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.data))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_each_routine_fits_on_one_or_two_pages_with_its_steps_doses_and_cautions(app: Flask, alice: Client) -> None:
    for routine in routines(app):
        reader = read(alice, routine.slug)
        assert 1 <= len(reader.pages) <= 2, routine.slug
        text = words(reader)
        for step in routine.counted_steps:
            if "standard" not in step.variants:
                continue
            side: Side | None = "right" if step.both_sides else None
            assert of_side(step.name, side) in text
            assert not step.caution or of_side(step.caution, side) in text
            assert not step.dose or f"{step.dose.largest} {step.dose.unit}" in text
            assert not step.hold or all(of_side(cue.say, side).split("; pause")[0] in text for cue in step.hold.cues)
            assert not step.easier or f"Too much? {of_side(step.easier.name, side)}." in text


def test_that_of_a_composed_routine_says_how_much_was_chosen(alice: Client) -> None:
    text = words(read(alice, slug_of(composed(alice, "Evening", WALK))))
    assert "12 times each side." in text
    assert "5 to 15" not in text


def test_it_says_whose_words_they_are_when_to_get_help_and_where_its_page_is(alice: Client) -> None:
    reader = read(alice, "legs-up-release")
    text = words(reader)
    assert "published home routine" in text
    assert "Call 112 at once: numbness around the genitals" in text
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert links == ["http://localhost/routines/legs-up-release"]


def test_it_names_its_language_and_title_and_describes_its_drawings(alice: Client) -> None:
    reader = read(alice, "knee-walking")
    assert reader.metadata
    assert reader.metadata.title == "Knee walking, handout"
    root = cast(DictionaryObject, reader.trailer["/Root"])
    assert str(root["/Lang"]) == "en-GB"
    assert "/StructTreeRoot" in root
    drawings = [image for page in reader.pages for image in page.images]
    assert len(drawings) == 4, "three steps and the code"


def test_the_plan_has_room_for_a_number_before_and_after_each_time(alice: Client) -> None:
    text = words(read(alice, "knee-walking"))
    assert text.count("Before") == text.count("After") == 2
    assert "Day 3" in text
    assert "Day 4" not in text


def test_the_page_says_what_the_file_says_and_leads_to_it(alice: Client) -> None:
    page = alice.get("/routines/four-between-massages/handout")
    assert "/routines/four-between-massages/handout.pdf" in page.links()
    assert "Cat" in page.text
    assert "Call 112 at once" in page.text
    assert page.find(".//a[@class='paper__code']/svg") is not None
    assert "/routines/four-between-massages/handout" in alice.get("/routines/four-between-massages").links()


def test_there_is_no_handout_of_a_routine_that_is_not_there(alice: Client) -> None:
    for page in ("handout", "handout.pdf"):
        assert alice.fetch(f"/routines/no-such/{page}").status_code == 404


@pytest.mark.parametrize("title", ["Ω and 😀 and \u202e", "W" * 60, "−4 °C"])
def test_any_title_can_be_printed(app: Flask, title: str) -> None:
    book: FigureBook = app.extensions["ebb"].figures
    step = SheetStep(1, title, "standing", "Standing", f"{title} " * 12, "3 times.", title, (title,))
    handout = Handout(title, title, (title,), (step,) * 11, (), Passage("Help", title), title, "http://x/", 6, 9)
    reader = PdfReader(BytesIO(handout_pdf(handout, book.picture, MADE)))
    assert "11 times" not in words(reader)
    assert len(reader.pages) >= 2


def test_no_line_is_cut_at_the_foot_of_a_page(app: Flask, alice: Client) -> None:
    lowest = []

    def note(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            lowest.append(tm[5])

    for routine in routines(app):
        for page in read(alice, routine.slug).pages:
            page.extract_text(visitor_text=note)
    assert min(lowest) > 20, "points above the edge of the paper"
