"""The picture, pressed without looking: back on the left, next on the right, pause in the middle."""

import re

from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from tests.browser.sound import plays

ZONES = ".zones span"
SIZES: list[ViewportSize] = [
    {"width": 390, "height": 844},
    {"width": 375, "height": 667},
    {"width": 844, "height": 390},
    {"width": 195, "height": 422},
    {"width": 1280, "height": 900},
]


def boxes(page: Page, selector: str) -> list[FloatRect]:
    found = (each.bounding_box() for each in page.locator(selector).all())
    return [box for box in found if box]


def press(page: Page, share: float) -> None:
    """A finger somewhere on the picture, at that share of its width."""
    (box,) = boxes(page, ".zones")
    page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 3)


def test_the_picture_is_three_places_to_press_over_its_whole_height(player: Page) -> None:
    for size in SIZES:
        player.set_viewport_size(size)
        (picture,) = boxes(player, ".player__stage")
        for zone in boxes(player, ZONES):
            assert zone["width"] >= 64
            assert zone["height"] == picture["height"] >= 64
        if size["width"] < 640:
            left, _, right = boxes(player, ZONES)
            assert left["x"] == 0
            assert right["x"] + right["width"] == size["width"]


def test_a_finger_on_the_picture_goes_back_rests_goes_on_and_to_the_next_step(playing: Page) -> None:
    step, caption = playing.locator(".player__step"), playing.locator(".player__caption")
    press(playing, 0.9)
    expect(step).to_have_text("1 of 3: Rest")
    press(playing, 0.5)
    expect(caption).to_have_text(re.compile(r"^Paused at 0:0\d\. Take the time you need\.$"))
    assert not plays(playing)
    press(playing, 0.75)
    expect(caption).to_have_text("Now: Knees side to side, right")
    press(playing, 0.1)
    expect(caption).to_have_text("Back to: Rest")
    press(playing, 0.4)
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()


def test_who_does_not_use_a_finger_meets_each_button_once(player: Page) -> None:
    for name in ("Back", "Begin", "Next"):
        expect(player.get_by_role("button", name=name)).to_have_count(1)
    assert player.locator(ZONES).evaluate_all("zones => zones.every((zone) => zone.tabIndex < 0)")
    expect(player.locator(".zones")).to_have_attribute("aria-hidden", "true")
