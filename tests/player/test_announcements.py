"""What a screen reader is told, and when: never over the voice."""

from playwright.sync_api import Page, expect

from tests.browser.sound import reaches, seek, slowly
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice

STATUS = ".player__say [role=status]"
LISTEN = f"""() => {{
  const status = document.querySelector("{STATUS}");
  new MutationObserver(() => {{
    if (status.textContent) window.said = document.querySelector("audio").currentTime;
  }}).observe(status, {{ childList: true }});
}}"""


def test_while_it_rests_each_press_says_what_it_did(playing: Page) -> None:
    status = playing.locator(STATUS)
    playing.keyboard.press("Space")
    expect(status).to_have_text("Paused at 0:00.")
    playing.keyboard.press("ArrowRight")
    expect(status).to_have_text("Now: Rest")
    playing.keyboard.press("ArrowLeft")
    expect(status).to_have_text("Back to: Get ready")
    playing.keyboard.press("e")
    expect(status).to_have_text("This step has no easier form.")


def test_the_voice_names_a_step_itself(playing: Page) -> None:
    playing.keyboard.press("ArrowRight")
    reaches(playing, 4.3)
    expect(playing.locator(".player__caption")).to_have_text("Rest.")
    expect(playing.locator(STATUS)).to_have_text("")


def test_what_cannot_wait_for_a_rest_is_said_in_the_next_gap_of_the_voice(playing: Page) -> None:
    playing.evaluate(LISTEN)
    slowly(playing, 0.5)
    seek(playing, 10.1)
    playing.route("**/outcomes", lambda route: route.abort("internetdisconnected"))
    playing.keyboard.press("e")
    expect(playing.locator(".player__notice")).to_contain_text("No connection just now.")
    expect(playing.locator(STATUS)).to_have_text("")
    reaches(playing, 13.3)
    expect(playing.locator(STATUS)).to_contain_text("No connection just now.")
    assert 13 <= playing.evaluate("window.said") < 14.3


def test_led_by_chimes_alone_a_press_is_announced_and_the_words_are_shown(practice: FakePractice, page: Page) -> None:
    practice.wished.preferences["words"] = "chimes"
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".tide__dot")).to_have_count(3)
    reaches(page, 0.3)
    expect(page.locator(".player__caption")).to_have_text("Get ready.")
    page.keyboard.press("ArrowRight")
    expect(page.locator(STATUS)).to_have_text("Now: Rest")
    reaches(page, 4.3)
    expect(page.locator(".player__caption")).to_have_text("Rest.")
