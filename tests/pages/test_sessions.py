from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, id_of, listen_until, plan, screened, session_ago
from webapp.pages.accounts.signing_in import COOKIE
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import OPEN_FOR

NO_RATINGS: list[Any] = ["11", "-1", "3.5", "", "x", " 5", "٣", "\u200f5", "5\0", ["5", "6"], ["5", "5"], None]


def count(db: Session, table: type[GuidedSession | Rating]) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def kept(db: Session, session: str) -> GuidedSession:
    row = db.get(GuidedSession, id_of(session))
    assert row is not None
    db.refresh(row)
    return row


def test_a_session_freezes_what_shapes_its_track(alice: Client, db: Session) -> None:
    row = kept(db, begun(alice, pain_before="7", variant="full"))

    assert (row.routine, row.variant, row.time_zone) == (ROUTINE, "full", "Europe/London")
    assert row.voice
    assert row.left_out_steps
    assert row.preferences["ready_seconds"] == 30
    assert [(rating.moment, rating.score) for rating in row.ratings] == [("before", 7)]


def test_without_a_variant_the_suggested_one_is_led(alice: Client, db: Session) -> None:
    assert kept(db, begun(alice, pain_before="2")).variant == "full"


@pytest.mark.parametrize("rating", NO_RATINGS)
def test_what_is_no_rating_begins_nothing(alice: Client, db: Session, rating: Any) -> None:
    sent = {"routine": ROUTINE, "variant": "full"} | ({} if rating is None else {"pain_before": rating})
    page = alice.page(screened(alice).post("/sessions", sent, status=422))

    assert "Please choose one of the numbers from 0 to 10." in page.text
    assert page.fields("/begin") == {"routine": ROUTINE, "variant": "full"}
    assert (count(db, GuidedSession), count(db, Rating)) == (0, 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"routine": "moon-walking"}, "There is no such routine here."),
        ({"routine": ""}, "There is no such routine here."),
        ({"variant": "heroic"}, "A session is gentle, standard or full."),
        ({"key": "no key"}, "That did not arrive whole."),
    ],
)
def test_what_cannot_be_led_begins_nothing_and_the_answer_is_kept(
    alice: Client, db: Session, wrong: dict[str, str], sentence: str
) -> None:
    sent = {"routine": ROUTINE, "pain_before": "7", **wrong}
    page = alice.page(screened(alice).post("/sessions", sent, status=422))

    assert sentence in page.text
    assert page.find('.//button[@aria-pressed="true"]').get("value") == "7"
    assert (count(db, GuidedSession), count(db, Rating)) == (0, 0)


def test_a_session_cannot_be_begun_before_the_safety_questions(alice: Client, db: Session) -> None:
    answer = alice.post("/sessions", {"routine": ROUTINE, "pain_before": "4"})

    assert location(answer).startswith("/before-you-begin?next=")
    assert count(db, GuidedSession) == 0


def test_the_same_form_sent_twice_is_one_session_and_another_with_its_key_is_refused(
    alice: Client, db: Session
) -> None:
    key = str(uuid4())
    assert begun(alice, key=key) == begun(alice, key=key)

    page = alice.page(alice.post("/sessions", {"routine": ROUTINE, "pain_before": "5", "key": key}, status=409))
    assert page.heading == "Already written down."
    assert (count(db, GuidedSession), count(db, Rating)) == (1, 1)


def test_fifty_identical_forms_at_once_make_one_session(app: Flask, alice: Client, db: Session) -> None:
    sent = {"routine": ROUTINE, "pain_before": "4", "key": str(uuid4()), "csrf_token": screened(alice).token()}
    cookies = [alice.browser.get_cookie(name) for name in (COOKIE, app.config["SESSION_COOKIE_NAME"])]

    def send(_: int) -> str:
        browser = app.test_client()
        for cookie in cookies:
            assert cookie is not None
            browser.set_cookie(cookie.key, cookie.value)
        return location(browser.post("/sessions", data=sent))

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(send, range(50)))) == 1
    assert (count(db, GuidedSession), count(db, Rating)) == (1, 1)


def test_the_player_shows_every_step_and_the_ways_out_of_it(alice: Client) -> None:
    session = begun(alice)
    page = alice.get(session)

    for step in plan(alice, session)["steps"]:
        assert step["name"] in page.text
    assert f"{session}/rating" in page.html
    assert f"{session}/hurts" in page.html


def test_a_session_that_is_over_leads_to_its_summary(alice: Client, db: Session) -> None:
    ended = session_ago(db, alice, timedelta(hours=1))
    left = session_ago(db, alice, OPEN_FOR, after=None)

    for session in (ended, left):
        assert location(alice.fetch(f"/sessions/{session.id}")) == f"/sessions/{session.id}/summary"


