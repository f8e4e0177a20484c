"""What is shown follows the sound, and nothing else."""

from playwright.sync_api import Page, expect

from tests.browser.sound import has_begun, position, reaches, seek, slowly
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice

CAPTION = ".player__caption"
STEP = ".player__step"
QUESTION = "How is your back now?"
WITHOUT_QUARTERS = 'document.addEventListener("timeupdate", (event) => event.stopImmediatePropagation(), true)'
"""Browsers tell only every quarter of a second where a sound is."""


def test_the_page_rests_until_a_tap_where_the_browser_wants_one(player: Page) -> None:
    expect(player.locator(CAPTION)).to_have_text("Ready when you are.")
    expect(player).to_have_title("Paused · Ebb")
    assert position(player) == 0


def test_step_caption_figure_and_title_follow_the_sound(playing: Page) -> None:
    reaches(playing, 0.3)
    expect(playing.locator(CAPTION)).to_have_text("Get ready.")
    expect(playing.get_by_role("img", name="get-ready")).to_be_visible()
    reaches(playing, 2.1)
    expect(playing.locator(CAPTION)).to_have_text("Get ready, go on.")
    expect(playing.get_by_role("img", name="moving")).to_be_visible()
    reaches(playing, 4.3)
    expect(playing.locator(STEP)).to_have_text("1 of 3: Rest")
    expect(playing.locator(CAPTION)).to_have_text("Rest.")
    expect(playing).to_have_title("1 of 3: Rest · Ebb")


def test_a_caption_appears_with_its_sound_and_not_only_at_the_next_quarter_of_a_second(player: Page) -> None:
    player.evaluate(WITHOUT_QUARTERS)
    slowly(player, 0.5)
    player.get_by_role("button", name="Begin").click()
    has_begun(player)
    seen = player.evaluate(
        """() => new Promise((resolve, reject) => {
          setTimeout(() => reject(new Error("No caption came")), 20000);
          const audio = document.querySelector("audio");
          const caption = document.querySelector(".player__caption");
          new MutationObserver(() => caption.textContent === "Get ready, go on." && resolve(audio.currentTime))
            .observe(caption, { childList: true });
        })"""
    )
    assert 1.99 < seen < 3


def test_next_and_back_go_to_the_starts_of_steps(playing: Page) -> None:
    step, following, before = playing.locator(STEP), playing.get_by_role("button", name="Next"), "Back"
    slowly(playing)
    for start, name in ((4, "1 of 3: Rest"), (10, "2 of 3: Knees side to side, right")):
        following.click()
        expect(step).to_have_text(name)
        assert start <= position(playing) < start + 1
    seek(playing, 13.2)
    playing.get_by_role("button", name=before).click()
    assert 10 <= position(playing) < 11
    playing.get_by_role("button", name=before).click()
    expect(step).to_have_text("1 of 3: Rest")


def test_ring_and_tide_show_how_far_it_is(player: Page) -> None:
    for _ in range(2):
        player.keyboard.press("ArrowRight")
    expect(player.locator(".tide__dot")).to_have_count(3)
    expect(player.locator(".tide__dot--done")).to_have_count(1)
    expect(player.locator(".tide__dot--now")).to_have_count(1)
    player.evaluate("document.querySelector('audio').currentTime = 13")
    expect(player.locator(".ring__value")).to_have_attribute("stroke-dasharray", "191.7 383.3")
    expect(player.get_by_role("progressbar", name="Session")).to_have_attribute("aria-valuetext", "Step 2 of 3")


def test_getting_up_after_the_last_step_leaves_every_dot_done(player: Page) -> None:
    for _ in range(5):
        player.keyboard.press("ArrowRight")
    expect(player.locator(STEP)).to_have_text("Get up")
    expect(player.locator(".tide__dot--done")).to_have_count(3)
    expect(player.locator(".tide__dot--now")).to_have_count(0)


def test_pausing_is_quiet_and_says_so(playing: Page) -> None:
    playing.get_by_role("button", name="Pause").click()
    expect(playing.locator(CAPTION)).to_have_text("Paused at 0:00. Take the time you need.")
    expect(playing.get_by_role("button", name="Go on")).to_be_visible()
    expect(playing.locator("main")).to_have_class("player player--paused")


def test_the_end_of_the_sound_leads_to_the_question(playing: Page) -> None:
    playing.evaluate("document.querySelector('audio').currentTime = 39.5")
    expect(playing.get_by_role("dialog", name=QUESTION)).to_be_visible()


def test_next_after_the_last_step_leads_to_the_question(player: Page) -> None:
    for _ in range(6):
        player.keyboard.press("ArrowRight")
    expect(player.get_by_role("dialog", name=QUESTION)).to_be_visible()


def test_a_session_goes_on_where_it_was_left(practice: FakePractice, page: Page) -> None:
    practice.position = 12.5
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    slowly(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(STEP)).to_have_text("2 of 3: Knees side to side, right")
    assert 12.4 < reaches(page, 12.5) < 14


def test_where_the_listener_is_is_reported_at_each_step_and_on_leaving(practice: FakePractice, playing: Page) -> None:
    slowly(playing)
    playing.keyboard.press("ArrowRight")
    expect(playing.locator(STEP)).to_have_text("1 of 3: Rest")
    seek(playing, 5)
    playing.get_by_role("link", name="End").click()
    expect(playing.get_by_role("dialog", name=QUESTION)).to_be_visible()
    assert practice.hears_of(5)
    assert {each["step"] for each in practice.progress} == {"rest"}
    assert float(practice.progress[0]["position"]) < 4.5
    assert all(each["csrf_token"] == "token" for each in practice.progress)
