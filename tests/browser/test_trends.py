"""The page of trends of somebody with a full diary: in order in every period, and read point by point."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, StorageState, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browser.chromium import DESK, Watch, new_page
from tests.browser.inspection import axe, sideways, small_targets
from tests.browser.way import sign_up
from tests.pages.diaries import ROUTINE, add_many, add_session
from webapp.accounts.models import Person
from webapp.database import session_scope
from webapp.practice.function import answer
from webapp.practice.plans import take_on
from webapp.static_files import FOLDER
from webapp.trends.function import Items
from webapp.trends.windows import PERIODS

NOTE = "Carried boxes; slept badly."


@pytest.fixture(scope="session")
def regular(origin: str, whole_house: Flask) -> StorageState:
    """Somebody who has kept a diary for a year, with everything in it that a picture can show."""
    with new_page(origin) as (page, _):
        sign_up(page, "Alice of the trends")
        with session_scope(whole_house.extensions["ebb"].engine) as db:
            person = db.scalars(select(Person.id).where(Person.name.startswith("Alice of the trends"))).one()
            now = datetime.now(UTC)
            add_many(db, person, 150, until=now - timedelta(hours=1))
            add_session(db, person, now - timedelta(minutes=30), 7, 5, note=NOTE, flare=True)
            take_on(db, person, uuid4(), ROUTINE, times_a_day=1, days=60, now=now - timedelta(days=20), time_zone="UTC")
            _answers(db, person, now)
            db.commit()
        return page.context.storage_state()


def _answers(db: Session, person: UUID, now: datetime) -> None:
    for week in range(9):
        at = now - timedelta(weeks=week)
        answer(db, person, uuid4(), Items(5, 4 + week % 3, 6), now=at, time_zone="UTC")


@pytest.fixture
def opened(origin: str, regular: StorageState) -> Iterator[tuple[Page, Watch]]:
    with new_page(origin, storage_state=regular, reduced_motion="reduce") as (page, watch):
        yield page, watch


def shown_drawing(page: Page) -> Locator:
    return page.locator("#ratings svg:visible")


def line_of(page: Page) -> Locator:
    return page.locator("#ratings .chart__reading")


def slider_of(page: Page) -> Locator:
    return page.get_by_role("slider", name="Read one point of the picture")


@pytest.mark.parametrize("period", PERIODS)
def test_each_period_is_in_order_light_and_dark(opened: tuple[Page, Watch], period: str) -> None:
    page, watch = opened
    page.goto(f"/trends?period={period}")
    assert axe(page) == []
    assert small_targets(page, 44) == []
    assert sideways(page) == 0
    expect(shown_drawing(page)).to_have_class("chart__svg chart__svg--narrow")
    page.set_viewport_size(DESK)
    assert axe(page) == []
    assert sideways(page) == 0
    expect(shown_drawing(page)).to_have_class("chart__svg chart__svg--wide")
    assert watch.problems() == []


@pytest.mark.parametrize("width", [195, 320, 844])
def test_the_picture_fits_every_width(opened: tuple[Page, Watch], width: int) -> None:
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 600})
    page.goto("/trends")
    assert sideways(page) == 0
    expect(shown_drawing(page)).to_have_count(1)


def test_a_tap_reads_the_nearest_point_and_the_keys_go_on_from_there(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.goto("/trends?period=month")
    expect(line_of(page)).to_have_text("Tap the picture, or use the arrow keys on it, to read one point.")
    box = shown_drawing(page).bounding_box()
    assert box
    shown_drawing(page).click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    points = (shown_drawing(page).get_attribute("data-points") or "").split("\n")
    last = points[-1].split(" ", 1)[1]
    expect(line_of(page)).to_have_text(last)
    expect(slider_of(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(line_of(page)).to_have_text(points[-2].split(" ", 1)[1])
    page.keyboard.press("Home")
    expect(line_of(page)).to_have_text(points[0].split(" ", 1)[1])
    page.keyboard.press("ArrowLeft")
    expect(line_of(page)).to_have_text(points[0].split(" ", 1)[1])
    page.keyboard.press("End")
    expect(line_of(page)).to_have_text(last)


def test_the_note_of_a_session_is_read_with_it(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.goto("/trends?period=week")
    words = (shown_drawing(page).get_attribute("data-points") or "").split("\n")
    noted = next(index for index, line in enumerate(words) if NOTE in line)
    slider_of(page).focus()
    for _step in range(len(words) - 1 - noted):
        page.keyboard.press("ArrowLeft")
    expect(line_of(page)).to_contain_text(f"7 before, 5 after. A flare. Note: {NOTE}")


def test_each_point_is_announced_once_and_the_tab_key_goes_on(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.goto("/trends")
    slider = slider_of(page)
    slider.focus()
    page.keyboard.press("ArrowLeft")
    said = line_of(page).inner_text()
    expect(slider).to_have_attribute("aria-valuetext", said)
    expect(line_of(page)).to_have_attribute("aria-hidden", "true")
    assert page.locator("#ratings [aria-live], #ratings [role=status], #ratings output").count() == 0
    page.keyboard.press("Escape")
    expect(line_of(page)).to_contain_text("Tap the picture")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#ratings')") is None
    page.keyboard.press("Shift+Tab")
    expect(slider).to_be_focused()


def test_turning_the_phone_reads_on_in_the_other_drawing(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.goto("/trends")
    slider_of(page).focus()
    page.set_viewport_size(DESK)
    page.keyboard.press("Home")
    first = (shown_drawing(page).get_attribute("data-points") or "").split("\n")[0].split(" ", 1)[1]
    expect(line_of(page)).to_have_text(first)
    assert page.locator("#ratings .c-read").count() == 1


def test_without_script_the_picture_and_its_tables_are_all_there(origin: str, regular: StorageState) -> None:
    with new_page(origin, storage_state=regular, java_script_enabled=False) as (page, _):
        page.goto("/trends")
        expect(shown_drawing(page)).to_be_visible()
        assert page.locator(".chart__reader, .chart__reading").count() == 0
        page.get_by_text("The same in figures").click()
        expect(page.get_by_role("region", name="Weeks in figures")).to_be_visible()


def test_on_paper_the_wide_drawing_stands_alone(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.goto("/trends")
    page.emulate_media(media="print")
    expect(shown_drawing(page)).to_have_class("chart__svg chart__svg--wide")
    expect(line_of(page)).to_be_hidden()
    expect(page.locator("#ratings figcaption p:visible")).to_have_count(1)
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_in_forced_colours_ring_and_dot_are_told_apart_and_nothing_is_lost(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    page.emulate_media(forced_colors="active")
    page.goto("/trends?period=month")
    fills = {
        name: shown_drawing(page).locator(f".{name}").first.evaluate("(mark) => getComputedStyle(mark).fill")
        for name in ("c-before", "c-after")
    }
    assert fills["c-before"] != fills["c-after"]
    for name in ("c-mean", "c-pair", "c-plan", "c-note", "c-flare", "c-function"):
        style = "(mark) => { const { fill, stroke } = getComputedStyle(mark); return [fill, stroke]; }"
        assert "rgb(0, 0, 0)" in shown_drawing(page).locator(f".{name}").first.evaluate(style), name


def test_the_module_is_small_and_comes_with_the_trends_alone(opened: tuple[Page, Watch]) -> None:
    page, _ = opened
    assert sum(file.stat().st_size for file in (FOLDER / "js/trends").iterdir()) <= 4_096
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/history")
    assert not [url for url in asked if "/js/trends/" in url]
    page.goto("/trends")
    assert len([url for url in asked if "/js/trends/" in url]) == 1
