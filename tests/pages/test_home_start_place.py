from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.client import Client, location
from tests.page import Page, text_of
from tests.pages.practising import screened
from webapp.pages.sessions import start_place as place_room

SHORT_IN_BED, SHORT_ON_CHAIR, LEGS_UP = "two-minutes-in-bed", "two-minutes-on-a-chair", "legs-up-release"


def choices(page: Page) -> dict[str, bool]:
    row = page.find('.//form[@action="/begin/place"]').iter("button")
    return {text_of(button): button.get("aria-pressed") == "true" for button in row}


def say(client: Client, label: str, rating: int = 8) -> Page:
    """Press one of the places."""
    page = client.get(f"/begin?rating={rating}")
    button = next(one for one in page.findall('.//button[@name="place"]') if text_of(one) == label)
    return client.follow(client.submit(page, {"place": button.attrib["value"]}, action="/begin/place"))


def offered(page: Page) -> str:
    return page.fields("/sessions")["routine"]


def test_four_places_are_asked_for_and_none_is_chosen(alice: Client) -> None:
    page = screened(alice).get("/begin?rating=8")

    assert choices(page) == {"In bed": False, "On a chair": False, "On the floor": False, "Standing": False}
    assert choices(alice.get("/begin")) == choices(page)


@pytest.mark.parametrize("rating", [0, 4, 8])
def test_on_a_chair_only_what_begins_there_is_offered(alice: Client, rating: int) -> None:
    page = say(screened(alice), "On a chair", rating)

    assert offered(page) == SHORT_ON_CHAIR
    assert choices(page)["On a chair"]
    assert "You can start on a chair, so it is Two minutes on a chair." in page.text
    assert page.find('.//button[@aria-pressed="true"]').get("value") == str(rating)


def test_in_bed_on_a_bad_day_it_is_the_two_minutes(alice: Client) -> None:
    assert offered(say(screened(alice), "In bed")) == SHORT_IN_BED


def test_on_the_floor_the_legs_go_up_unless_there_is_nothing_to_rest_them_on(alice: Client) -> None:
    page = say(screened(alice), "On the floor")
    assert offered(page) == LEGS_UP
    assert not choices(page)["No chair or ball here"]

    page = say(alice, "No chair or ball here")
    assert offered(page) != LEGS_UP
    assert choices(page)["On the floor"]
    assert choices(page)["No chair or ball here"]
    assert offered(say(alice, "No chair or ball here")) == LEGS_UP


def test_the_pressed_place_takes_its_answer_back(alice: Client) -> None:
    say(screened(alice), "On a chair")

    page = say(alice, "On a chair")
    assert not any(choices(page).values())
    assert offered(page) == LEGS_UP


def test_the_place_holds_on_the_next_page_and_for_no_longer_than_the_day(
    alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(screened(alice), "On a chair")
    assert offered(alice.get("/begin?rating=2")) == SHORT_ON_CHAIR

    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    monkeypatch.setattr(place_room, "_today", lambda _now: tomorrow)
    assert offered(alice.get("/begin?rating=8")) == LEGS_UP


def test_nothing_is_hidden_and_what_was_chosen_stays_chosen(alice: Client) -> None:
    say(screened(alice), "In bed")

    assert f"/routines/{LEGS_UP}" in alice.get("/routines").links()
    assert offered(alice.get(f"/begin?rating=8&routine={LEGS_UP}")) == LEGS_UP
    assert f"/begin/change?rating=8&routine={LEGS_UP}" in alice.get("/begin/change?rating=8").links()


def test_one_persons_place_is_not_anothers_on_the_same_browser(app: Flask, alice: Client, charlie: Client) -> None:
    say(screened(alice), "On a chair")

    assert offered(screened(charlie).get("/begin?rating=8")) == LEGS_UP
    alice.post("/sign-out")
    with alice.browser.session_transaction() as kept:
        assert place_room.KEY not in kept


@pytest.mark.parametrize("sent", ["moon", "", "bed,chair", "'; --"])
def test_what_is_no_place_is_no_answer(alice: Client, sent: str) -> None:
    screened(alice).post("/begin/place", {"place": sent})

    assert not any(choices(alice.get("/begin?rating=8")).values())


def test_it_never_leads_to_another_site(alice: Client) -> None:
    answer = screened(alice).post("/begin/place", {"place": "bed", "next": "//example.org/begin"})

    assert location(answer) == "/begin"
