"""The handout as a browser prints it."""

from io import BytesIO

from flask import Flask
from playwright.sync_api import Page
from pypdf import PdfReader


def test_each_handout_prints_on_one_or_two_pages_with_its_code(alice: Page, whole_house: Flask) -> None:
    for slug, routine in whole_house.extensions["ebb"].catalogue.routines.items():
        alice.goto(f"/routines/{slug}/handout")
        printed = PdfReader(BytesIO(alice.pdf(prefer_css_page_size=True)))
        text = " ".join(page.extract_text() for page in printed.pages)
        assert 1 <= len(printed.pages) <= 2, slug
        assert routine.title in text
        assert "Stop and get help" in text
        assert "Back to the routine" not in text
        assert alice.locator(".paper__code svg").count() == 1
