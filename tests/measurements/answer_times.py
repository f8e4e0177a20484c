"""From a press in mid-session to the first sound of the track that it leads to.

`python -m tests.measurements.answer_times [times]` prints the seconds of each try, on networks of two speeds.
"""

import json
import sys
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Page, expect

from tests.browser.chromium import new_page
from tests.browser.sound import reaches, seek
from tests.browser.way import plan_of, sign_up
from tests.measurements.house import house
from tests.measurements.slow_network import limit

INTO_THE_STEP = 5.0
"""Seconds of a step that were heard before something is changed."""

PRESS_AND_LISTEN = """
(buttons) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("No sound came")), 30000);
  const audio = document.querySelector("audio");
  const before = audio.currentSrc;
  const pressed = performance.now();
  audio.addEventListener("playing", () => {
    if (audio.currentSrc !== before) resolve((performance.now() - pressed) / 1000);
  });
  for (const button of buttons) document.querySelector(button).click();
})
"""


def begin(page: Page, can: str) -> None:
    """A session, some seconds into the first step with which that can be done."""
    page.goto("/begin?rating=4&routine=deep-seat-release&variant=standard")
    with page.expect_response("**/sessions"):
        page.get_by_role("button", name="Begin").click()
    expect(page.locator("main.player")).to_be_visible()
    reaches(page, 0.3)
    step = next(step for step in plan_of(page)["steps"] if step[can])
    seek(page, step["start"] + INTO_THE_STEP)
    reaches(page, step["start"] + INTO_THE_STEP + 0.5)


def seconds_to_the_other_track(page: Page, *buttons: str) -> float:
    return float(page.evaluate(PRESS_AND_LISTEN, buttons))


def easier(page: Page) -> float:
    begin(page, "can_ease")
    return seconds_to_the_other_track(page, "[data-do=ease]")


def longer(page: Page) -> float:
    begin(page, "longer")
    return seconds_to_the_other_track(page, "[data-do=longer]")


def another_pace(page: Page) -> float:
    """The sound rests while the sheet is open; it is closed as soon as the pace is chosen."""
    begin(page, "number")
    page.keyboard.press("m")
    return seconds_to_the_other_track(page, "[name=pace][value=unhurried]", "[data-sheet=more] [data-do=close]")


ACTIONS: tuple[Callable[[Page], float], ...] = (easier, longer, another_pace)


def one_try(origin: str, network: str, action: Callable[[Page], float]) -> float:
    """By somebody new: what was made easier once stays easier."""
    with new_page(origin) as (page, _watch):
        sign_up(page, "Alice")
        limit(page, network)
        return round(action(page), 2)


def measure(times: int) -> None:
    with house() as origin:
        for network in ("without a limit", "Slow 4G"):
            for action in ACTIONS:
                seconds = sorted(one_try(origin, network, action) for _ in range(times))
                report = {"network": network, "action": action.__name__, "median": median(seconds), "all": seconds}
                print(json.dumps(report), flush=True)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if sys.argv[1:] else 5)
