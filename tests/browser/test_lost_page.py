"""A page that is lost in mid-session, as by a phone that closes it or a flat battery: another device goes on."""

import re
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Visit
from tests.browser.sound import plays, position, reaches, seek, slowly
from tests.browser.way import begin, plan_of, rate

PASSED = 0.5
"""Seconds that were heard in the step."""


def lose(page: Page) -> None:
    """Its process ends at once: nothing in the page can say goodbye."""
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")
    page.close()


def clock(seconds: float) -> str:
    """As Today says it."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def same_person(visit: Visit, page: Page) -> Page:
    """Another device on which she is signed in."""
    other = visit()
    cookies: Any = page.context.cookies()
    other.context.add_cookies(cookies)
    return other


def test_another_device_says_where_it_was_and_goes_on_there(alice: Page, visit: Visit) -> None:
    begin(alice, score=6)
    reaches(alice, 0.5)
    plan = plan_of(alice)
    step = plan["steps"][3]
    slowly(alice)
    with alice.expect_response("**/progress"):
        seek(alice, step["start"] + PASSED)
    other = same_person(visit, alice)
    lose(alice)

    other.goto("/")
    said = other.get_by_role("heading", name=re.compile(f"^You were at {step['name']}, "))
    expect(said).to_have_text(f"You were at {step['name']}, {clock(step['start'] + PASSED)}. Go on?")
    other.get_by_role("link", name="Continue").click()
    expect(other.locator(".player__step")).to_contain_text(step["name"])
    if not plays(other):
        other.get_by_role("button", name="Go on").click()
    reaches(other, step["start"] + PASSED)
    assert position(other) < step["start"] + PASSED + 5

    seek(other, plan["duration"] - 0.5)
    expect(other.get_by_role("heading", name="How is your back now?")).to_be_visible()
    rate(other, 3)
    other.wait_for_url("**/summary")
    other.goto("/history")
    expect(other.locator(".entry")).to_have_count(1)
    expect(other.locator(".entry")).to_contain_text(re.compile("6.*3", re.DOTALL))


def test_back_leads_to_the_question_and_forward_to_the_session_again(alice: Page) -> None:
    begin(alice, score=6)
    reaches(alice, 0.2)
    alice.go_back()
    expect(alice.get_by_role("heading", name="How is your back right now?")).to_be_visible()
    alice.go_forward()
    expect(alice.locator("main.player")).to_be_visible()
