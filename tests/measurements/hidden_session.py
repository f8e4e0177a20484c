"""Ten minutes of a session in a hidden tab, as a loudspeaker gives them: is each sentence heard, and on time?

`python -m tests.measurements.hidden_session [minutes] [routine] [variant]` prints its figures. The page is left alone:
a small script notes what its sound says of itself, and the sound is recorded outside the browser.
"""

import json
import sys
import time
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.correlation import decoded
from tests.browser.phone import is_hidden, phone
from tests.browser.sound import position, reaches, source
from tests.browser.way import plan_of, sign_up
from tests.measurements.house import house
from tests.measurements.loudspeaker import loudspeaker
from tests.measurements.sentences import Heard, hear

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
    title: document.title,
    caption: text(".player__caption"),
    pose: pose(),
    ring: parseFloat(document.querySelector(".ring__value").getAttribute("stroke-dasharray")) / 383.3,
  };
}));
"""
"""What the sound says of itself, and what the page shows in the first frame after it was shown again."""

LISTENED_MS = 4000
"""How long it is listened to after it was shown again."""


def go(page: Page, origin: str, routine: str, variant: str) -> None:
    """Alice begins that session in her own tab."""
    page.bring_to_front()
    sign_up(page, "Alice", origin)
    page.goto(f"{origin}/begin?rating=1&routine={routine}&variant={variant}")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("main.player")).to_be_visible()
    reaches(page, 0.3)


def ticks(*pages: Page) -> list[int]:
    return [int(page.evaluate("ticks")) for page in pages]


def measure(minutes: float, routine: str, variant: str) -> None:
    with house() as origin, loudspeaker() as speaker, phone("--headless", environment=speaker.environment) as context:
        page, silent, front = context.pages[0], context.new_page(), context.new_page()
        page.add_init_script(TICKS + NOTE)
        silent.evaluate(TICKS)
        with speaker.recording() as recording:
            go(page, origin, routine, variant)
            front.bring_to_front()
            assert is_hidden(page)
            hidden_at, before = position(page), ticks(page, silent)
            time.sleep(minutes * 60)
            assert is_hidden(page)
            shown_at, after = position(page), ticks(page, silent)
            page.bring_to_front()
            page.wait_for_timeout(LISTENED_MS)
            claims, shown = page.evaluate("[claims, shown]")
        plan, file = plan_of(page), decoded(page.request.get(source(page)).body())
    claims = [(wall, place) for wall, place in claims if place >= hidden_at]
    cues = [cue for cue in plan["cues"] if cue["text"] and hidden_at < cue["start"] < shown_at + 1]
    figures = {
        "seconds hidden, and played meanwhile": [minutes * 60, round(shown_at - hidden_at, 2)],
        "ticks of a timer of 0.1 s here, and in a hidden tab without sound": [
            two - one for one, two in zip(before, after, strict=True)
        ],
        "shown in the first frame": shown,
        "expected then": expected(plan, shown["time"]),
        **summary([hear(cue, file, recording, claims) for cue in cues]),
    }
    print(json.dumps(figures, indent=2, ensure_ascii=False))


def expected(plan: Any, seconds: float) -> dict[str, Any]:
    """What ought to be on the page at that second of the track."""
    step = [step for step in plan["steps"] if step["start"] <= seconds][-1]
    cues = [cue for cue in plan["cues"] if cue["text"] and step["start"] <= cue["start"] <= seconds]
    return {
        "step": step["name"],
        "caption": cues[-1]["text"] if cues else "",
        "pose": [moment["figure"] for moment in plan["figures"] if moment["at"] <= seconds][-1],
        "ring": (seconds - step["start"]) / (step["end"] - step["start"]),
    }


def summary(heard: list[Heard]) -> dict[str, Any]:
    """Times in milliseconds, each the least and the greatest."""
    late = [each.late for each in heard]
    onsets = [each.onset for each in heard]
    lags = [each.claimed.lag for each in heard]
    alike = [each.claimed.likeness for each in heard]
    return {
        "sentences": len(heard),
        "heard (likeness > 0.9)": sum(each.likeness > 0.9 for each in heard),
        "least likeness": round(min(each.likeness for each in heard), 3),
        "late": in_ms(late),
        "onset late": in_ms(onsets),
        "heard within 100 ms of their time": sum(
            each.likeness > 0.9 and abs(each.late) <= 0.1 and abs(each.onset) <= 0.1 for each in heard
        ),
        "against the player's own time: least likeness": round(min(alike), 3),
        "against the player's own time: late": in_ms(lags),
        "against the player's own time: > 0.9 and within 60 ms": sum(
            each.claimed.likeness > 0.9 and abs(each.claimed.lag) <= 0.06 for each in heard
        ),
        "not heard on time": [each.text for each in heard if each.likeness <= 0.9 or abs(each.late) > 0.1],
    }


def in_ms(seconds: list[float]) -> list[float]:
    return [round(1000 * each, 1) for each in (min(seconds), max(seconds))]


if __name__ == "__main__":
    given = sys.argv[1:] + ["10", "deep-seat-release", "full"][len(sys.argv) - 1 :]
    measure(float(given[0]), given[1], given[2])
