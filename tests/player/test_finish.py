"""The question after a session, on the player's own page."""

from playwright.sync_api import Page, expect

from tests.browser.sound import plays, reaches
from tests.browser.way import rate
from tests.player.fake_practice import SESSION, FakePractice
from tests.player.test_phone import HIDE

QUESTION = "How is your back now?"


def test_after_the_last_cue_it_asks_also_where_nobody_looks_and_the_number_is_told_once(
    practice: FakePractice, playing: Page
) -> None:
    playing.evaluate(HIDE, True)
    playing.evaluate("document.querySelector('audio').currentTime = 39.5")
    expect(playing.get_by_role("heading", name=QUESTION)).to_be_attached()
    playing.evaluate(HIDE, False)
    expect(playing.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(playing.get_by_role("button", name="Back to the sound")).to_be_hidden()
    rate(playing, 3)
    playing.wait_for_url(f"**{SESSION}/summary")
    [(name, sent)] = practice.endings
    assert (name, sent["pain_after"], sent["finished"]) == ("rating", "3", "1")


def test_ended_by_mistake_it_goes_back_to_the_sound_and_nothing_is_stored(playing: Page) -> None:
    reaches(playing, 1)
    playing.get_by_role("link", name="End").click()
    expect(playing.get_by_role("heading", name=QUESTION)).to_be_visible()
    assert not plays(playing)
    playing.get_by_role("button", name="Back to the sound").click()
    expect(playing.get_by_role("dialog")).to_have_count(0)
    assert plays(playing)


def test_leaving_the_number_out_ends_the_session_without_one(practice: FakePractice, playing: Page) -> None:
    playing.get_by_role("link", name="End").click()
    playing.get_by_role("button", name="Leave it out this time").click()
    playing.wait_for_url(f"**{SESSION}/summary")
    assert [name for name, _ in practice.endings] == ["ending"]
