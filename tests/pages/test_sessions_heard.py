"""What a session's log counts: the steps that were listened to; and where something hurt."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.practising import begun, id_of, plan
from tests.pages.test_sessions import kept
from webapp.practice.models import StepOutcome


def numbered(client: Client, session: str) -> list[dict[str, Any]]:
    """The steps that are counted, each once."""
    steps = {step["id"]: step for step in plan(client, session)["steps"] if step["number"]}
    return list(steps.values())


def heard(client: Client, session: str, *steps: dict[str, Any], until: float) -> None:
    sent = {"position": str(until), "heard": [step["id"] for step in steps]}
    client.post(f"{session}/progress", sent, status=204)


def history(client: Client, session: str) -> str:
    (entry,) = client.get("/history").findall('.//li[@class="entry"]')
    return text_of(entry) + client.get(f"/history/{id_of(session)}").text


def test_a_step_that_was_passed_over_is_not_done_though_the_end_was_reached(alice: Client) -> None:
    session = begun(alice, variant="full", pain_before="2")
    steps = numbered(alice, session)
    heard(alice, session, *steps[2:], until=plan(alice, session)["duration"])
    alice.post(f"{session}/rating", {"pain_after": "1"})

    of = len(steps)
    said = alice.get(f"{session}/summary").text
    assert f"{of - 2} of {of} steps" in said
    assert "Part of a session counts." in said
    assert "Part of it." in history(alice, session)
    assert f"{of - 2} of {of} steps. Part of a session counts too." in history(alice, session)


def test_every_step_heard_is_the_whole_session_though_the_closing_words_were_not(alice: Client) -> None:
    session = begun(alice, variant="full", pain_before="2")
    steps = numbered(alice, session)
    heard(alice, session, *steps, until=steps[-1]["end"] * 0.7)
    alice.post(f"{session}/rating", {"pain_after": "1"})

    assert f"{len(steps)} of {len(steps)} steps" in alice.get(f"{session}/summary").text
    assert "The whole session" in history(alice, session)
    assert "Part of" not in history(alice, session)


def test_what_is_no_step_of_the_routine_is_not_kept(alice: Client, db: Session) -> None:
    session = begun(alice)
    step = numbered(alice, session)[0]
    heard(alice, session, step, {"id": "moon-walk"}, {"id": "<b>"}, {"id": ""}, until=10)

    assert kept(db, session).heard_steps == [step["id"]]


def test_saying_that_it_is_finished_counts_every_step_that_was_led(alice: Client, db: Session) -> None:
    session = begun(alice, variant="full", pain_before="7")
    led = {step["id"] for step in plan(alice, session)["steps"]} - {"get-ready"}
    alice.post(f"{session}/rating", {"pain_after": "3", "finished": "1"})

    row = kept(db, session)
    assert row.left_out_steps
    assert set(row.heard_steps) == led


def test_where_and_how_much_it_hurt_is_kept_and_shown(alice: Client, db: Session) -> None:
    session = begun(alice)
    step = next(step for step in numbered(alice, session) if step["can_ease"])
    page = alice.get(f"{session}/hurts")
    sent = {"step": step["id"], "body_part": "back", "strength": "6", "then": "stop"}
    assert location(alice.submit(page, sent, action=f"{session}/outcomes")) == f"{session}/rating"
    alice.post(f"{session}/rating", {"pain_after": "6"})

    outcome = db.scalars(select(StepOutcome)).one()
    assert (outcome.body_part, outcome.strength) == ("back", 6)
    assert f"Hurt {step['name']}, lower back, 6; next time" in alice.get(f"{session}/summary").text
    assert f"{step['name']}, lower back, 6" in history(alice, session)


def test_neither_has_to_be_said(alice: Client, db: Session) -> None:
    session = begun(alice)
    step = numbered(alice, session)[0]
    alice.submit(alice.get(f"{session}/hurts"), {"step": step["id"], "then": "stop"}, action=f"{session}/outcomes")

    outcome = db.scalars(select(StepOutcome)).one()
    assert (outcome.body_part, outcome.strength) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body_part": "soul"}, "choose where it hurt from the list"),
        ({"strength": "11"}, "one of the numbers from 0 to 10"),
        ({"strength": "6.5"}, "one of the numbers from 0 to 10"),
        ({"strength": ["5", "6"]}, "one of the numbers from 0 to 10"),
        ({"kind": "skipped", "strength": "6"}, "only where something hurt"),
        ({"kind": "eased", "body_part": "knee"}, "only where something hurt"),
    ],
)
def test_what_cannot_be_said_of_a_step_is_refused_with_a_sentence(
    alice: Client, db: Session, wrong: dict[str, Any], sentence: str
) -> None:
    session = begun(alice)
    step = next(step for step in numbered(alice, session) if step["can_ease"])
    answer = alice.post(f"{session}/outcomes", {"step": step["id"], "kind": "hurt", **wrong}, status=422)

    assert sentence in answer.text
    assert list(db.scalars(select(StepOutcome))) == []


def test_what_was_chosen_is_still_there_after_a_refusal(alice: Client) -> None:
    session = begun(alice)
    sent = {"kind": "hurt", "step": "", "body_part": "knee", "strength": "7"}
    page = alice.page(alice.post(f"{session}/outcomes", sent, status=422))

    fields = page.fields(f"{session}/outcomes")
    assert (fields["body_part"], fields["strength"]) == ("knee", "7")


def test_symptoms_in_the_leg_still_lead_to_the_safety_questions(alice: Client) -> None:
    session = begun(alice)
    step = numbered(alice, session)[0]
    sent = {"step": step["id"], "kind": "hurt", "then": "leg", "body_part": "leg", "strength": "7"}

    assert location(alice.post(f"{session}/outcomes", sent)).startswith("/before-you-begin?")
    assert location(alice.fetch(session)).startswith("/before-you-begin?")


def test_a_script_is_answered_with_the_plan_as_it_is_now(alice: Client) -> None:
    session = begun(alice)
    step = next(step for step in plan(alice, session)["steps"] if step["can_ease"])
    sent = {"step": step["id"], "kind": "eased"}
    answer = alice.post(f"{session}/outcomes", sent, status=200, headers={"Accept": "application/json"}).get_json()

    assert answer.items() >= plan(alice, session).items()
    assert next(one for one in answer["steps"] if one["id"] == step["id"])["easier"]
