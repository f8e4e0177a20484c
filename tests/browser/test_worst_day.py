"""Somebody for whom it is too bad: two taps from Today to sound."""

from playwright.sync_api import Page, expect

from tests.browser.sound import TELL_OF_SOUND, tap
from tests.browser.way import plan_of, rate


def test_two_taps_lead_from_today_to_the_sound_of_two_minutes_in_bed(alice: Page) -> None:
    alice.add_init_script(TELL_OF_SOUND)
    alice.get_by_role("link", name="Too bad? Two minutes in bed").click()
    with alice.expect_console_message(lambda message: message.text == "It sounds"):
        tap(alice, alice.get_by_role("button", name="9").and_(alice.locator('[value="9"]')))
    expect(alice.locator("main.player")).to_be_visible()
    assert 120 <= plan_of(alice)["duration"] <= 180


def test_the_place_is_said_in_one_tap_and_taken_back_in_one(alice: Page) -> None:
    rate(alice, 8)
    expect(alice.get_by_role("status")).to_contain_text("Legs-up release, gentle")
    alice.get_by_role("button", name="On a chair").click()
    expect(alice.get_by_role("status")).to_contain_text("Two minutes on a chair, gentle")
    alice.get_by_role("button", name="On a chair").click()
    expect(alice.get_by_role("status")).to_contain_text("Legs-up release, gentle")
