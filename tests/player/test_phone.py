"""The lock screen, the headset, the screen that stays awake, and a sound that broke off."""

from playwright.sync_api import Page, Route, expect

from tests.browser.sound import WATCH_HANDLERS, has_begun, plays, position, reaches, seek, slowly, source
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice

WATCH_POSITION = """
window.positions = [];
MediaSession.prototype.setPositionState = (state) => window.positions.push(state);
"""
WATCH_LOCK = """
window.locks = [];
navigator.wakeLock.request = async () => {
  const lock = { released: false, release: async () => { lock.released = true; } };
  window.locks.push(lock);
  return lock;
};
"""
HIDE = """
(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
"""


TELL_OF_WHOLE = """
const make = URL.createObjectURL;
URL.createObjectURL = (sound) => {
  Promise.resolve().then(() => console.log("It has come whole"));
  return make(sound);
};
"""


def keep_from_coming_whole(route: Route) -> None:
    if route.request.resource_type == "fetch":
        route.abort("internetdisconnected")
    else:
        route.continue_()


def begin(page: Page) -> None:
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    has_begun(page)
    reaches(page, 0.1)


def test_the_lock_screen_shows_the_step_and_the_figure(playing: Page) -> None:
    playing.keyboard.press("ArrowRight")
    expect(playing.locator(".player__step")).to_have_text("1 of 3: Rest")
    title, artist, picture, size = playing.evaluate(
        """() => {
          const { title, artist, album, artwork } = navigator.mediaSession.metadata;
          return [title, `${artist} · ${album}`, artwork[0].src, artwork[0].sizes];
        }"""
    )
    assert title == "1 of 3: Rest"
    assert artist == "Legs-up release, gentle · Ebb"
    assert picture.endswith("/artwork/rest.png")
    assert size == "512x512"
    assert playing.evaluate("navigator.mediaSession.playbackState") == "playing"


def test_each_action_of_the_lock_screen_and_the_headset_works(page: Page) -> None:
    page.add_init_script(WATCH_HANDLERS)
    begin(page)
    step = page.locator(".player__step")
    page.evaluate("handlers.nexttrack()")
    expect(step).to_have_text("1 of 3: Rest")
    page.evaluate("handlers.previoustrack()")
    expect(step).to_have_text("Get ready")
    page.evaluate("handlers.seekto({ seekTime: 11 })")
    expect(step).to_have_text("2 of 3: Knees side to side, right")
    page.evaluate("handlers.pause()")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    assert page.evaluate("navigator.mediaSession.playbackState") == "paused"
    page.evaluate("handlers.play()")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.evaluate("handlers.stop()")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.evaluate("handlers.seekforward({})")
    reaches(page, 21)
    expect(step).to_have_text("2 of 3: Knees side to side, left")
    page.evaluate("handlers.seekbackward({ seekOffset: 8 })")
    reaches(page, 13)
    expect(step).to_have_text("2 of 3: Knees side to side, right")


def test_where_it_has_either_the_buttons_for_steps_or_for_seconds_a_phone_has_those_for_steps(page: Page) -> None:
    page.add_init_script(WATCH_HANDLERS)
    page.add_init_script("Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' })")
    begin(page)
    assert page.evaluate("[handlers.seekbackward, handlers.seekforward]") == [None, None]
    page.evaluate("handlers.nexttrack()")
    expect(page.locator(".player__step")).to_have_text("1 of 3: Rest")


def test_the_lock_screen_knows_where_the_sound_is(page: Page) -> None:
    page.add_init_script(WATCH_POSITION)
    begin(page)
    slowly(page, 0.25)
    seek(page, 12)
    expect(page.locator(".player__step")).to_have_text("2 of 3: Knees side to side, right")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    told = page.evaluate("positions.at(-1)")
    assert told["duration"] == 40
    assert told["playbackRate"] == 0.25
    assert 12 <= told["position"] < 14


