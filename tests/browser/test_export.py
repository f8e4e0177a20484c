"""Taking a diary along in a real browser: a button is a file, with and without script."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import new_page
from tests.browser.conftest import Visit
from tests.browser.way import rate, sign_up


def choose(page: Page, first: str, last: str) -> None:
    page.goto("/export")
    page.get_by_label("From", exact=True).fill(first)
    page.get_by_label("To", exact=True).fill(last)


@pytest.mark.parametrize("script", [True, False])
def test_the_days_that_are_chosen_go_with_the_button(visit: Visit, tmp_path: Path, script: bool) -> None:
    page = visit(java_script_enabled=script)
    sign_up(page, "Alice")
    page.goto("/history/rating")
    rate(page, 0)
    choose(page, "2026-01-01", "2199-12-31")
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV, ratings").click()
    assert coming.value.suggested_filename == "ebb-ratings-2026-01-01-to-2199-12-31.csv"
    coming.value.save_as(tmp_path / "ratings.csv")
    (row,) = csv.DictReader((tmp_path / "ratings.csv").read_text("utf-8-sig").splitlines())
    assert (row["moment"], row["score"]) == ("on its own", "0")
    expect(page.get_by_role("heading", name="Take it with you")).to_be_visible()


def test_days_that_are_turned_round_come_back_with_a_sentence(origin: str) -> None:
    with new_page(origin) as (page, watch):
        sign_up(page, "Alice")
        choose(page, "2026-03-02", "2026-03-01")
        page.get_by_role("button", name="FHIR").click()
        expect(page.get_by_role("alert")).to_have_text("The first day comes after the last. Please turn them round.")
        expect(page.get_by_label("From", exact=True)).to_have_value("2026-03-02")
        assert [problem for problem in watch.problems() if "422" not in problem] == []
