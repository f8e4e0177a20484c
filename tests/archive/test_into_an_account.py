"""Reading an archive into an account: what is added, and what stays."""

import json
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import delete, event
from sqlalchemy.orm import Session

from tests.archive.sending import read_in, sent, taken_along
from tests.archive.whole_diary import OTHER
from tests.client import Client, location
from tests.pages.diaries import add_session
from tests.pages.practising import begun, id_of
from tests.test_access import everything
from webapp.accounts.models import Person
from webapp.practice.comparison_models import Baseline, FairComparison
from webapp.practice.models import GuidedSession, StepChoice, TakenPlan


def test_what_is_here_stays_and_what_is_missing_is_added(db: Session, alice: Client, archive: dict[str, Any]) -> None:
    session = db.get_one(GuidedSession, UUID(archive["sessions"][3]["id"]))
    session.note = "As I remember it now."
    removed = db.get_one(GuidedSession, UUID(archive["sessions"][5]["id"]))
    db.delete(removed)
    db.get_one(Person, alice.person.id).preferences = {"pace": "brisk"}
    db.get_one(Person, alice.person.id).theme = "light"
    db.get_one(Baseline, alice.person.id).last_day = date(2025, 4, 11)
    db.get_one(StepChoice, (alice.person.id, OTHER, "rest")).choice = "easier"
    db.commit()
    read_in(alice, archive)
    after = taken_along(alice)
    assert after["sessions"][3]["note"] == "As I remember it now."
    assert after["sessions"][5]["started_at"] == archive["sessions"][5]["started_at"]
    assert after["sessions"][5]["ratings"] == archive["sessions"][5]["ratings"]
    assert after["person"]["theme"] == "light"
    assert after["person"]["preferences"] == {**archive["person"]["preferences"], "pace": "brisk"}
    assert after["baseline"]["last_day"] == "2025-04-11"
    assert after["step_choices"][0]["choice"] == "easier"
    assert after["reminder"] == archive["reminder"]


def test_an_account_with_something_in_it_keeps_its_light_and_zone(
    db: Session, bob: Client, archive: dict[str, Any]
) -> None:
    add_session(db, bob.person.id, datetime.now(UTC) - timedelta(days=2), 5, 4)
    since = db.get_one(Person, bob.person.id).created_at
    text = bob.get(sent(bob, json.dumps(archive).encode())).text
    assert "What is here stays as it is" in text
    read_in(bob, archive)
    person = db.get_one(Person, bob.person.id)
    db.refresh(person)
    assert (person.theme, person.time_zone, person.created_at) == ("auto", "Europe/London", since)


def test_a_zone_that_is_not_known_here_does_not_become_the_persons(bob: Client, archive: dict[str, Any]) -> None:
    archive["person"]["time_zone"] = "Mars/Olympus_Mons"
    for entry in (*archive["sessions"], *archive["screenings"], *archive["plans"]):
        entry["time_zone"] = "Mars/Olympus_Mons"
    read_in(bob, archive)
    assert taken_along(bob)["person"]["time_zone"] == "Europe/London"
    first = taken_along(bob)["sessions"][-1]["id"]
    for path in ("/", "/trends", "/history", f"/history/{first}", "/settings", "/before-you-begin"):
        bob.get(path)


def test_what_goes_on_here_goes_on(db: Session, bob: Client, archive: dict[str, Any]) -> None:
    """One plan, one comparison and one open session at a time."""
    mine = id_of(begun(bob))
    now = datetime.now(UTC)
    plan = TakenPlan(
        person_id=bob.person.id, key=uuid4(), routine=OTHER, times_a_day=1, days=7, taken_at=now, time_zone="UTC"
    )
    comparison = FairComparison(
        person_id=bob.person.id, key=uuid4(), first="a", second="b", seed="1", days=14, started_at=now, time_zone="UTC"
    )
    db.add_all([plan, comparison])
    db.commit()
    archive["sessions"][-1]["ended_at"] = None
    read_in(bob, archive)
    bobs = taken_along(bob)
    assert [one["id"] for one in bobs["plans"] if one["put_away_at"] is None] == [str(plan.id)]
    assert [one["id"] for one in bobs["comparisons"] if one["ended_at"] is None] == [str(comparison.id)]
    assert [one["id"] for one in bobs["sessions"] if one["ended_at"] is None] == [str(mine)]


