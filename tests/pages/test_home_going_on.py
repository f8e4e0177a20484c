"""A session that was left waits for its person on any device, and for nobody else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import begun, listen_until, plan, session_ago
from tests.pages.test_sessions import kept
from webapp.accounts.models import Person
from webapp.pages.home.questions import place
from webapp.practice.queries import OPEN_FOR


@pytest.fixture
def tablet(alice: Client, sign_in: Callable[[Person], Client]) -> Client:
    """Alice on another device."""
    return sign_in(alice.person)


def steps_of(client: Client, session: str) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = plan(client, session)["steps"]
    return steps


def is_at(client: Client, session: str, step: dict[str, Any], seconds: float = 2, **further: Any) -> None:
    sent = {"position": str(step["start"] + seconds), "step": step["id"], **further}
    client.post(f"{session}/progress", sent, status=204)


def test_it_goes_on_where_it_was_left_on_another_device(alice: Client, tablet: Client, charlie: Client) -> None:
    session = begun(alice)
    step = steps_of(alice, session)[2]
    is_at(alice, session, step)

    said = f"You were at {step['name']}, {place(step['start'] + 2)}. Go on?"
    assert said in tablet.get("/").text
    assert tablet.get(session).find(".//main").get("data-position") == str(step["start"] + 2)
    assert "Go on?" not in charlie.get("/").text


def test_a_message_that_was_said_earlier_does_not_move_it_back(alice: Client, tablet: Client) -> None:
    session = begun(alice)
    _, second, third, *_ = steps_of(alice, session)
    is_at(tablet, session, third, ago="60")
    is_at(alice, session, second, ago="300", heard=second["id"])

    assert f"You were at {third['name']}" in alice.get("/").text


def test_after_a_change_of_the_track_it_is_at_the_step_that_changed(alice: Client, tablet: Client) -> None:
    session = begun(alice)
    step = next(step for step in steps_of(alice, session) if step["can_ease"])
    is_at(alice, session, step, 15)
    alice.post(f"{session}/outcomes", {"step": step["id"], "kind": "eased", "position": str(step["start"] + 15)})

    eased = next(one for one in steps_of(alice, session) if one["id"] == step["id"])
    assert f"You were at {eased['name']}, {place(step['start'])}. Go on?" in tablet.get("/").text


def test_there_is_never_a_second_open_session(alice: Client, tablet: Client, db: Session) -> None:
    first = begun(alice)
    is_at(alice, first, steps_of(alice, first)[1])
    second = begun(tablet)

    page = alice.get("/")
    assert second in page.links()
    assert first not in page.links()
    assert location(alice.fetch(first)) == f"{first}/summary"
    is_at(alice, first, steps_of(alice, first)[2])
    assert kept(db, first).ended_at is not None
    assert kept(db, second).ended_at is None


def test_ended_on_one_device_it_is_over_on_the_other(alice: Client, tablet: Client) -> None:
    session = begun(alice)
    is_at(alice, session, steps_of(alice, session)[1])
    tablet.submit(tablet.get("/"), action=f"{session}/ending")

    assert "Go on?" not in alice.get("/").text


def test_after_half_a_day_it_counts_as_it_stands(alice: Client, db: Session) -> None:
    left = session_ago(db, alice, OPEN_FOR, after=None, heard_until=100.0, position=100.0, heard_steps=["get-down"])

    assert "Go on?" not in alice.get("/").text
    assert "Part of a session counts." in alice.get(f"/sessions/{left.id}/summary").text


def test_heard_to_its_end_only_the_number_is_asked_for(alice: Client, tablet: Client, charlie: Client) -> None:
    session = begun(alice)
    listen_until(alice, session, plan(alice, session)["duration"])

    page = tablet.get("/")
    assert "You came to the end of Legs-up release." in page.text
    assert "Go on?" not in page.text
    assert f"{session}/rating" in page.links()
    assert "You came to the end of" not in charlie.get("/").text

    tablet.post(f"{session}/rating", {"pain_after": "3"})
    assert "You came to the end of" not in alice.get("/").text


def test_the_number_after_is_not_asked_for_half_a_day_later(alice: Client, db: Session) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 21, tzinfo=UTC), tick=False):
        for ago, asked in ((OPEN_FOR, False), (OPEN_FOR - timedelta(minutes=5), True)):
            session_ago(db, alice, ago, after=None, heard_until=9_000.0, position=9_000.0)
            assert ("You came to the end of" in alice.get("/").text) is asked
