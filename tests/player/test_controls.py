"""Keys, the sheet with the rest, and two taps to sound."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import new_page
from tests.browser.sound import TELL_OF_SOUND, plays, position, reaches, slowly, tap
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice


def test_every_key_does_what_its_button_does(practice: FakePractice, player: Page) -> None:
    player.keyboard.press("Space")
    expect(player.get_by_role("button", name="Pause")).to_be_visible()
    reaches(player, 0.1)
    player.keyboard.press("Space")
    expect(player.get_by_role("button", name="Go on")).to_be_visible()
    player.keyboard.press("ArrowRight")
    player.keyboard.press("ArrowRight")
    expect(player.locator(".player__step")).to_have_text("2 of 3: Knees side to side, right")
    player.keyboard.press("ArrowLeft")
    expect(player.locator(".player__step")).to_have_text("1 of 3: Rest")
    player.keyboard.press("ArrowRight")
    player.keyboard.press("e")
    expect(player.get_by_role("button", name="Easier form")).to_be_disabled()
    player.keyboard.press("s")
    expect(player.locator(".player__step")).to_have_text("3 of 3: Knees to chest")
    player.keyboard.press("l")
    expect(player.get_by_text("This hold lasts 45 seconds now.").first).to_be_visible()
    player.keyboard.press("r")
    expect(player.locator(".player__caption")).to_have_text("Again: Knees to chest")
    for key, sheet in (("?", "Keys"), ("m", "More"), ("h", "Let it go.")):
        player.keyboard.press(key)
        expect(player.get_by_role("dialog", name=sheet)).to_be_visible()
        player.keyboard.press("Escape")
        expect(player.get_by_role("dialog")).to_have_count(0)
    assert [each["kind"] for each in practice.told(3)] == ["eased", "skipped", "hurt"]


def test_easier_pressed_twice_is_written_down_once(practice: FakePractice, playing: Page) -> None:
    playing.keyboard.press("ArrowRight")
    playing.keyboard.press("ArrowRight")
    playing.keyboard.press("e")
    playing.keyboard.press("e")
    practice.told(1)
    playing.keyboard.press("h")
    expect(playing.get_by_role("dialog", name="Let it go.")).to_be_visible()
    assert [each["kind"] for each in practice.told(2)] == ["eased", "hurt"]


def test_of_two_pages_the_one_that_began_last_is_heard(playing: Page) -> None:
    other = playing.context.new_page()
    other.add_init_script(WANTS_A_TAP)
    other.goto(playing.url)
    other.get_by_role("button", name="Begin").click()
    expect(playing.get_by_role("button", name="Go on")).to_be_visible()
    assert not plays(playing)
    assert plays(other)


def test_a_browser_that_keeps_nothing_plays_with_captions(player: Page) -> None:
    player.add_init_script("Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };")
    player.reload()
    player.get_by_role("button", name="Begin").click()
    reaches(player, 0.1)
    expect(player.locator(".player__caption")).not_to_be_empty()


def test_space_on_a_button_presses_that_button_alone(playing: Page) -> None:
    playing.get_by_role("button", name="Next").focus()
    playing.keyboard.press("Space")
    expect(playing.locator(".player__step")).to_have_text("1 of 3: Rest")
    assert plays(playing)


def test_keys_are_left_alone_where_something_is_chosen_or_typed(playing: Page) -> None:
    playing.keyboard.press("m")
    playing.get_by_label("Length of stretches").focus()
    playing.keyboard.press("h")
    expect(playing.get_by_role("dialog", name="More")).to_be_visible()


def test_the_list_of_keys_is_behind_a_button_too(playing: Page) -> None:
    playing.get_by_role("button", name="More").click()
    playing.get_by_role("button", name="Keys").click()
    expect(playing.get_by_role("dialog", name="Keys")).to_contain_text("Leave this step out")
    assert not plays(playing)
    playing.keyboard.press("Escape")
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()


def test_keys_with_another_key_held_are_left_to_the_browser(playing: Page) -> None:
    playing.keyboard.press("Control+e")
    playing.keyboard.press("Alt+ArrowRight")
    expect(playing.locator(".player__step")).to_have_text("Get ready")


def test_more_rests_and_going_on_plays_again(playing: Page) -> None:
    playing.get_by_role("button", name="More").click()
    assert not plays(playing)
    playing.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(playing.get_by_role("dialog")).to_have_count(0)
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()


def test_a_step_can_be_put_back_to_its_start(playing: Page) -> None:
    reaches(playing, 2.2)
    slowly(playing)
    playing.get_by_role("button", name="More").click()
    playing.get_by_role("button", name="Repeat this step").click()
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    assert position(playing) < 1.5


def test_captions_can_be_switched_off_and_stay_off(playing: Page) -> None:
    playing.get_by_role("button", name="More").click()
    playing.get_by_role("checkbox", name="Captions").uncheck()
    playing.keyboard.press("Escape")
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    expect(playing.locator(".player__caption")).to_have_text("")
    playing.reload()
    playing.get_by_role("button", name="Begin").click()
    reaches(playing, 0.5)
    expect(playing.locator(".player__caption")).to_have_text("")


def test_begin_sounds_with_one_tap_where_a_page_that_is_gone_to_may_not(practice: FakePractice, origin: str) -> None:
    """As on an iPhone: each sound has to be allowed by a tap on the very page."""
    with new_page(origin, "--autoplay-policy=user-gesture-required") as (page, watch):
        page.add_init_script(TELL_OF_SOUND)
        page.goto("/begin")
        with page.expect_console_message(lambda message: message.text == "It sounds"):
            tap(page, page.get_by_role("button", name="Begin"))
        assert urlsplit(page.url).path == "/"
        assert practice.begun == 1
        page.go_back()
        expect(page.get_by_role("button", name="Begin")).to_be_visible()
        assert watch.problems() == []


def test_begin_sends_its_form_as_without_script_where_no_player_comes(practice: FakePractice, page: Page) -> None:
    page.route("**/sessions", lambda route: answer_a_fetch(route, "<!doctype html><p>Please look again.</p>"))
    page.goto("/begin")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("main.player")).to_be_visible()
    assert practice.begun == 1


def answer_a_fetch(route: Route, body: str) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(body=body, content_type="text/html")
    else:
        route.continue_()
