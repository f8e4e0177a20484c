"""A whole session with the keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.sound import reaches, seek
from tests.browser.way import plan_of

LONGEST_PAGE = 80
"""More presses of the tab key than any page here needs."""


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(LONGEST_PAGE):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"The tab key does not come to {wanted}")


def test_a_session_from_today_to_the_trends_without_a_pointer(alice: Page) -> None:
    tab_to(alice, alice.locator("button[name=rating][value='5']"))
    alice.keyboard.press("Enter")
    expect(alice.get_by_role("button", name="Begin")).to_be_visible()
    tab_to(alice, alice.get_by_role("button", name="Begin"))
    alice.keyboard.press("Enter")
    expect(alice.get_by_role("button", name="Pause")).to_be_visible()
    reaches(alice, 0.5)
    alice.keyboard.press("Space")
    expect(alice.get_by_role("button", name="Go on")).to_be_visible()
    alice.keyboard.press("Space")
    for _ in range(2):
        alice.keyboard.press("ArrowRight")
    expect(alice.locator(".player__step")).to_have_text(re.compile("^1 of "))
    alice.keyboard.press("h")
    stop = alice.get_by_role("button", name="Stop for today")
    expect(stop).to_be_visible()
    tab_to(alice, stop)
    alice.keyboard.press("Enter")
    expect(alice.get_by_role("heading", name="How is your back now?")).to_be_visible()
    tab_to(alice, alice.locator("button[value='4']"))
    alice.keyboard.press("Enter")
    alice.wait_for_url("**/summary")


def test_escape_leaves_a_sheet_and_the_focus_is_where_it_was(alice: Page) -> None:
    alice.goto("/begin?rating=4")
    alice.get_by_role("button", name="Begin").click()
    expect(alice.get_by_role("button", name="Pause")).to_be_visible()
    seek(alice, plan_of(alice)["steps"][1]["start"])
    hurts = alice.get_by_role("button", name="That hurts")
    hurts.focus()
    alice.keyboard.press("Enter")
    expect(alice.get_by_role("heading", name="Let it go.")).to_be_focused()
    alice.keyboard.press("Escape")
    expect(alice.get_by_role("dialog")).to_have_count(0)
    expect(hurts).to_be_focused()
    expect(alice.get_by_role("button", name="Go on")).to_be_visible()