def test_the_plan_tells_the_player_all_it_needs(alice: Client) -> None:
    session = begun(alice)
    document = plan(alice, session)

    assert document["routine"] == ROUTINE
    shape = f"/tracks/{document['shape']}"
    assert document["track"] == f"{shape}/track.mp3?v={document['version']}"
    assert document["captions"] == f"{shape}/captions.vtt?v={document['version']}"
    assert document["steps"][0]["id"] == "get-ready"
    assert document["steps"][0]["way_out"] == []
    numbers = [step["number"] for step in document["steps"] if step["number"]]
    assert sorted(set(numbers)) == list(range(1, document["steps"][0]["of"] + 1))
    for step in document["steps"][1:]:
        assert step["way_out"], step["id"]
        assert step["way_out_audio"].startswith(f"{shape}/out/{step['id']}.mp3?v=")


def test_what_a_session_fetches_is_private_and_asked_for_again_only_when_it_changed(alice: Client) -> None:
    session = begun(alice)
    for path in ("plan.json", "captions.vtt"):
        answer = alice.fetch(f"{session}/{path}")
        assert "private" in answer.headers["Cache-Control"]
        again = alice.fetch(f"{session}/{path}", headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_track_captions_and_way_out_are_what_they_say(alice: Client) -> None:
    session = begun(alice)
    step = plan(alice, session)["steps"][-1]["id"]

    for path, kind in (
        ("track.mp3", "audio/mpeg"),
        ("captions.vtt", "text/vtt"),
        (f"way-out/{step}.mp3", "audio/mpeg"),
    ):
        answer = alice.fetch(f"{session}/{path}")
        assert (answer.status_code, answer.mimetype) == (200, kind)
    assert alice.fetch(f"{session}/way-out/get-ready.mp3").status_code == 404


PATHS = ("", "/track.mp3", "/captions.vtt", "/plan.json", "/hurts", "/rating", "/summary", "/way-out/rest.mp3")
POSTS = ("/progress", "/outcomes", "/rating", "/ending", "/note")


@pytest.mark.parametrize("path", PATHS)
def test_nobody_sees_anything_of_somebody_elses_session(
    alice: Client, charlie: Client, client: Client, path: str
) -> None:
    session = begun(alice)

    assert charlie.fetch(session + path).status_code == 404
    assert location(client.fetch(session + path)).startswith("/sign-in")


@pytest.mark.parametrize("path", POSTS)
def test_nobody_changes_somebody_elses_session(alice: Client, charlie: Client, db: Session, path: str) -> None:
    session = begun(alice)
    listen_until(alice, session, 20)

    charlie.post(session + path, {"position": "50", "pain_after": "1", "note": "mine"}, status=404)

    row = kept(db, session)
    assert (row.position, row.ended_at, row.note, len(row.ratings)) == (20, None, "", 1)


def test_an_address_that_is_no_session_is_not_found(alice: Client) -> None:
    for path in (f"/sessions/{uuid4()}", "/sessions/1", "/sessions/x/plan.json"):
        assert alice.fetch(path).status_code == 404


@pytest.mark.parametrize("position", ["", "x", "-1", "nan", "inf", "1e9", "5,5"])
def test_a_place_that_is_none_is_refused_and_nothing_moves(alice: Client, db: Session, position: str) -> None:
    session = begun(alice)
    alice.post(f"{session}/progress", {"position": position}, status=422)

    assert kept(db, session).position == 0


def test_a_message_from_another_track_than_this_stands_for_the_start_of_its_step(alice: Client, db: Session) -> None:
    session = begun(alice)
    last = plan(alice, session)["steps"][-1]
    alice.post(f"{session}/progress", {"position": str(last["end"] + 60), "step": "no-step"}, status=204)
    assert kept(db, session).position == 0

    alice.post(f"{session}/progress", {"position": str(last["end"] + 60), "step": last["id"]}, status=204)
    assert kept(db, session).position == pytest.approx(last["start"])
    alice.post(f"{session}/progress", {"position": str(last["start"] + 1), "step": last["id"]}, status=204)
    assert kept(db, session).position == pytest.approx(last["start"] + 1)


def test_a_late_message_after_the_end_changes_nothing(alice: Client, db: Session) -> None:
    session = begun(alice)
    listen_until(alice, session, 30)
    alice.post(f"{session}/rating", {"pain_after": "3"})
    listen_until(alice, session, 90)

    assert kept(db, session).heard_until == 30


def test_the_player_takes_up_where_it_was_left(alice: Client) -> None:
    session = begun(alice)
    listen_until(alice, session, 30)

    assert alice.get(session).find(".//main").get("data-position") == "30.0"
