"""Changes in mid-session: a longer hold, a step left out, another pace. Each goes on at the same step."""

from playwright.sync_api import Page, expect

from tests.browser.sound import plays, position, press_and_listen, reaches, seek, slowly
from tests.player.fake_practice import FakePractice

CAPTION = ".player__caption"
STEP = ".player__step"


def more(page: Page) -> None:
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("dialog", name="More")).to_be_visible()


def test_a_hold_goes_on_for_longer_without_a_restart(practice: FakePractice, playing: Page) -> None:
    slowly(playing)
    seek(playing, 25)
    more(playing)
    playing.get_by_role("button", name="Hold it longer").click()
    expect(playing.get_by_text("This hold lasts 45 seconds now.").first).to_be_visible()
    assert practice.wishes[0]["amount"] == "chest:45"
    assert 25.2 <= reaches(playing, 25.2) < 27
    playing.evaluate("document.querySelector('audio').currentTime = 31")
    expect(playing.locator(STEP)).to_have_text("3 of 3: Knees to chest")
    more(playing)
    expect(playing.get_by_role("button", name="Hold it longer")).to_have_count(0)


def test_without_a_network_a_hold_stays_as_it_is_and_says_so(playing: Page) -> None:
    playing.route("**/preferences", lambda route: route.abort("internetdisconnected"))
    seek(playing, 25)
    playing.keyboard.press("l")
    expect(playing.locator(".player__notice")).to_have_text("No connection just now. This hold stays as it is.")
    assert plays(playing)


def test_a_step_that_is_not_held_says_so(playing: Page) -> None:
    playing.keyboard.press("Space")
    playing.keyboard.press("l")
    expect(playing.locator(CAPTION)).to_have_text("This step cannot be held longer.")


def test_what_a_press_said_stays_though_the_browser_takes_back_a_little_of_the_time(playing: Page) -> None:
    reaches(playing, 0.5)
    playing.keyboard.press("Space")
    playing.keyboard.press("l")
    expect(playing.locator(CAPTION)).to_have_text("This step cannot be held longer.")
    playing.evaluate("document.querySelector('audio').currentTime -= 0.1")
    reaches(playing, 0.3)
    playing.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert playing.locator(CAPTION).inner_text() == "This step cannot be held longer."


def test_next_before_most_of_a_step_was_heard_leaves_it_out(practice: FakePractice, playing: Page) -> None:
    slowly(playing)
    seek(playing, 22.5)
    playing.keyboard.press("ArrowRight")
    assert [(each["kind"], each["step"]) for each in practice.told(1)] == [("skipped", "chest")]


def test_next_after_most_of_a_step_was_heard_does_not(practice: FakePractice, playing: Page) -> None:
    playing.evaluate("document.querySelector('audio').playbackRate = 4")
    seek(playing, 22)
    reaches(playing, 27)
    playing.keyboard.press("ArrowRight")
    playing.keyboard.press("h")
    assert [each["kind"] for each in practice.told(1)] == ["hurt"]


def test_another_pace_goes_on_at_the_same_place_of_the_same_step(practice: FakePractice, playing: Page) -> None:
    slowly(playing)
    seek(playing, 13)
    more(playing)
    with playing.expect_response("**/preferences"):
        playing.get_by_role("radio", name="Unhurried").check()
    expect(playing.get_by_text("Like this from here on.")).to_be_visible()
    press_and_listen(playing, "[data-sheet=more] [data-do=close]")
    expect(playing.locator(STEP)).to_have_text("2 of 3: Knees side to side, right")
    assert 15 <= position(playing) < 16
    assert practice.wishes[0]["pace"] == "unhurried"
    assert float(practice.wishes[0]["position"]) >= 13
    assert "keep" not in practice.wishes[0]


def test_what_is_kept_for_next_time_is_everything_as_it_is_now(practice: FakePractice, playing: Page) -> None:
    more(playing)
    playing.get_by_role("checkbox", name="Chime").uncheck()
    expect(playing.get_by_text("Like this from here on.")).to_be_visible()
    playing.get_by_role("checkbox", name="Keep it like this for next time").check()
    expect(playing.get_by_text("Kept, for now and for next time.")).to_be_visible()
    only, everything = practice.wishes
    assert set(only) == {"chime", "position", "shape"}
    assert (
        everything.items()
        >= {
            "keep": "yes",
            "chime": "no",
            "count_down": "yes",
            "pace": "normal",
            "words": "known",
            "hold_seconds": "",
            "breath_seconds": "10",
            "change_sides_seconds": "8",
            "ready_seconds": "30",
        }.items()
    )