def test_an_open_session_in_an_empty_account_can_be_gone_on_with(db: Session, bob: Client) -> None:
    begun(bob)
    archive = taken_along(bob)
    assert archive["sessions"][0]["ended_at"] is None
    db.execute(delete(GuidedSession))
    db.commit()
    read_in(bob, archive)
    bob.get(f"/sessions/{archive['sessions'][0]['id']}")


def test_an_open_session_of_a_routine_that_is_not_here_breaks_no_page(bob: Client) -> None:
    begun(bob)
    archive = taken_along(bob)
    session = archive["sessions"][0]
    session |= {"routine": "not-here", "id": str(uuid4()), "key": str(uuid4()), "heard_steps": ["who-knows"]}
    session["ratings"][0] |= {"id": str(uuid4()), "key": str(uuid4())}
    session["started_at"] = (datetime.now(UTC) + timedelta(seconds=5)).isoformat()
    read_in(bob, archive)
    paths = ("/", "/trends", "/history", "/begin?rating=4", f"/history/{session['id']}", "/settings", "/routines")
    for path in (*paths, f"/sessions/{session['id']}", f"/sessions/{session['id']}/summary"):
        assert bob.fetch(path).status_code in (200, 302, 303, 404), path


def test_signs_that_are_not_known_here_break_no_page(bob: Client, archive: dict[str, Any]) -> None:
    archive["screenings"][-1] |= {"ticked": ["a-sign-of-tomorrow"], "verdict": "emergency"}
    read_in(bob, archive)
    for path in (
        "/",
        "/before-you-begin",
        "/before-you-begin/stop",
        "/before-you-begin/see-somebody",
        "/begin?rating=3",
    ):
        assert bob.fetch(path).status_code < 500, path


def test_two_confirmations_at_once_write_it_once(app: Flask, db: Session, bob: Client, archive: dict[str, Any]) -> None:
    path, token = sent(bob, json.dumps(archive).encode()), bob.token()
    cookies = [bob.browser.get_cookie(name) for name in ("ebb_device", "ebb_forms")]
    answers: list[int] = []

    def confirm() -> None:
        browser = app.test_client()
        for cookie in filter(None, cookies):
            browser.set_cookie(cookie.key, cookie.value)
        answers.append(browser.post(path, data={"csrf_token": token}).status_code)

    threads = [Thread(target=confirm) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 303 in answers
    assert set(answers) <= {303, 404}
    assert len(taken_along(bob)["sessions"]) == len(archive["sessions"])


def test_when_writing_breaks_off_nothing_of_the_file_is_there(app: Flask, bob: Client, archive: dict[str, Any]) -> None:
    path, token = sent(bob, json.dumps(archive).encode()), bob.token()
    before = everything(app)

    def break_off(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("INSERT INTO step_outcome"):
            raise KeyboardInterrupt

    engine = app.extensions["ebb"].engine
    event.listen(engine, "before_cursor_execute", break_off)
    with pytest.raises(KeyboardInterrupt):
        bob.browser.post(path, data={"csrf_token": token})
    event.remove(engine, "before_cursor_execute", break_off)
    assert everything(app) == before
    assert location(bob.post(path)) == "/history"


def test_afterwards_it_says_what_was_read(bob: Client, archive: dict[str, Any]) -> None:
    page = bob.get(sent(bob, json.dumps(archive).encode()))
    assert f"{len(archive['sessions'])} sessions" in page.text
    assert "Nothing has been read in yet." in page.text
    answer = bob.submit(page, action=page.find(".//form[@action]").attrib["action"])
    assert location(answer) == "/history"
    assert f"Read in: {len(archive['sessions'])} sessions, 1 rating on its own" in bob.follow(answer).text
