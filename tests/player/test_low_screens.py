"""However low the screen and however long the words, every button is on it."""

import pytest
from playwright.sync_api import Page

LONG = {
    ".player__step": "10 of 12: Rest again with your feet down, right",
    ".player__caption": "Neither the shoulder nor the back should hurt. You lean straight to the side, not forward.",
    ".player__notice": "No connection just now. Make the movement smaller.",
}
SAY = """
async (words) => {
  for (const [part, text] of Object.entries(words)) document.querySelector(part).textContent = text;
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}
"""
OFF_THE_SCREEN = """
() => [...document.querySelectorAll(".player > :not(dialog) :is(a, button), .player > .player__notice")]
  .filter((each) => each.getBoundingClientRect().bottom > innerHeight || each.getBoundingClientRect().top < 0)
  .map(({ textContent }) => textContent.trim())
"""
COVERED = """
() => {
  const boxes = [".player__notice", ".player__say", ".transport", ".player__ways", ".player__bar"]
    .map((part) => document.querySelector(part));
  const meet = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom && !other.contains(one);
  };
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => meet(one, other)).map((other) =>
    `${one.className} and ${other.className}`));
}
"""


@pytest.mark.parametrize(
    ("width", "height"),
    [(844, 390), (812, 375), (932, 430), (390, 844), (375, 667), (1024, 600), (1280, 720)],
)
def test_a_long_caption_and_a_notice_leave_every_button_on_the_screen(player: Page, width: int, height: int) -> None:
    player.set_viewport_size({"width": width, "height": height})
    player.evaluate(SAY, LONG)
    assert player.evaluate(OFF_THE_SCREEN) == []
    assert player.evaluate(COVERED) == []


def test_words_that_are_too_long_for_a_phone_on_its_side_can_be_scrolled(player: Page) -> None:
    player.set_viewport_size({"width": 844, "height": 390})
    player.evaluate(SAY, {**LONG, ".player__caption": " ".join(4 * [LONG[".player__caption"]])})
    assert player.evaluate(OFF_THE_SCREEN) == []
    assert player.locator(".player__say").evaluate("(words) => words.scrollHeight > words.clientHeight")
