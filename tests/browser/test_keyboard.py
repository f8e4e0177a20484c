"""A whole session with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.sound import reaches, seek
from tests.browser.way import PASSWORD, plan_of

LONGEST_PAGE = 80
"""More presses of the tab key than any page here needs."""


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(LONGEST_PAGE):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"The tab key does not come to {wanted}")


@pytest.fixture
def bob(visit: Visit) -> Page:
    """Bob makes an account and answers the safety questions by keys alone; Today is open."""
    page = visit()
    page.goto("/sign-up")
    tab_to(page, page.get_by_label("Name"))
    page.keyboard.type("Bob of the keys")
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/before-you-begin*")
    tab_to(page, page.get_by_role("button", name="None of these"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How is your back right now?")).to_be_visible()
    return page


def test_a_session_from_signing_up_to_the_trends_without_a_pointer(bob: Page) -> None:
    tab_to(bob, bob.locator("button[name=rating][value='5']"))
    bob.keyboard.press("Enter")
    tab_to(bob, bob.get_by_role("button", name="Begin"))
    bob.keyboard.press("Enter")
    expect(bob.get_by_role("button", name="Pause")).to_be_visible()
    reaches(bob, 0.5)
    bob.keyboard.press("Space")
    expect(bob.get_by_role("button", name="Go on")).to_be_visible()
    bob.keyboard.press("Space")
    for _ in range(2):
        bob.keyboard.press("ArrowRight")
    expect(bob.locator(".player__step")).to_have_text(re.compile("^1 of "))
    change_the_pace(bob)
    say_that_it_hurts(bob)
    tab_to(bob, bob.get_by_role("button", name="Stop for today"))
    bob.keyboard.press("Enter")
    expect(bob.get_by_role("heading", name="How is your back now?")).to_be_visible()
    tab_to(bob, bob.locator("button[value='4']"))
    bob.keyboard.press("Enter")
    bob.wait_for_url("**/summary")
    expect(bob.locator("main")).to_contain_text("lower back, 6")
    tab_to(bob, bob.get_by_role("link", name="See your trends"))
    bob.keyboard.press("Enter")
    expect(bob.locator("svg.chart__svg").locator("visible=true").first).to_have_accessible_name(
        re.compile("^One session: 5 to 4")
    )


def change_the_pace(page: Page) -> None:
    page.keyboard.press("m")
    more = page.get_by_role("dialog", name="More")
    tab_to(page, more.get_by_role("radio", name="Normal"))
    page.keyboard.press("ArrowLeft")
    expect(more.get_by_role("radio", name="Unhurried")).to_be_checked()
    expect(more.get_by_text("Like this from here on.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def say_that_it_hurts(page: Page) -> None:
    page.keyboard.press("h")
    expect(page.get_by_role("heading", name="Let it go.")).to_be_focused()
    tab_to(page, page.locator("[name=body_part]").first)
    page.keyboard.press("Space")
    tab_to(page, page.locator("[name=strength]").first)
    for _ in range(5):
        page.keyboard.press("ArrowRight")


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
