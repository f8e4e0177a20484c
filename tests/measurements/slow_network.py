"""From the tap on Begin to the first sound and to the first word, as a loudspeaker gives them, on a slow network.

`python -m tests.measurements.slow_network [times]` prints its figures: for each network and each way to begin, the
seconds of each try. Cold is a browser that has never been here; warm is its second session.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any

import numpy as np
from playwright.sync_api import BrowserContext, Cookie, Page, expect

from tests.browser.chromium import new_page
from tests.browser.correlation import RATE, Sound, decoded, match
from tests.browser.phone import phone
from tests.browser.sound import reaches, source, tap
from tests.browser.way import plan_of, sign_up
from tests.measurements.house import house
from tests.measurements.loudspeaker import Loudspeaker, Recording, loudspeaker

NETWORKS = {
    "without a limit": None,
    "Fast 4G": {"latency": 165, "downloadThroughput": 1_012_500, "uploadThroughput": 168_750},
    "Slow 4G": {"latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375},
}
"""As Chromium's developer tools have them: milliseconds a request, bytes a second."""

OPEN_MS = 3000
"""How long the page before the session has been there, since it was loaded, when it is tapped."""
AUDIBLE = 0.005
ALIKE = 0.6
SEARCHED_SECONDS = 15.0
WORD_SECONDS = 0.6
"""As much of the first sentence is looked for."""

NOTE_TAPS = """
addEventListener("click", ({ timeStamp }) => {
  sessionStorage.setItem("tapped", String((performance.timeOrigin + timeStamp) / 1000));
}, true);
"""
WAYS = {
    "Begin": ("/begin?rating=4", "Begin"),
    "two minutes in bed": ("/begin?routine=two-minutes-in-bed&flare=yes", "9"),
}
"""The page before the session, and the button on it that begins."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Seconds from the tap."""

    sound: float
    word: float
    """Infinite where the sound stood still in the middle of it."""


def limit(page: Page, network: str) -> None:
    conditions = NETWORKS[network]
    if conditions is not None:
        session = page.context.new_cdp_session(page)
        session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})


def begin(page: Page, address: str, button: str, speaker: Loudspeaker) -> Begun:
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(OPEN_MS)
    pressed = page.get_by_role("button", name=button, exact=True)
    pressed.scroll_into_view_if_needed()
    with speaker.recording() as recording:
        tap(page, pressed)
        expect(page.locator("main.player")).to_be_visible(timeout=120_000)
        plan = plan_of(page)
        first = next(cue for cue in plan["cues"] if cue["text"])
        reaches(page, first["end"])
        page.wait_for_timeout(500)
        tapped = float(page.evaluate("sessionStorage.getItem('tapped')"))
        file = decoded(page.request.get(source(page)).body())
    return begun(recording, file, first, tapped)


def begun(recording: Recording, file: Sound, first: Any, tapped: float) -> Begun:
    samples, zero = recording.samples, tapped - recording.began
    loud = np.flatnonzero(np.abs(samples[max(0, round(zero * RATE)) :]) > AUDIBLE)
    spoken = file[round(first["start"] * RATE) :][: round(WORD_SECONDS * RATE)]
    found = match(spoken, samples, claimed=zero, searched=SEARCHED_SECONDS)
    return Begun(sound=float(loud[0]) / RATE, word=-found.lag if found.likeness > ALIKE else inf)


def tries(origin: str, cookies: list[Cookie], network: str, way: str, speaker: Loudspeaker) -> list[Begun]:
    """The first session of a browser that has never been here, and its second."""
    address, button = WAYS[way]
    with phone("--headless", environment=speaker.environment) as context:
        return [begin_anew(context, cookies, network, (origin + address, button), speaker) for _ in range(2)]


def begin_anew(
    context: BrowserContext, cookies: list[Cookie], network: str, way: tuple[str, str], speaker: Loudspeaker
) -> Begun:
    page = _page(context, cookies, network)
    try:
        return begin(page, *way, speaker)
    finally:
        page.close()


def _page(context: BrowserContext, cookies: list[Cookie], network: str) -> Page:
    context.add_cookies([{key: cookie[key] for key in ("name", "value", "domain", "path")} for cookie in cookies])  # type: ignore[misc]
    page = context.new_page()
    page.bring_to_front()
    page.add_init_script(NOTE_TAPS)
    limit(page, network)
    return page


def measure(times: int) -> None:
    with house() as origin, loudspeaker() as speaker:
        with new_page(origin) as (page, _watch):
            sign_up(page, "Alice")
            cookies = page.context.cookies()
        for network in NETWORKS:
            for way in WAYS:
                done = [tries(origin, cookies, network, way, speaker) for _ in range(times)]
                for cache, each in zip(("cold", "warm"), zip(*done, strict=True), strict=True):
                    report({"network": network, "way": way, "cache": cache}, each)


def report(what: dict[str, Any], each: Sequence[Begun]) -> None:
    sounds = sorted(round(begun.sound, 2) for begun in each)
    words = sorted(round(begun.word, 2) for begun in each)
    medians = {"median to sound": median(sounds), "median to word": median(words)}
    print(json.dumps({**what, **medians, "sounds": sounds, "words": words}), flush=True)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if sys.argv[1:] else 5)
