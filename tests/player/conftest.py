"""The player's page in a real Chromium, in front of a stand-in for the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watch, new_page
from tests.browser.serving import served
from tests.browser.sound import has_begun, reaches
from tests.player.fake_practice import FakePractice

WANTS_A_TAP = """
let tapped = false;
const play = HTMLMediaElement.prototype.play;
for (const press of ["click", "keydown"]) addEventListener(press, () => { tapped = true; }, true);
HTMLMediaElement.prototype.play = async function () {
  if (!tapped) throw new DOMException("Tap first.", "NotAllowedError");
  await play.call(this);
};
"""
"""The rule of browsers that a page must be tapped before it sounds. For Chromium it is a tap when Playwright looks at
a page, so its own rule would hold only now and then."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def practice() -> FakePractice:
    return FakePractice()


@pytest.fixture
def origin(practice: FakePractice) -> Iterator[str]:
    with served(practice.app) as origin:
        yield origin


@pytest.fixture
def opened(origin: str) -> Iterator[tuple[Page, Watch]]:
    with new_page(origin) as (page, watch):
        yield page, watch


@pytest.fixture
def page(opened: tuple[Page, Watch]) -> Iterator[Page]:
    """A page that must neither break the policy nor throw, whatever the test does with it."""
    page, watch = opened
    yield page
    assert watch.problems() == []


@pytest.fixture
def player(page: Page) -> Page:
    """The player, resting at the start."""
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    return page


@pytest.fixture
def playing(player: Page) -> Page:
    """It sounds, and what comes after the first sound has come."""
    player.get_by_role("button", name="Begin").click()
    reaches(player, 0.05)
    has_begun(player)
    return player
