"""What the phone says late: a session that began without the server, and everything that follows it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, plan, screened
from tests.pages.test_sessions import count, kept
from webapp.pages.accounts.signing_in import COOKIE
from webapp.practice.models import GuidedSession, Rating, StepOutcome

HOUR = 3600
HOSTILE = ["x", "nan", "inf", "1e999", "1,5"]


def about(seconds_ago: float) -> datetime:
    return datetime.now(UTC) - timedelta(seconds=seconds_ago)


def is_about(moment: datetime | None, seconds_ago: float) -> bool:
    return moment is not None and abs(moment - about(seconds_ago)) < timedelta(seconds=30)


def begun_ago(client: Client, ago: float, **further: str) -> str:
    return begun(client, key=str(uuid4()), ago=str(ago), **further)


def test_the_address_of_a_session_is_known_before_the_server_has_heard_of_it(alice: Client) -> None:
    key = str(uuid4())

    assert begun(alice, key=key) == f"/sessions/{key}"


def test_a_key_that_is_somebody_elses_session_is_refused_and_tells_nothing(
    alice: Client, charlie: Client, db: Session
) -> None:
    session = begun(alice)
    key = session.rsplit("/", 1)[-1]
    sent = {"routine": ROUTINE, "pain_before": "4", "key": key}
    answer = screened(charlie).post("/sessions", sent, status=409)

    mine = begun(charlie).rsplit("/", 1)[-1]
    refused = charlie.post("/sessions", {**sent, "key": mine, "pain_before": "5"}, status=409)
    assert "in another way" in answer.text
    assert charlie.page(answer).text == charlie.page(refused).text
    assert charlie.fetch(session).status_code == 404
    assert count(db, GuidedSession) == 2


def test_a_session_that_was_heard_offline_is_written_down_as_it_was(alice: Client, db: Session) -> None:
    session = begun_ago(alice, 5 * HOUR, pain_before="6")
    step = next(step for step in plan(alice, session)["steps"] if step["can_ease"])
    late = {"position": str(step["start"] + 1), "step": step["id"], "heard": [step["id"]], "ago": str(5 * HOUR - 200)}
    alice.post(f"{session}/progress", late, status=204)
    alice.post(f"{session}/outcomes", {"step": step["id"], "kind": "hurt", "ago": str(5 * HOUR - 210)})
    alice.post(f"{session}/rating", {"pain_after": "3", "ago": str(5 * HOUR - 480)})

    row = kept(db, session)
    after = next(rating for rating in row.ratings if rating.moment == "after")
    assert is_about(row.started_at, 5 * HOUR)
    assert is_about(row.ended_at, 5 * HOUR - 480)
    assert is_about(after.rated_at, 5 * HOUR - 480)
    assert is_about(row.outcomes[0].happened_at, 5 * HOUR - 210)
    assert row.heard_steps == [step["id"]]


def test_days_later_it_still_arrives_with_its_rating(alice: Client, db: Session) -> None:
    days = 3 * 24 * HOUR
    session = begun_ago(alice, days)
    answer = alice.post(f"{session}/rating", {"pain_after": "3", "finished": "1", "ago": str(days - 500)})

    assert location(answer) == f"{session}/summary"
    assert is_about(kept(db, session).ended_at, days - 500)
    assert "You were at" not in alice.get("/").text


def test_a_late_session_leaves_the_one_that_is_open_alone(alice: Client, db: Session) -> None:
    newer = begun(alice)
    late = begun_ago(alice, HOUR)

    assert kept(db, newer).ended_at is None
    assert is_about(kept(db, late).ended_at, HOUR)
    assert newer in alice.get("/").links()
    assert late not in alice.get("/").links()


def test_what_was_heard_already_is_written_down_though_the_questions_are_due(alice: Client, db: Session) -> None:
    sent = {"routine": ROUTINE, "pain_before": "6", "key": str(uuid4())}
    assert location(alice.post("/sessions", {**sent, "ago": "2"})).startswith("/before-you-begin?")
    assert count(db, GuidedSession) == 0

    session = location(alice.post("/sessions", {**sent, "ago": "600"}))
    assert count(db, Rating) == 1
    assert location(alice.fetch(session)).startswith("/before-you-begin?")


def test_a_session_takes_the_shape_in_which_it_was_heard(alice: Client, db: Session) -> None:
    shape = plan(alice, begun(alice, variant="full", pain_before="2"))["shape"]
    alice.post("/settings/steps", {"routine": ROUTINE, "step": "rest", "choice": "easier"})

    session = begun_ago(alice, HOUR, variant="full", pain_before="2", shape=shape)
    assert plan(alice, session)["shape"] == shape
    assert plan(alice, begun(alice, variant="full", pain_before="2"))["shape"] != shape


def test_another_routine_than_was_heard_is_refused(alice: Client, db: Session) -> None:
    shape = plan(alice, begun(alice, variant="full"))["shape"]
    for wrong in ({"variant": "gentle"}, {"routine": "two-minutes-in-bed", "variant": "full"}):
        sent = {"routine": ROUTINE, "pain_before": "4", "shape": shape, **wrong}
        assert "What was heard is another session" in alice.post("/sessions", sent, status=422).text
    assert count(db, GuidedSession) == 1


def test_a_shape_that_is_no_longer_known_loses_no_session(alice: Client) -> None:
    session = begun_ago(alice, HOUR, variant="gentle", shape="made-by-an-older-ebb")

    assert plan(alice, session)["routine"] == ROUTINE


@pytest.mark.parametrize("ago", HOSTILE)
def test_a_time_that_is_none_is_refused_with_a_sentence(alice: Client, db: Session, ago: str) -> None:
    session = begun(alice)
    step = next(step["id"] for step in plan(alice, session)["steps"] if step["can_ease"])
    for path, sent in (
        ("/sessions", {"routine": ROUTINE, "pain_before": "4"}),
        (f"{session}/progress", {"position": "5"}),
        (f"{session}/outcomes", {"step": step, "kind": "hurt"}),
        (f"{session}/rating", {"pain_after": "3"}),
        (f"{session}/ending", {}),
    ):
        answer = alice.post(path, {**sent, "ago": ago}, status=422)
        assert "It does not say when this was." in answer.text, path

    row = kept(db, session)
    assert (count(db, GuidedSession), row.position, row.ended_at, row.outcomes) == (1, 0, None, [])


def test_messages_that_come_fifty_times_at_once_count_once(app: Flask, alice: Client, db: Session) -> None:
    session = begun(alice)
    step = next(step for step in plan(alice, session)["steps"] if step["can_ease"])
    place = {"position": str(step["start"] + 1), "step": step["id"], "heard": step["id"]}
    hurt = {"key": str(uuid4()), "step": step["id"], "kind": "hurt", "body_part": "knee", "strength": "4"}
    messages = [(f"{session}/progress", place), (f"{session}/outcomes", hurt)] * 25
    cookies = [alice.browser.get_cookie(name) for name in (COOKIE, app.config["SESSION_COOKIE_NAME"])]

    def send(message: tuple[str, dict[str, str]]) -> int:
        browser = app.test_client()
        for cookie in cookies:
            assert cookie is not None
            browser.set_cookie(cookie.key, cookie.value)
        path, sent = message
        return browser.post(path, data={**sent, "ago": "1", "csrf_token": alice.token()}).status_code

    with ThreadPoolExecutor(10) as pool:
        assert set(pool.map(send, messages)) == {204, 303}
    assert kept(db, session).heard_steps == [step["id"]]
    assert db.scalar(select(func.count()).select_from(StepOutcome)) == 1
