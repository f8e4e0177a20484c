"""A comparison from the offer to its first session, at a small screen and by taps alone."""

from playwright.sync_api import expect

from tests.browser.chromium import DESK, new_page
from tests.browser.inspection import axe, sideways, small_targets
from tests.browser.way import begins_a_session, rate, sign_up


def test_the_offer_is_in_order_and_another_pair_can_be_taken(origin: str) -> None:
    with new_page(origin, reduced_motion="reduce") as (page, watch):
        sign_up(page, "Alice")
        page.goto("/comparisons")
        for pair in (("knee-walking", "knee-walking"), ("four-minute-mobiliser", "legs-up-release")):
            page.get_by_label("One routine").select_option(pair[0])
            page.get_by_label("The other").select_option(pair[1])
            page.get_by_role("button", name="Take this pair").click()
            assert axe(page, strict_contrast=False) == []
            assert small_targets(page, 44) == []
            assert sideways(page) == 0
        expect(page.get_by_role("heading", name="Four-minute mobiliser or Legs-up release")).to_be_visible()
        page.set_viewport_size(DESK)
        assert sideways(page) == 0
        assert watch.problems() == []


def test_what_ebb_chose_begins_and_is_the_first_of_its_sessions(origin: str) -> None:
    with new_page(origin) as (page, watch):
        sign_up(page, "Bob")
        page.goto("/comparisons?first=four-minute-mobiliser&second=legs-up-release")
        page.get_by_role("button", name="Let Ebb choose").click()
        page.wait_for_url("**/comparisons/*")
        comparison = page.url
        page.goto("/")
        expect(
            page.get_by_text("Ebb chooses between Four-minute mobiliser and Legs-up release (1 of 20).")
        ).to_be_visible()
        rate(page, 5)
        expect(page.get_by_text("for your comparison (1 of 20).")).to_be_visible()
        with page.expect_response(begins_a_session):
            page.get_by_role("button", name="Begin").click()
        expect(page.locator("main.player")).to_be_visible()
        page.goto(comparison)
        expect(page.get_by_text("Next is 2 of 20")).to_be_visible()
        assert watch.problems() == []
