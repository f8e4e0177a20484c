"""The figure moves in time with a real voice."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sound import position, reaches, seek, slowly
from tests.browser.way import begin, plan_of

MOVING = ".player__stage > svg.figure"
MOVED = f"document.querySelector('{MOVING}').getCurrentTime()"
FRAMES = f"""
() => {{
  const [still, moving] = [".player__still svg", "{MOVING}"].map((which) => document.querySelector(which));
  return [still, moving].map((svg) => JSON.stringify(svg.getBoundingClientRect()));
}}
"""

SWAYS = {"sway-left-small", "sway-right-small"}
DISPLAY = "element => getComputedStyle(element).display"


def movements(plan: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The moments that are drawn as a movement, each with the one before."""
    figures = plan["figures"]
    return [(one, two) for one, two in pairwise(figures) if two["movement"]]


def test_at_three_times_the_figure_is_where_the_plan_says(alice: Page) -> None:
    begin(alice, score=2)
    reaches(alice, 0.3)
    alice.keyboard.press("Space")
    expect(alice.get_by_role("button", name="Go on")).to_be_visible()
    found = movements(plan_of(alice))
    for (before, moment), share in zip((found[0], found[len(found) // 2], found[-1]), (0.2, 0.5, 0.85), strict=True):
        at, until = moment["at"], moment["until"]
        seek(alice, round(at + share * (until - at), 3))
        expect(alice.locator(MOVING)).to_have_count(1)
        forwards = (position(alice) - at) / (until - at)
        shown = forwards if before["figure"] < moment["figure"] else 1 - forwards
        assert alice.evaluate(MOVED) == pytest.approx(shown, abs=0.01)
        still, moving = alice.evaluate(FRAMES)
        assert still == moving


def test_while_the_voice_leads_the_figure_moves_on_by_itself(alice: Page) -> None:
    begin(alice, score=2)
    reaches(alice, 0.3)
    before, moment = max(movements(plan_of(alice)), key=lambda pair: pair[1]["until"] - pair[1]["at"])
    slowly(alice, 0.25)
    seek(alice, round(moment["at"], 3) + 0.01)
    expect(alice.locator(MOVING)).to_have_count(1)
    first = alice.evaluate(MOVED)
    reaches(alice, position(alice) + 0.5)
    forwards = before["figure"] < moment["figure"]
    assert (alice.evaluate(MOVED) > first) == forwards


def test_the_arrow_points_where_the_voice_says_from_the_beginning(alice: Page) -> None:
    """Both ways between the same two poses are one drawing, with an arrow for each."""
    begin(alice, score=8)
    reaches(alice, 0.3)
    alice.keyboard.press("Space")
    swaying = [moment for before, moment in movements(plan_of(alice)) if {before["figure"], moment["figure"]} == SWAYS]
    shown = {}
    for moment in swaying[:2]:
        seek(alice, round(moment["at"] + 0.2, 3))
        expect(alice.locator(MOVING)).to_have_count(1)
        displays = [alice.locator(f"{MOVING} .{way}").evaluate(DISPLAY) for way in ("towards-start", "towards-end")]
        shown[moment["figure"]] = displays
    assert shown == {"sway-left-small": ["inline", "none"], "sway-right-small": ["none", "inline"]}
