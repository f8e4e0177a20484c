"""Somebody puts a routine together, hears it in a real voice and rates it."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.chromium import new_page
from tests.browser.house import furnished
from tests.browser.serving import served
from tests.browser.sound import loudness, reaches, seek
from tests.browser.way import begin, plan_of, rate, sign_up
from webapp.narration.clips import ClipCache
from webapp.narration.voices import OFFLINE

SENTENCES = ("Only the left side.", "Take a moment before you move on.", "Find the movement")
SECONDS = 90
"""A loaded machine takes its time to load the model; three sentences themselves take about one second each."""


def compose(page: Page) -> None:
    """By way of the library: find the movement on the left, then knees to chest, then a rest that is moved up."""
    page.goto("/routines")
    page.get_by_role("link", name="Compose your own").click()
    page.get_by_label("What you call it").fill("Slow evening")
    page.locator("summary", has_text="Knee walking").click()
    page.get_by_role("button", name="Add Find the movement").click()
    page.get_by_text("Left only").click()
    page.locator("summary", has_text="Legs-up release").click()
    page.get_by_role("button", name="Add Knees to chest").click()
    page.get_by_role("button", name="Add Rest", exact=True).click()
    expect(page.get_by_role("heading", name="3 Rest")).to_be_attached()
    page.get_by_role("button", name=re.compile("^Up.*Rest$")).click()
    expect(page.get_by_role("heading", name="2 Rest")).to_be_visible()
    expect(page.get_by_label("Left only")).to_be_checked()
    page.get_by_label("Breaths").fill("4")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Slow evening")).to_be_visible()


def test_a_composed_routine_is_heard_and_rated(alice: Page) -> None:
    compose(alice)
    alice.get_by_role("button", name="Begin").click()
    begin(alice, score=4)
    plan = plan_of(alice)
    named = [step["id"] for step in plan["steps"] if step["number"]]
    assert named == ["find-the-movement", "rest", "knees-to-chest"]
    side = next(cue for cue in plan["cues"] if cue["text"] == "Only the left side.")
    seek(alice, side["start"] + 0.1)
    expect(alice.locator(".player__caption")).to_have_text("Only the left side.")
    assert loudness(alice, 1) > 0.02
    out = [cue for cue in plan["cues"] if cue["step"] == "knees-to-chest" and cue["text"].startswith("Out,")]
    assert len(out) == 3, "four breaths were chosen, of which the first is told in full"
    seek(alice, plan["duration"] - 1)
    expect(alice.get_by_role("heading", name="How is your back now?")).to_be_visible()
    rate(alice, 2)
    alice.wait_for_url("**/summary")
    alice.goto("/trends")
    alice.get_by_text("The same in figures").click()
    row = alice.get_by_role("row").filter(has_text="Slow evening")
    expect(row.get_by_role("cell", name="2", exact=True)).to_be_visible()
    alice.goto("/history")
    expect(alice.get_by_text("Slow evening")).to_be_visible()


@pytest.fixture
def hoarse(spoken: Path, tmp_path: Path) -> Flask:
    """A house whose voice has not spoken three of the sentences."""
    audio = tmp_path / "audio"
    shutil.copytree(spoken, audio, copy_function=os.link)
    for sentence in SENTENCES:
        ClipCache(audio).path(OFFLINE, sentence).unlink()
    return furnished(tmp_path, audio)


@pytest.fixture
def bob(hoarse: Flask) -> Iterator[Page]:
    with served(hoarse) as origin, new_page(origin) as (page, watch):
        sign_up(page, "Bob")
        yield page
        assert watch.problems() == []


def test_what_is_missing_is_spoken_within_seconds_by_the_offline_voice(bob: Page) -> None:
    compose(bob)
    not_yet = bob.get_by_text(re.compile("voice is being prepared|No voice has spoken all of this"))
    asked = time.monotonic()
    while not_yet.count() and time.monotonic() - asked < SECONDS:
        bob.wait_for_timeout(500)
        bob.reload()
    expect(not_yet).to_have_count(0)
    bob.get_by_role("button", name="Begin").click()
    begin(bob, score=4)
    side = next(cue for cue in plan_of(bob)["cues"] if cue["text"] == "Only the left side.")
    seek(bob, side["start"] + 0.1)
    reaches(bob, side["start"] + 0.2)
    assert loudness(bob, 0.8) > 0.02
