"""The lock screen and the headset for real: each action by way of the desktop's own interface for media keys (MPRIS).

`xvfb-run dbus-run-session -- python -m tests.measurements.media_keys` prints what each action did. It needs Chromium
with a window and a session bus (Debian: apt install xvfb dbus playerctl).
"""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.phone import phone
from tests.browser.sound import plays, position, reaches
from tests.browser.way import begin, plan_of, sign_up
from tests.measurements.house import house

PATIENCE_SECONDS = 3.0
LOOK_EVERY_MS = 20
PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Tried:
    """One action, and what ought to be so soon after it."""

    command: tuple[str, ...]
    expected: Callable[[Page], bool]


def press(*command: str) -> str:
    """What the desktop answers."""
    answer = subprocess.run(["playerctl", *command], capture_output=True, text=True, check=False)
    return (answer.stdout + answer.stderr).strip()


def tries(starts: list[float]) -> list[Tried]:
    """The way through the actions; each begins where the one before has led."""

    def at(start: float, *, playing: bool = True) -> Callable[[Page], bool]:
        return lambda page: start <= position(page) < start + 2 and plays(page) is playing

    inside = starts[3] + 7
    return [
        Tried(("next",), at(starts[1])),
        Tried(("next",), at(starts[2])),
        Tried(("previous",), at(starts[1])),
        Tried(("position", f"{inside:.3f}"), at(inside)),
        Tried(("previous",), at(starts[3])),
        Tried(("pause",), at(starts[3], playing=False)),
        Tried(("play",), at(starts[3])),
        Tried(("play-pause",), lambda page: not plays(page)),
        Tried(("play-pause",), plays),
        Tried(("stop",), lambda page: not plays(page)),
    ]


def took(page: Page, tried: Tried) -> float | None:
    """Seconds from the desktop's answer until it was as expected; nothing where it never was."""
    press(*tried.command)
    for look in range(int(PATIENCE_SECONDS * 1000 / LOOK_EVERY_MS)):
        if tried.expected(page):
            return look * LOOK_EVERY_MS / 1000
        page.wait_for_timeout(LOOK_EVERY_MS)
    return None


def shown() -> dict[str, object]:
    """What the lock screen would show."""
    artwork = Path(urlsplit(press("metadata", "mpris:artUrl")).path)
    return {
        "title": press("metadata", "xesam:title"),
        "artist": press("metadata", "xesam:artist"),
        "artwork is a picture": artwork.is_file() and artwork.read_bytes().startswith(PNG),
        "seconds": round(int(press("metadata", "mpris:length")) / 1e6, 1),
        "position": round(float(press("position")), 1),
        "status": press("status"),
    }


def measure() -> None:
    with house() as origin, phone("--start-maximized", environment=os.environ) as context:
        page = context.pages[0]
        sign_up(page, "Alice", origin)
        begin(page)
        reaches(page, 1)
        first = shown()
        starts = [step["start"] for step in plan_of(page)["steps"]]
        done = [(" ".join(tried.command), took(page, tried)) for tried in tries(starts)]
    print(json.dumps({"shown": first, "seconds until done": done}, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    measure()
