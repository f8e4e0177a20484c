"""What is heard is the file, sample by sample, at the time that the player claims: its page follows no other clock."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watch
from tests.browser.conftest import Visit
from tests.browser.correlation import Match
from tests.browser.hearing import EARS, hears
from tests.browser.phone import hide, phone
from tests.browser.sound import WATCH_HANDLERS, press_and_listen, reaches, seek, source
from tests.browser.way import begin, plan_of, sign_up

ALIKE = 0.9
"""Normalised cross-correlation: 1 is the same sound."""
LATE_SECONDS = 0.060

TRIES = 3
"""A machine with too much to do swallows samples now and then. What is wrong with a player is wrong each time."""


def listen(page: Page) -> Match:
    """What is heard from the next sound on, without what the machine swallowed."""
    for _ in range(TRIES):
        heard = hears(page)
        if is_the_file(heard):
            break
    return heard


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
    heard = {"start": listen(listening)}
    plan = plan_of(listening)
    starts = [step["start"] for step in plan["steps"]]
    listening.keyboard.press("ArrowRight")
    reaches(listening, starts[1])
    heard["next"] = listen(listening)
    listening.evaluate("(seconds) => handlers.seekto({ seekTime: seconds })", starts[4] + 0.617)
    reaches(listening, starts[4])
    heard["seek"] = listen(listening)
    listening.evaluate("handlers.previoustrack()")
    reaches(listening, starts[3])
    heard["back"] = listen(listening)
    assert plan["steps"][3]["can_ease"]
    before = source(listening)
    press_and_listen(listening, "[data-do=ease]")
    heard["easier"] = listen(listening)
    assert source(listening) != before
    assert {way: each for way, each in heard.items() if not is_the_file(each)} == {}


def test_after_another_pace_the_same_step_goes_on_at_once_from_the_other_file(listening: Page) -> None:
    listening.keyboard.press("ArrowRight")
    reaches(listening, plan_of(listening)["steps"][1]["start"])
    step, before = listening.locator(".player__step").inner_text(), source(listening)
    listening.keyboard.press("m")
    more = listening.get_by_role("dialog", name="More")
    more.get_by_role("radio", name="Unhurried").check()
    expect(more.get_by_text("Like this from here on.")).to_be_visible()
    press_and_listen(listening, "[data-sheet=more] [data-do=close]")
    heard = listen(listening)
    assert is_the_file(heard), heard
    assert source(listening) != before
    expect(listening.locator(".player__step")).to_have_text(step)


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
    heard = {"hidden": listen(hidden)}
    seek(hidden, steps[3]["start"])
    hidden.bring_to_front()
    heard["shown"] = listen(hidden)
    assert {way: each for way, each in heard.items() if not is_the_file(each)} == {}
