"""The way of a person, with a real voice: from signing up to the two numbers in the trends."""

import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.sound import TELL_OF_SOUND, loudness, plays, position, press_and_listen, reaches, seek, slowly, tap
from tests.browser.way import begin, plan_of, rate


def test_two_activations_lead_from_today_to_sound(alice: Page) -> None:
    alice.add_init_script(TELL_OF_SOUND)
    rate(alice, 6)
    with alice.expect_console_message(lambda message: message.text == "It sounds"):
        tap(alice, alice.get_by_role("button", name="Begin"))
    expect(alice).to_have_url(re.compile("/sessions/"))


def test_the_voice_is_heard_while_its_words_are_on_the_page(alice: Page) -> None:
    begin(alice)
    cue = next(cue for cue in plan_of(alice)["cues"] if cue["end"] - cue["start"] > 2)
    slowly(alice)
    seek(alice, cue["start"] + 0.1)
    expect(alice.locator(".player__caption")).to_have_text(cue["text"])
    slowly(alice, 1)
    assert loudness(alice, 1) > 0.02


def test_between_two_sentences_it_is_quiet(alice: Page) -> None:
    begin(alice)
    cues = plan_of(alice)["cues"]
    silence = next(one["end"] for one, two in pairwise(cues) if two["start"] > one["end"] + 2) + 0.4
    seek(alice, silence)
    assert loudness(alice, 0.8) < 0.001


def test_next_and_back_go_to_the_true_starts_of_steps(alice: Page) -> None:
    begin(alice)
    starts = [step["start"] for step in plan_of(alice)["steps"]]
    slowly(alice)
    for start in starts[1:4]:
        alice.get_by_role("button", name="Next").click()
        reaches(alice, start)
        assert start <= position(alice) < start + 1
    seek(alice, starts[3] + 0.5)
    alice.get_by_role("button", name="Back").click()
    reaches(alice, starts[2])
    assert starts[2] <= position(alice) < starts[2] + 1


def test_easier_goes_on_at_once_in_the_same_step(alice: Page) -> None:
    begin(alice, score=4)
    before = plan_of(alice)
    step = next(step for step in before["steps"] if step["can_ease"])
    slowly(alice)
    seek(alice, step["start"] + 5)
    press_and_listen(alice, "[data-do=ease]")
    after = plan_of(alice)
    eased = next(each for each in after["steps"] if each["id"] == step["id"])
    assert eased["easier"]
    assert eased["start"] == step["start"]
    assert step["start"] <= position(alice) < step["start"] + 1.5
    slowly(alice, 1)
    spoken = next(cue for cue in after["cues"] if cue["start"] >= step["start"] and cue["text"])
    reaches(alice, spoken["start"] + 0.05)
    expect(alice.locator(".player__caption")).to_have_text(spoken["text"])
    assert loudness(alice, 0.5) > 0.02


def test_that_hurts_is_silent_at_once_and_the_way_out_is_heard(alice: Page) -> None:
    alice.add_init_script(
        """
        window.sounds = [];
        const play = HTMLMediaElement.prototype.play;
        HTMLMediaElement.prototype.play = function () { sounds.push(this); return play.call(this); };
        """
    )
    begin(alice, score=4)
    step = next(step for step in plan_of(alice)["steps"] if step["can_ease"])
    seek(alice, step["start"] + 1)
    assert alice.evaluate(
        "() => { document.querySelector('[data-do=hurts]').click(); return document.querySelector('audio').paused; }"
    )
    sheet = alice.get_by_role("dialog", name="Let it go.")
    expect(sheet).to_contain_text(step["way_out"][-1])
    alice.evaluate("window.sounds.at(-1).className = 'voice'; document.body.append(window.sounds.at(-1))")
    assert step["way_out_audio"] in alice.evaluate("document.querySelector('audio.voice').src")
    assert loudness(alice, 1, "audio.voice") > 0.02
    assert not plays(alice)
    sheet.get_by_role("button", name="Go on, easier").click()
    expect(alice.get_by_role("dialog")).to_have_count(0)
    expect(alice.get_by_role("button", name="Easier form")).to_be_disabled()
    reaches(alice, position(alice) + 0.2)


def test_pain_down_the_leg_leads_to_the_safety_questions(alice: Page) -> None:
    begin(alice)
    reaches(alice, 1)
    alice.keyboard.press("h")
    alice.get_by_role("button", name="It goes down my leg").click()
    expect(alice.get_by_role("heading", name="Before you begin")).to_be_visible()
    expect(alice.get_by_text("You said that it goes down your leg or feels numb")).to_be_visible()


def test_a_session_left_half_way_goes_on_where_it_was(alice: Page) -> None:
    begin(alice)
    for _ in range(3):
        alice.keyboard.press("ArrowRight")
    step = alice.locator(".player__step").inner_text()
    reaches(alice, position(alice) + 2)
    alice.get_by_role("link", name="End").click()
    expect(alice.get_by_role("heading", name="How is your back now?")).to_be_visible()
    left_at = position(alice)
    alice.goto("/")
    alice.get_by_role("link", name="Continue").click()
    expect(alice.locator(".player__step")).to_have_text(step)
    expect(alice.get_by_role("button", name=re.compile("Pause|Go on"))).to_be_visible()
    assert -0.5 < position(alice) - left_at < 5


def test_the_end_of_the_track_asks_and_both_numbers_stand_in_the_trends(alice: Page) -> None:
    begin(alice, score=6)
    seek(alice, plan_of(alice)["duration"] - 1)
    expect(alice.get_by_role("heading", name="How is your back now?")).to_be_visible()
    rate(alice, 3)
    alice.wait_for_url("**/summary")
    alice.goto("/trends")
    chart = alice.locator("svg.chart__svg").locator("visible=true").first
    expect(chart).to_have_accessible_name(re.compile("^One session: 6 to 3"))
    expect(chart.locator(".c-before")).to_have_count(1)
    expect(chart.locator(".c-after")).to_have_count(1)
    alice.get_by_text("The same in figures").click()
    row = alice.get_by_role("row").filter(has_text="Legs-up release")
    expect(row.get_by_role("cell", name="6", exact=True)).to_be_visible()
    expect(row.get_by_role("cell", name="3", exact=True)).to_be_visible()
