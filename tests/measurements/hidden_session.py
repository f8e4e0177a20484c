"""Ten minutes of a session in a hidden tab, as a loudspeaker gives them: is each sentence heard, and on time?

`python -m tests.measurements.hidden_session [minutes] [routine] [variant]` prints its figures. The page is left alone:
a small script notes what its sound says of itself, and the sound is recorded outside the browser.
"""

import json
import sys
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

from tests.browser.correlation import RATE, Match, Sound, decoded, match
from tests.browser.phone import hide, is_hidden, phone
from tests.browser.sound import reaches, source
from tests.browser.way import plan_of, sign_up
from tests.measurements.house import house
from tests.measurements.loudspeaker import Recording, loudspeaker

AUDIBLE = 0.01
"""The onset of a sentence is its first sample above this share of full scale."""

TICKS = "window.ticks = 0; setInterval(() => { window.ticks += 1; }, 100);"

NOTE = """
window.claims = [];
const pose = () => {
  const shown = document.querySelector(".player__still svg")?.outerHTML;
  const templates = [...document.querySelectorAll("template[data-figure]")];
  return templates.find(({ content }) => content.firstElementChild.outerHTML === shown)?.dataset.figure;
};
const now = () => (performance.timeOrigin + performance.now()) / 1000;
document.addEventListener("timeupdate", ({ target }) => window.claims.push([now(), target.currentTime]), true);
document.addEventListener("visibilitychange", () => requestAnimationFrame(() => {
  const text = (selector) => document.querySelector(selector)?.textContent ?? "";
  window.shown = {
    time: document.querySelector("audio").currentTime,
    step: text(".player__step"),
    caption: text(".player__caption"),
    pose: pose(),
    ring: parseFloat(document.querySelector(".ring__value").getAttribute("stroke-dasharray")) / 383.3,
    title: document.title,
  };
}));
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence of the plan."""

    text: str
    planned: float
    match: Match
    onset: float
    """Seconds from the first sample of the sentence that should be audible to the one that is."""


def claimed_at(claims: Any, wall: float) -> float:
    """The place that the player believed to be at, at a time of the day."""
    walls, places = np.array(claims).T
    index = max(0, int(np.searchsorted(walls, wall)) - 1)
    return float(places[index] + wall - walls[index])


def onset(sound: Sound) -> float:
    """Seconds up to the first audible sample; infinite where there is none."""
    loud = np.abs(sound) > AUDIBLE
    return int(np.argmax(loud)) / RATE if loud.any() else float("inf")


def hear(cue: Any, file: Sound, recording: Recording, zero: float) -> Heard:
    """Look for a sentence in the recording. `zero` is the time of the day at which the track was at its beginning."""
    start, end = round((cue["start"] - 0.1) * RATE), round((cue["end"] + 0.1) * RATE)
    first = round((zero - recording.began) * RATE) + start
    spoken, around = file[start:end], recording.samples
    found = match(spoken, around, claimed=first / RATE)
    lag = Match(found.likeness, -found.lag)
    return Heard(cue["text"], cue["start"], lag, onset(around[first : first + len(spoken)]) - onset(spoken))


def expected(plan: Any, time_on_track: float) -> dict[str, Any]:
    """What ought to be on the page at that time."""
    step = [step for step in plan["steps"] if step["start"] <= time_on_track][-1]
    cues = [cue for cue in plan["cues"] if cue["text"] and step["start"] <= cue["start"] <= time_on_track]
    return {
        "step": step["name"],
        "caption": cues[-1]["text"] if cues else "",
        "ring": round((time_on_track - step["start"]) / (step["end"] - step["start"]), 3),
        "pose": [moment["figure"] for moment in plan["figures"] if moment["at"] <= time_on_track][-1],
    }


def place(page: Page) -> float:
    """Seconds on the track, as the player believes."""
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def ticks(page: Page) -> int:
    return int(page.evaluate("ticks"))


def go(page: Page, origin: str, routine: str, variant: str) -> None:
    sign_up(page, "Alice", origin)
    page.goto(f"{origin}/begin?rating=1&routine={routine}&variant={variant}")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("main.player")).to_be_visible()
    reaches(page, 0.3)


def measure(minutes: float, routine: str, variant: str) -> None:
    seconds = minutes * 60
    with house() as origin, loudspeaker() as speaker, phone("--headless", environment=speaker.environment) as context:
        page, silent = context.pages[0], context.new_page()
        page.add_init_script(TICKS + NOTE)
        silent.evaluate(TICKS)
        page.bring_to_front()
        with speaker.recording() as recording:
            go(page, origin, routine, variant)
            plan = plan_of(page)
            file = decoded(page.request.get(source(page)).body())
            hide(page)
            before = [place(page), ticks(page), ticks(silent)]
            time.sleep(seconds)
            assert is_hidden(page)
            after = [place(page), ticks(page), ticks(silent)]
            page.bring_to_front()
            page.wait_for_timeout(4000)
            claims, shown = page.evaluate("[claims, shown]")
    zero = claims[0][0] - claims[0][1]
    cues = [cue for cue in plan["cues"] if cue["text"] and before[0] < cue["start"] and cue["end"] < after[0]]
    report(
        {
            "hidden seconds": round(after[0] - before[0], 1),
            "ticks of a timer of 0.1 s here": after[1] - before[1],
            "ticks of the same in a hidden tab without sound": after[2] - before[2],
            "shown": shown,
            "expected": expected(plan, shown["time"]),
        },
        [hear(cue, file, recording, zero) for cue in cues],
        [against_the_clock_of_the_page(cue, file, recording, claims) for cue in cues],
    )


def against_the_clock_of_the_page(cue: Any, file: Sound, recording: Recording, claims: Any) -> Match:
    """What sounds while a sentence is said, compared with the file at the time that the player believes in."""
    walls, places = np.array(claims).T
    index = max(0, int(np.searchsorted(places, cue["start"])) - 1)
    wall = walls[index] + cue["start"] - places[index]
    first = round((wall - recording.began) * RATE)
    heard = recording.samples[first : first + round((cue["end"] - cue["start"]) * RATE)]
    return match(heard, file, claimed=claimed_at(claims, wall))


def report(facts: dict[str, Any], heard: list[Heard], claimed: list[Match]) -> None:
    first = heard[0].match.lag
    drifts = [each.match.lag - first for each in heard]
    onsets = [each.onset - heard[0].onset for each in heard]
    late = [each for each in claimed if each.lag > 0.060 or each.likeness <= 0.9]
    facts |= {
        "sentences": len(heard),
        "heard (likeness > 0.9)": sum(each.match.likeness > 0.9 for each in heard),
        "least likeness": round(min(each.match.likeness for each in heard), 4),
        "latency of the first, ms": round(first * 1000, 1),
        "off the plan, ms": [round(min(drifts) * 1000, 1), round(max(drifts) * 1000, 1)],
        "onset off the plan, ms": [round(min(onsets) * 1000, 1), round(max(onsets) * 1000, 1)],
        "on time (within 100 ms)": sum(abs(drift) <= 0.1 for drift in drifts),
        "against the player's own time: least likeness": round(min(each.likeness for each in claimed), 4),
        "against the player's own time: lag, ms": [
            round(min(each.lag for each in claimed) * 1000, 1),
            round(max(each.lag for each in claimed) * 1000, 1),
        ],
        "against the player's own time: outside": len(late),
    }
    print(json.dumps(facts, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    given = sys.argv[1:] + ["10", "deep-seat-release", "full"][len(sys.argv) - 1 :]
    measure(float(given[0]), given[1], given[2])
