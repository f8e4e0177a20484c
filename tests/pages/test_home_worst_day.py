"""The way of somebody for whom it is too bad: from Today to two minutes, in two taps."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.practising import screened, session_ago
from webapp.practice.models import GuidedSession
from webapp.practice.recording import score_of

SHORT = "/begin?routine=two-minutes-in-bed"


def latest(db: Session) -> GuidedSession:
    session = db.scalar(select(GuidedSession).order_by(GuidedSession.started_at.desc()).limit(1))
    assert session is not None
    return session


def begun(client: Client, db: Session, score: str, **more: str) -> GuidedSession:
    page = screened(client).get(SHORT)
    client.submit(page, {"pain_before": score, **more}, action="/sessions")
    return latest(db)


def test_today_offers_two_minutes_in_bed(alice: Client) -> None:
    link = alice.get("/").find(f'.//a[@href="{SHORT}"]')

    assert text_of(link) == "Too bad? Two minutes in bed"


def test_whoever_said_that_they_are_on_a_chair_is_offered_two_minutes_there(alice: Client) -> None:
    screened(alice).post("/begin/place", {"place": "chair"})

    assert "Too bad? Two minutes on a chair" in alice.get("/").text


def test_the_answer_itself_begins_it(alice: Client, db: Session) -> None:
    page = screened(alice).get(SHORT)
    assert "Choose the number, and it begins." in page.text
    keys = page.find('.//form[@action="/sessions"]').findall(".//button")
    assert [key.get("value") for key in keys] == [str(score) for score in range(11)]
    assert all(key.get("aria-pressed") == "false" for key in keys)

    answer = alice.submit(page, {"pain_before": "9"}, action="/sessions")
    assert location(answer).startswith("/sessions/")
    session = latest(db)
    assert (session.routine, session.variant, score_of(session, "before")) == ("two-minutes-in-bed", "gentle", 9)


def test_where_a_length_was_chosen_the_page_says_first_what_ebb_would_offer(alice: Client) -> None:
    page = screened(alice).get(f"{SHORT}&variant=full")
    assert "and it begins" not in page.text
    assert page.fields("/begin") == {"routine": "two-minutes-in-bed", "variant": "full"}

    assert "You chose full; Ebb offers gentle." in alice.get(f"{SHORT}&variant=full&rating=9").text


def test_without_a_number_it_does_not_begin(alice: Client, db: Session) -> None:
    page = screened(alice).get(SHORT)
    alice.submit(page, action="/sessions", status=422)

    assert db.scalar(select(GuidedSession)) is None


@pytest.mark.parametrize("score", ["3", "10"])
def test_it_is_a_flare_only_where_the_person_says_so(alice: Client, db: Session, score: str) -> None:
    assert not begun(alice, db, score).flare
    assert begun(alice, db, score, flare="yes").flare


def test_a_flare_that_was_said_is_led_gently_now_and_offered_gently_after(alice: Client, db: Session) -> None:
    assert begun(alice, db, "2", flare="yes").variant == "gentle"
    assert "You marked a flare, so it is gentle today." in alice.get("/begin?rating=2").text


def test_the_safety_questions_come_first_and_what_was_said_is_kept(alice: Client, db: Session) -> None:
    page = alice.get(SHORT)
    sent = {**page.fields("/sessions"), "pain_before": "9", "flare": "yes"}
    asked = alice.post("/sessions", sent)
    assert location(asked).startswith("/before-you-begin?next=")

    questions = alice.get(location(asked))
    back = alice.follow(alice.submit(questions, {"answer": "none"}, action="/before-you-begin#answer"))
    alice.submit(back, action="/sessions")
    session = latest(db)
    assert (session.routine, session.flare, score_of(session, "before")) == ("two-minutes-in-bed", True, 9)


def test_it_counts_like_any_other_session(alice: Client, db: Session) -> None:
    session_ago(db, alice, timedelta(hours=3), routine="two-minutes-in-bed")

    assert "1 of the last 7 days" in alice.get("/").text
    assert "Two minutes in bed" in alice.get("/history").text


def test_another_place_is_one_tap_away(alice: Client) -> None:
    assert "/begin?routine=two-minutes-on-a-chair" in screened(alice).get(SHORT).links()
    assert SHORT in alice.get("/begin?routine=two-minutes-on-a-chair").links()


@pytest.mark.parametrize(("rating", "pointed_to"), [(5, False), (6, True), (10, True)])
def test_a_bad_day_is_pointed_to_two_minutes(alice: Client, rating: int, *, pointed_to: bool) -> None:
    links = screened(alice).get(f"/begin?rating={rating}").links()

    assert (f"/begin?rating={rating}&routine=two-minutes-in-bed" in links) is pointed_to


def test_in_a_marked_flare_a_short_session_comes_first_on_a_bad_day(alice: Client, db: Session) -> None:
    session_ago(db, alice, timedelta(hours=20), flare=True)

    page = screened(alice).get("/begin?rating=8")
    assert page.fields("/sessions")["routine"] == "two-minutes-in-bed"
    assert "You marked a flare, so a short session comes first." in page.text


def test_a_flare_is_kept_on_the_way_to_another_routine(alice: Client, db: Session) -> None:
    page = screened(alice).get("/begin?rating=7&routine=two-minutes-in-bed&flare=yes")
    change = next(link for link in page.links() if link.startswith("/begin/change"))
    another = next(link for link in alice.get(change).links() if "routine=legs-up-release" in link)
    alice.submit(alice.get(another), {}, action="/sessions")
    assert (latest(db).routine, latest(db).flare) == ("legs-up-release", True)