def test_play_on_the_lock_screen_mends_a_sound_that_broke_off(page: Page) -> None:
    page.add_init_script(WATCH_HANDLERS)
    page.route("**/track.wav*", keep_from_coming_whole)
    begin(page)
    seek(page, 13)
    page.evaluate("document.querySelector('audio').dispatchEvent(new Event('error'))")
    expect(page.get_by_role("dialog", name="The sound stopped at step 2.")).to_be_visible()
    page.evaluate("handlers.play()")
    expect(page.get_by_role("dialog")).to_have_count(0)
    reaches(page, 3)
    assert plays(page)


def test_the_handlers_are_set_again_each_time_the_sound_starts(page: Page) -> None:
    page.add_init_script(WATCH_HANDLERS)
    begin(page)
    page.keyboard.press("Space")
    page.evaluate("window.handlers = {}")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    reaches(page, position(page) + 0.3)
    assert page.evaluate("typeof handlers.nexttrack") == "function"


def test_the_screen_stays_awake_while_it_is_seen_and_sounds(page: Page) -> None:
    page.add_init_script(WATCH_LOCK)
    begin(page)
    assert page.evaluate("locks.map((lock) => lock.released)") == [False]
    page.evaluate(HIDE, True)
    page.evaluate(HIDE, False)
    assert page.evaluate("locks.map((lock) => lock.released)") == [True, False]
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    assert page.evaluate("locks.map((lock) => lock.released)") == [True, True]


def test_a_phone_that_stopped_the_sound_offers_one_large_button(page: Page) -> None:
    begin(page)
    page.evaluate("document.querySelector('audio').currentTime = 13")
    reaches(page, 13)
    page.evaluate(HIDE, True)
    page.evaluate("document.querySelector('audio').pause()")
    expect(page.get_by_text("Take the time you need.")).to_be_attached()
    page.evaluate(HIDE, False)
    sheet = page.get_by_role("dialog", name="The phone fell asleep at step 2.")
    expect(sheet).to_be_visible()
    slowly(page)
    sheet.get_by_role("button", name="Continue").click()
    expect(sheet).to_be_hidden()
    reaches(page, 3)
    assert position(page) < 6


def test_pausing_from_the_lock_screen_is_not_a_phone_that_fell_asleep(page: Page) -> None:
    page.add_init_script(WATCH_HANDLERS)
    begin(page)
    page.evaluate(HIDE, True)
    page.evaluate("handlers.pause()")
    page.evaluate(HIDE, False)
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_sound_that_has_come_whole_goes_on_in_its_place_when_the_network_goes_away(page: Page) -> None:
    page.add_init_script(TELL_OF_WHOLE)
    with page.expect_console_message(lambda message: message.text == "It has come whole"):
        begin(page)
    slowly(page, 0.5)
    seek(page, 13)
    page.route("**/track.wav*", lambda route: route.abort("internetdisconnected"))
    page.evaluate("document.querySelector('audio').load()")
    assert reaches(page, 13.5) < 16
    assert plays(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_sound_that_broke_off_goes_on_by_itself_when_there_is_a_network_again(page: Page) -> None:
    page.route("**/track.wav*", lambda route: route.abort("internetdisconnected"))
    page.goto("/")
    expect(page.get_by_role("dialog", name="The sound stopped at the start.")).to_be_visible()
    page.unroute("**/track.wav*")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("dialog")).to_have_count(0)
    reaches(page, 0.5)


def test_a_sound_whose_address_has_gone_comes_from_the_one_that_the_session_has_now(
    practice: FakePractice, page: Page
) -> None:
    page.route("**/track.wav*", keep_from_coming_whole)
    begin(page)
    before = source(page)
    practice.wished.eased = True
    page.route(before, lambda route: route.abort("internetdisconnected"))
    with page.expect_response("**/sessions/*/plan.json"):
        page.evaluate("document.querySelector('audio').load()")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    reaches(page, 0.3)
    assert source(page) != before
    assert plays(page)


def test_a_sound_that_does_not_come_can_be_asked_for_again(page: Page) -> None:
    page.route("**/track.wav*", lambda route: route.abort("internetdisconnected"))
    page.goto("/")
    expect(page.get_by_role("dialog", name="The sound stopped at the start.")).to_be_visible()
    page.unroute("**/track.wav*")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    reaches(page, 0.5)
    assert plays(page)
