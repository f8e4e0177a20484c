"""The whole way in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.way import plan_of, rate, sign_up


@pytest.fixture
def bob(visit: Visit) -> Page:
    page = visit(java_script_enabled=False)
    sign_up(page, "Bob")
    return page


def begin(page: Page) -> None:
    rate(page, 6)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("audio")).to_be_visible()


def test_the_sound_has_controls_captions_and_its_words(bob: Page) -> None:
    begin(bob)
    audio = bob.locator("audio[controls]")
    expect(audio.locator("track[kind=captions]")).to_have_count(1)
    captions = bob.request.get(audio.locator("track").get_attribute("src") or "").text()
    assert captions.startswith("WEBVTT")
    sound = bob.request.get(audio.get_attribute("src") or "", headers={"Range": "bytes=0-191"})
    assert sound.status == 206
    assert sound.body()[:2] == b"\xff\xf3"
    expect(bob.locator(".plain__words")).to_contain_text("Rest.")


def test_the_sound_plays(bob: Page) -> None:
    begin(bob)
    audio = bob.locator("audio")
    audio.click(position={"x": 30, "y": 32})
    expect(audio).to_have_js_property("paused", value=False)


def test_from_the_rating_to_the_trends(bob: Page) -> None:
    begin(bob)
    bob.get_by_role("button", name="I have finished").click()
    expect(bob.get_by_role("heading", name="How is your back now?")).to_be_visible()
    rate(bob, 4)
    expect(bob).to_have_url(re.compile("/summary$"))
    bob.goto("/trends")
    bob.get_by_text("The same in figures").click()
    row = bob.get_by_role("row").filter(has_text="Legs-up release")
    expect(row.get_by_role("cell", name="6", exact=True)).to_be_visible()
    expect(row.get_by_role("cell", name="4", exact=True)).to_be_visible()


def test_that_hurts_goes_on_easier_and_the_record_says_where_and_how_much(bob: Page) -> None:
    begin(bob)
    bob.get_by_role("link", name="That hurts").click()
    bob.get_by_role("radio", name="Rest Let it go").check()
    bob.get_by_label("Where, if you like").select_option("Lower back")
    bob.get_by_label("How much").select_option("6")
    bob.get_by_role("button", name="Go on, easier").click()
    expect(bob.locator("audio")).to_be_visible()
    expect(bob.get_by_text("Rest with your feet down.", exact=True)).to_be_visible()
    bob.get_by_role("button", name="I have finished").click()
    rate(bob, 4)
    expect(bob.locator("main")).to_contain_text("lower back, 6")


def test_what_is_chosen_in_the_settings_leads_the_next_session(bob: Page) -> None:
    bob.get_by_role("link", name="Settings").click()
    bob.get_by_label("Time to get into position").select_option("60")
    bob.get_by_role("button", name="Keep these settings").click()
    expect(bob.get_by_label("Time to get into position")).to_have_value("60")
    bob.get_by_role("link", name="Today").click()
    begin(bob)
    first, second = plan_of(bob)["steps"][:2]
    assert second["start"] - first["start"] >= 60


def test_a_session_that_was_left_goes_on_where_it_was(bob: Page) -> None:
    begin(bob)
    bob.get_by_role("link", name="End").click()
    expect(bob.get_by_role("heading", name=re.compile("^You began Legs-up release"))).to_be_visible()
    bob.get_by_role("link", name="Continue").click()
    expect(bob.locator("audio")).to_be_visible()


def test_pain_down_the_leg_leads_to_the_safety_questions(bob: Page) -> None:
    begin(bob)
    bob.get_by_role("link", name="That hurts").click()
    bob.get_by_role("radio").nth(1).check()
    bob.get_by_role("button", name="It goes down my leg").click()
    expect(bob.get_by_role("heading", name="Before you begin")).to_be_visible()
