"""What is heard is the file, sample by sample, at the time that the player claims: its page follows no other clock."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Watch
from tests.browser.conftest import Visit
from tests.browser.correlation import Match
from tests.browser.hearing import EARS, hears
from tests.browser.phone import hide, phone
from tests.browser.sound import press_and_listen, reaches, seek, source
from tests.browser.way import begin, plan_of, sign_up

ALIKE = 0.9
"""Normalised cross-correlation: 1 is the same sound."""
LATE_SECONDS = 0.060

WATCH_HANDLERS = """
window.handlers = {};
const original = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (action, handler) {
  window.handlers[action] = handler;
  original.call(this, action, handler);
};
"""


def is_the_file(heard: Match) -> bool:
    return heard.likeness > ALIKE and abs(heard.lag) <= LATE_SECONDS


@pytest.fixture
def listening(visit: Visit) -> Page:
    """Alice has begun a session, and every sample of it is recorded."""
    page = visit()
    page.add_init_script(EARS + WATCH_HANDLERS)
    sign_up(page, "Alice")
    begin(page, score=4)
    reaches(page, 0.05)
    return page


def test_from_the_start_after_each_way_to_another_place_and_after_easier(listening: Page) -> None:
    heard = {"start": hears(listening)}
    plan = plan_of(listening)
    starts = [step["start"] for step in plan["steps"]]
    listening.keyboard.press("ArrowRight")
    reaches(listening, starts[1])
    heard["next"] = hears(listening)
    listening.evaluate("(seconds) => handlers.seekto({ seekTime: seconds })", starts[4] + 0.617)
    reaches(listening, starts[4])
    heard["seek"] = hears(listening)
    listening.evaluate("handlers.previoustrack()")
    reaches(listening, starts[3])
    heard["back"] = hears(listening)
    assert plan["steps"][3]["can_ease"]
    before = source(listening)
    press_and_listen(listening, "[data-do=ease]")
    heard["easier"] = hears(listening)
    assert source(listening) != before
    assert {way: each for way, each in heard.items() if not is_the_file(each)} == {}


@pytest.fixture
def hidden(origin: str) -> Iterator[Page]:
    """Alice's session goes on in a tab that nobody sees."""
    with phone() as context:
        watch = Watch(context, origin)
        page = context.pages[0]
        page.add_init_script(EARS)
        sign_up(page, "Alice", origin)
        begin(page)
        reaches(page, 0.3)
        hide(page)
        yield page
        assert watch.problems() == []


def test_in_a_hidden_tab_and_when_it_is_shown_again(hidden: Page) -> None:
    steps = plan_of(hidden)["steps"]
    seek(hidden, steps[2]["start"])
    heard = {"hidden": hears(hidden)}
    seek(hidden, steps[3]["start"])
    hidden.bring_to_front()
    heard["shown"] = hears(hidden)
    assert {way: each for way, each in heard.items() if not is_the_file(each)} == {}
