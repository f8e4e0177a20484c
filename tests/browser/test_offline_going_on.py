"""A page that is lost in mid-session without a network: the phone goes on where it was."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import new_page
from tests.browser.sound import plays, position, reaches, seek
from tests.browser.test_lost_page import lose
from tests.browser.test_offline import IN_BED, keeps
from tests.browser.way import rate, sign_up

HEARD = 20.5
"""Seconds of the session when the page is lost."""
KEPT = 20.0
"""So far at least."""
REPORTED = """
async (seconds) => {
  const until = Date.now() + 20000;
  const modules = document.querySelector("script[src*='/js/player/'], script[src*='/js/offline/']").src;
  const { all } = await import(`${modules.split("/js/")[0]}/js/outbox/store.js`);
  const isThere = async () => (await all()).some(({ fields }) => Number(fields.position) >= seconds);
  while (!(await isThere())) {
    if (Date.now() > until) throw new Error("The place was not kept");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
"""


@pytest.fixture
def lost(origin: str) -> Iterator[BrowserContext]:
    """Alice's phone without a network, which has closed Ebb in the middle of a session."""
    with new_page(origin, service_workers="allow") as (page, watch):
        sign_up(page, "Alice")
        keeps(page)
        context = page.context
        context.set_offline(True)
        lose_in_mid_session(page)
        yield context
        assert watch.problems() == []


def lose_in_mid_session(page: Page) -> None:
    page.goto("/trends")
    rate(page, 6)
    page.get_by_role("button", name=f"Begin {IN_BED}").click()
    reaches(page, 0.5)
    seek(page, HEARD)
    page.evaluate(REPORTED, KEPT)
    lose(page)


def opened_again(context: BrowserContext, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", name="What this phone has with it")).to_be_visible()
    return page


def test_it_is_offered_to_go_on_and_the_numbers_arrive_once(lost: BrowserContext) -> None:
    page = opened_again(lost)
    expect(page.get_by_role("heading", name=re.compile(r"^You were at .+, 0:2\d\. Go on\?$"))).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    reaches(page, HEARD)
    assert position(page) < HEARD + 8
    seek(page, page.evaluate("document.querySelector('audio').duration") - 0.5)
    rate(page, 3)
    expect(page.get_by_text("Kept on this phone.")).to_be_visible()
    lost.set_offline(False)
    expect(page.get_by_text("It has been sent.")).to_be_visible()
    page.goto("/history")
    expect(page.locator(".entry")).to_have_count(1)
    expect(page.locator(".entry")).to_contain_text(re.compile("6.*3", re.DOTALL))


def test_a_network_that_comes_back_does_not_stop_the_session(lost: BrowserContext) -> None:
    page = opened_again(lost)
    page.get_by_role("button", name="Continue").click()
    reaches(page, HEARD)
    with page.expect_response("**/sessions"):
        lost.set_offline(False)
    reaches(page, HEARD + 2)
    assert plays(page)


def test_a_session_that_was_ended_is_not_offered(lost: BrowserContext) -> None:
    page = opened_again(lost)
    page.get_by_role("button", name="Continue").click()
    reaches(page, HEARD)
    page.get_by_role("link", name="End").click()
    rate(page, 3)
    expect(page.get_by_text("Kept on this phone.")).to_be_visible()
    page.close()
    page = opened_again(lost)
    expect(page.get_by_text("What you said last waits here until it can be sent.")).to_be_visible()
    expect(page.get_by_role("button", name="Continue")).to_be_hidden()
