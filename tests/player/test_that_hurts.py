"""Easier and "that hurts": the body is heard at once, with and without a network."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sound import plays, position, press_and_listen, seek, slowly
from tests.player.fake_practice import FakePractice

SWAY = ("ArrowRight", "ArrowRight")


def go_to_sway(page: Page) -> None:
    for key in SWAY:
        page.keyboard.press(key)
    expect(page.locator(".player__step")).to_have_text("2 of 3: Knees side to side, right")


def test_easier_goes_on_at_the_start_of_the_same_step_at_once(practice: FakePractice, playing: Page) -> None:
    go_to_sway(playing)
    slowly(playing)
    seek(playing, 13)
    press_and_listen(playing, "[data-do=ease]")
    expect(playing.get_by_role("button", name="Easier form")).to_be_disabled()
    assert 10 <= position(playing) < 11
    expect(playing.locator(".player__caption")).to_have_text("Knees side to side right, smaller.")
    assert [(each["kind"], each["step"]) for each in practice.told(1)] == [("eased", "sway")]


def test_easier_on_the_second_side_goes_on_with_that_side(playing: Page) -> None:
    slowly(playing)
    go_to_sway(playing)
    playing.keyboard.press("ArrowRight")
    playing.get_by_role("button", name="Easier").click()
    expect(playing.get_by_role("button", name="Easier form")).to_be_disabled()
    expect(playing.locator(".player__step")).to_have_text("2 of 3: Knees side to side, left")
    assert 18 <= position(playing) < 19.5


def test_easier_without_a_network_goes_on_says_so_and_arrives_once_it_is_back(
    practice: FakePractice, playing: Page
) -> None:
    go_to_sway(playing)
    playing.route("**/outcomes", lambda route: route.abort("internetdisconnected"))
    playing.get_by_role("button", name="Easier").click()
    expect(playing.get_by_role("status")).to_contain_text("No connection just now.")
    assert plays(playing)
    assert practice.outcomes == []
    playing.unroute("**/outcomes")
    playing.evaluate("window.dispatchEvent(new Event('online'))")
    expect(playing.get_by_role("button", name="Easier form")).to_be_disabled()
    expect(playing.get_by_role("status")).to_have_text("")
    assert [each["kind"] for each in practice.told(1)] == ["eased"]


def test_what_could_not_be_sent_arrives_after_the_page_is_opened_again(practice: FakePractice, playing: Page) -> None:
    playing.route("**/outcomes", lambda route: route.abort("internetdisconnected"))
    playing.get_by_role("button", name="That hurts").click()
    expect(playing.get_by_role("dialog", name="Let it go.")).to_be_visible()
    playing.unroute("**/outcomes")
    with playing.expect_response("**/outcomes"):
        playing.reload()
    assert [each["kind"] for each in practice.told(1)] == ["hurt"]


def test_that_hurts_is_silent_at_once_and_shows_the_way_out(practice: FakePractice, playing: Page) -> None:
    go_to_sway(playing)
    silent = playing.evaluate(
        "() => { document.querySelector('[data-do=hurts]').click(); return document.querySelector('audio').paused; }"
    )
    assert silent
    sheet = playing.get_by_role("dialog", name="Let it go.")
    expect(sheet).to_contain_text("Let go of knees side to side. Rest.")
    expect(sheet.get_by_role("button")).to_have_count(4)
    expect(sheet).to_contain_text("On to: Knees to chest")
    assert [(each["kind"], each["step"]) for each in practice.told(1)] == [("hurt", "sway")]
    assert float(practice.outcomes[0]["position"]) >= 10


def test_where_and_how_much_may_be_said_and_belong_to_what_was_told(practice: FakePractice, playing: Page) -> None:
    playing.keyboard.press("h")
    playing.get_by_role("radio", name="Knee").check()
    playing.get_by_role("radio", name="7").check()
    playing.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    told, added = practice.told(2)
    assert "body_part" not in told
    assert (added["key"], added["body_part"], added["strength"]) == (told["key"], "knee", "7")
    playing.keyboard.press("h")
    expect(playing.get_by_role("radio", checked=True)).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (375, 667), (844, 390)])
def test_the_ways_on_never_scroll_away(playing: Page, width: int, height: int) -> None:
    playing.set_viewport_size({"width": width, "height": height})
    go_to_sway(playing)
    playing.keyboard.press("h")
    playing.get_by_role("radio", name="10").scroll_into_view_if_needed()
    for button in playing.get_by_role("dialog").get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)


def test_without_a_network_from_the_first_sound_on_that_hurts_leads_out_and_is_told_later(
    practice: FakePractice, playing: Page
) -> None:
    playing.context.set_offline(True)
    playing.keyboard.press("h")
    playing.get_by_role("radio", name="Lower back").check()
    playing.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    assert practice.outcomes == []
    playing.context.set_offline(False)
    assert practice.told(2)[1]["body_part"] == "back"


def test_word_of_a_sound_from_before_does_not_take_the_sheet_away(playing: Page) -> None:
    playing.keyboard.press("h")
    playing.evaluate("document.querySelector('audio').dispatchEvent(new Event('playing'))")
    expect(playing.get_by_role("dialog", name="Let it go.")).to_be_visible()
    expect(playing.locator("[data-do=toggle]")).to_have_text("Go on")


def test_the_way_out_is_fetched_before_it_is_needed(page: Page) -> None:
    with page.expect_response("**/way-out/rest.wav"):
        page.goto("/")
        page.get_by_role("button", name="Next").click()


def test_after_that_hurts_it_can_go_on_easier(practice: FakePractice, playing: Page) -> None:
    slowly(playing)
    go_to_sway(playing)
    playing.keyboard.press("h")
    playing.get_by_role("button", name="Go on, easier").click()
    expect(playing.get_by_role("dialog")).to_have_count(0)
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    assert 10 <= position(playing) < 11.5
    assert [each["kind"] for each in practice.told(2)] == ["hurt", "eased"]


def test_after_that_hurts_a_step_can_be_left_out_with_both_its_sides(practice: FakePractice, playing: Page) -> None:
    go_to_sway(playing)
    playing.keyboard.press("h")
    playing.get_by_role("button", name="Leave this step out").click()
    expect(playing.get_by_role("dialog")).to_have_count(0)
    expect(playing.locator(".player__step")).to_have_text("3 of 3: Knees to chest")
    assert plays(playing)
    assert [each["kind"] for each in practice.told(2)] == ["hurt", "skipped"]


def test_a_step_that_everything_rests_on_cannot_be_left_out(playing: Page) -> None:
    playing.keyboard.press("ArrowRight")
    playing.keyboard.press("h")
    expect(playing.get_by_role("button", name="Stop for today")).to_be_visible()
    expect(playing.get_by_role("button", name="Leave this step out")).to_have_count(0)


def test_stopping_for_today_leads_to_the_question(playing: Page) -> None:
    playing.keyboard.press("h")
    playing.get_by_role("button", name="Stop for today").click()
    expect(playing.get_by_role("dialog", name="How is your back now?")).to_be_visible()


def test_pain_down_the_leg_is_told_with_the_same_key_and_leads_to_the_safety_questions(
    practice: FakePractice, playing: Page
) -> None:
    playing.keyboard.press("h")
    playing.get_by_role("button", name="It goes down my leg").click()
    playing.wait_for_url("**/screening")
    told, added = practice.told(2)
    assert added["then"] == "leg"
    assert added["key"] == told["key"]


def test_pain_down_the_leg_without_a_network_stops_here(playing: Page) -> None:
    playing.route("**/outcomes", lambda route: route.abort("internetdisconnected"))
    playing.keyboard.press("h")
    playing.get_by_role("button", name="It goes down my leg").click()
    expect(playing.get_by_role("dialog")).to_contain_text("No connection just now. Stop here for today, and rest.")
