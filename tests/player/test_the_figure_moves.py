"""The figure moves with the sound, and so does the breath; where it cannot, or had better not, the stills stay."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sound import has_begun, position, reaches, seek, slowly
from tests.player.conftest import WANTS_A_TAP
from tests.player.fake_practice import FakePractice

MOVING = ".player__stage > svg.figure"
SECONDS_OF_MOVEMENT = f"document.querySelector('{MOVING}')?.getCurrentTime() ?? null"
RADIUS = "Number(document.querySelector('.halo circle').getAttribute('r'))"
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def begin(page: Page) -> None:
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    with page.expect_response("**/halo.js"):
        page.get_by_role("button", name="Begin").click()
    has_begun(page)
    reaches(page, 0.05)


def rest_at(page: Page, seconds: float) -> None:
    """The sound rests there, and the drawing has come."""
    page.evaluate("document.querySelector('audio').pause()")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    seek(page, seconds)


def moved(page: Page) -> float:
    expect(page.locator(MOVING)).to_have_count(1)
    return float(page.evaluate(SECONDS_OF_MOVEMENT))


def radius(page: Page) -> float:
    page.evaluate(FRAMES)
    return float(page.evaluate(RADIUS))


def test_a_seek_shows_the_figure_as_it_is_at_that_moment(page: Page) -> None:
    begin(page)
    # From "rest" to "moving" the drawing is played from its end, since it is drawn from the first name on.
    for seconds, share in ((6.25, 0.75), (6.9, 0.1), (10.45, 0.25), (4.7, 0.5)):
        rest_at(page, seconds)
        assert moved(page) == pytest.approx(share, abs=0.01)


def test_a_figure_that_has_arrived_is_the_still(page: Page) -> None:
    begin(page)
    rest_at(page, 6.5)
    moved(page)
    rest_at(page, 7.5)
    expect(page.locator(MOVING)).to_have_count(0)
    expect(page.get_by_role("img", name="moving")).to_have_css("opacity", "1")


def test_pausing_stops_it_and_going_on_moves_it_on(page: Page) -> None:
    begin(page)
    seek(page, 10.25)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    seek(page, 10.45)
    before = moved(page)
    page.evaluate(FRAMES)
    assert moved(page) == before
    page.get_by_role("button", name="Go on").click()
    reaches(page, 11.3)
    expect(page.locator(MOVING)).to_have_count(0)


def test_while_it_plays_each_frame_shows_the_time_that_is_heard(page: Page) -> None:
    begin(page)
    rest_at(page, 6.05)
    moved(page)
    slowly(page, 0.25)
    misses = page.evaluate(
        f"""() => new Promise((resolve, reject) => {{
          setTimeout(() => reject(new Error("It does not move")), 20000);
          const audio = document.querySelector("audio");
          const misses = [];
          const look = () => {{
            const shown = {SECONDS_OF_MOVEMENT};
            if (shown !== null && !audio.paused) misses.push(Math.abs(1 - (audio.currentTime - 6) - shown));
            if (audio.currentTime > 6.9) resolve(misses);
            else requestAnimationFrame(look);
          }};
          audio.play();
          requestAnimationFrame(look);
        }})"""
    )
    assert len(misses) > 5
    assert sorted(misses)[len(misses) // 2] < 0.06


def test_whoever_cannot_see_hears_which_pose_it_is_on_its_way_to(page: Page) -> None:
    begin(page)
    rest_at(page, 6.5)
    moved(page)
    expect(page.get_by_role("img")).to_have_accessible_name("moving")
    expect(page.locator(MOVING)).to_have_attribute("aria-hidden", "true")


def test_nothing_of_it_is_fetched_before_the_sound_begins_and_then_only_what_comes_next(
    practice: FakePractice, page: Page
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    assert not [url for url in fetched if re.search("movement|moving|halo|drawings", url)]
    with page.expect_response("**/movement/moving--rest.svg"):
        page.get_by_role("button", name="Begin").click()
    assert set(practice.movements) <= {"get-ready--moving", "moving--rest", "moving--sway"}
    rest_at(page, 6.5)
    moved(page)
    assert len(practice.movements) == len(set(practice.movements))


def test_who_wants_less_motion_sees_the_poses_and_a_quiet_word(practice: FakePractice, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    begin(page)
    rest_at(page, 6.5)
    expect(page.get_by_role("img", name="moving")).to_have_css("opacity", "1")
    expect(page.locator(MOVING)).to_have_count(0)
    assert practice.movements == []
    for seconds, word in ((23, "in"), (26, "out"), (21, "")):
        rest_at(page, seconds)
        expect(page.locator(".player__breath")).to_have_text(word)
        expect(page.locator(".halo circle")).to_have_attribute("opacity", "0")


def test_without_a_network_the_still_stays_and_the_next_time_it_is_asked_for_again(page: Page) -> None:
    page.route("**/movement/*", lambda route: route.abort("internetdisconnected"))
    begin(page)
    rest_at(page, 6.5)
    expect(page.get_by_role("img", name="moving")).to_have_css("opacity", "1")
    expect(page.locator(MOVING)).to_have_count(0)
    page.unroute("**/movement/*")
    rest_at(page, 4.7)
    assert moved(page) == pytest.approx(0.5, abs=0.01)


def test_without_the_module_that_moves_it_the_session_goes_on(page: Page) -> None:
    page.route("**/moving.js", lambda route: route.abort("internetdisconnected"))
    page.add_init_script(WANTS_A_TAP)
    page.goto("/")
    page.get_by_role("button", name="Begin").click()
    reaches(page, 2.3)
    expect(page.get_by_role("img", name="moving")).to_be_visible()
    assert position(page) >= 2.3


def test_the_breath_swells_in_and_sinks_out_by_the_clock_of_the_sound(page: Page) -> None:
    begin(page)
    seen = []
    for seconds in (22, 23, 24.9, 26.5, 27.95):
        rest_at(page, seconds)
        seen.append(radius(page))
    empty, swelling, full, sinking, out = seen
    assert empty < swelling < full
    assert out < sinking < full
    assert out == pytest.approx(empty, abs=0.1)


def test_easier_goes_on_moving_by_the_plan_as_it_is_then(page: Page) -> None:
    begin(page)
    seek(page, 13)
    page.get_by_role("button", name="Easier").click()
    expect(page.get_by_role("button", name="Easier form")).to_be_disabled()
    rest_at(page, 18.45)
    assert moved(page) == pytest.approx(0.25, abs=0.01)
