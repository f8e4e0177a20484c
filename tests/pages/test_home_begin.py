from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, screened, session_ago
from webapp.practice.models import GuidedSession, Rating


def pressed(page_html: str) -> int:
    return page_html.count('aria-pressed="true"')


def test_the_answer_is_pressed_and_something_is_offered_with_its_reason(alice: Client) -> None:
    page = screened(alice).get("/begin?rating=7")

    assert page.find('.//button[@aria-pressed="true"]').get("value") == "7"
    assert "Because you said 7, it is gentle today." in page.text
    sent = page.fields("/sessions")
    assert (sent["pain_before"], sent["variant"], sent["routine"]) == ("7", "gentle", ROUTINE)


def test_begin_is_the_second_tap(alice: Client) -> None:
    page = screened(alice).get("/begin?rating=7")

    assert location(alice.submit(page, action="/sessions")).startswith("/sessions/")


@pytest.mark.parametrize(
    ("rating", "variant"), [(0, "full"), (3, "full"), (4, "standard"), (5, "standard"), (6, "gentle")]
)
def test_the_length_follows_the_answer(alice: Client, rating: int, variant: str) -> None:
    assert screened(alice).get(f"/begin?rating={rating}").fields("/sessions")["variant"] == variant


def test_without_a_rating_only_the_question_is_asked_and_a_chosen_routine_is_kept(alice: Client) -> None:
    page = screened(alice).get(f"/begin?routine={ROUTINE}")

    assert page.fields("/begin") == {"routine": ROUTINE}
    assert page.findall('.//form[@action="/sessions"]') == []


@pytest.mark.parametrize("rating", ["11", "-1", "3.5", "", "x", " 5", "%D9%A3", "5&rating=6"])
def test_what_is_no_rating_is_refused_with_a_sentence_and_nothing_is_pressed(alice: Client, rating: str) -> None:
    page = screened(alice).get(f"/begin?rating={rating}&routine={ROUTINE}", status=422)

    assert "Please choose one of the numbers from 0 to 10." in page.text
    assert pressed(page.html) == 0
    assert page.fields("/begin") == {"routine": ROUTINE}


def test_an_unknown_routine_or_length_is_refused_and_the_answer_is_kept(alice: Client) -> None:
    page = screened(alice).get("/begin?rating=7&routine=moon-walking", status=422)
    assert "There is no such routine here." in page.text
    assert page.find('.//button[@aria-pressed="true"]').get("value") == "7"

    page = alice.get("/begin?rating=7&variant=heroic", status=422)
    assert "A session is gentle, standard or full." in page.text


def test_what_was_chosen_is_offered_and_said_honestly(alice: Client) -> None:
    page = screened(alice).get(f"/begin?rating=8&routine={ROUTINE}&variant=full")

    assert page.fields("/sessions")["variant"] == "full"
    assert "You chose full; Ebb offers gentle." in page.text


def test_a_step_that_is_left_out_at_this_rating_is_named(alice: Client) -> None:
    low, high = (screened(alice).get(f"/begin?rating={rating}&routine={ROUTINE}&variant=full") for rating in (5, 6))

    assert "left out today, because you said 6" in high.text
    assert "left out" not in low.text


def test_a_marked_flare_asks_for_gentle(alice: Client, db: Session) -> None:
    session_ago(db, alice, timedelta(hours=20), flare=True)

    assert "You marked a flare, so it is gentle today." in screened(alice).get("/begin?rating=2").text


def test_the_safety_questions_come_first_and_lead_back(alice: Client) -> None:
    answer = alice.fetch("/begin?rating=7&variant=full")
    assert location(answer).startswith("/before-you-begin?next=")

    back = alice.submit(alice.get(location(answer)), {"answer": "none"}, action="/before-you-begin#answer")
    assert location(back) == "/begin?rating=7&variant=full"


def test_an_emergency_stands_before_the_session(alice: Client) -> None:
    page = alice.get("/before-you-begin")
    sign = page.find('.//input[@name="sign"]').attrib["value"]
    alice.post("/before-you-begin", {"sign": [sign], "answer": "some"})

    assert location(alice.fetch("/begin?rating=7")).startswith("/before-you-begin/stop")


def test_looking_changes_nothing(alice: Client, db: Session) -> None:
    screened(alice).get("/begin?rating=7")
    alice.get("/begin/change?rating=7")

    assert db.scalar(select(func.count()).select_from(GuidedSession)) == 0
    assert db.scalar(select(func.count()).select_from(Rating)) == 0


def test_change_offers_three_lengths_with_the_suggested_one_chosen_and_the_other_routines(alice: Client) -> None:
    page = screened(alice).get(f"/begin/change?rating=7&routine={ROUTINE}")

    assert [radio.get("value") for radio in page.findall('.//input[@type="radio"][@name="variant"]')] == [
        "gentle",
        "standard",
        "full",
    ]
    assert page.fields("/sessions")["variant"] == "gentle"
    assert "/begin/change?rating=7&routine=knee-walking" in page.links()
    assert f"/begin?rating=7&routine={ROUTINE}" in page.links()


def test_change_without_an_answer_asks_for_it(alice: Client) -> None:
    assert location(screened(alice).fetch("/begin/change")) == "/begin"


def test_somebody_signed_out_is_asked_to_sign_in_and_comes_back(client: Client) -> None:
    assert location(client.fetch("/begin?rating=7")) == "/sign-in?next=/begin?rating%3D7"
