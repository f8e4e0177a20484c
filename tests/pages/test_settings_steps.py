"""The steps that are changed because they hurt, and those that somebody knows."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.practising import ROUTINE, hurt, session_ago, statements
from tests.pages.preferring import keep, kept
from webapp.practice.compositions import ComposedRoutine
from webapp.practice.models import StepChoice

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_steps_that_hurt_are_listed_with_the_reason_and_can_be_put_back(alice: Client, db: Session) -> None:
    session = session_ago(db, alice, timedelta(days=3))
    assert "Steps that are changed" not in alice.get("/settings").text
    step = exercise(alice)
    for _ in range(2):
        session.outcomes.append(hurt(step))
    db.commit()
    page = alice.get("/settings")
    assert "left out" in page.text
    assert "Hurt twice, last on" in page.text
    alice.post("/settings/steps", page.fields("/settings/steps") | {"choice": "usual"})
    assert "Steps that are changed" not in alice.get("/settings").text
    assert db.scalars(select(StepChoice.step)).all() == [step]


def test_a_step_that_is_known_can_be_said_in_full_again_and_back(alice: Client, bob: Client, db: Session) -> None:
    step = exercise(alice)
    for _ in range(5):
        session_ago(db, alice, timedelta(days=3)).heard_steps = [step]
    db.commit()
    page = alice.get("/settings")
    assert "Steps that you know" in page.text
    assert "Steps that you know" not in bob.get("/settings").text
    chosen = {"step": page.fields("/settings/words")["step"]}
    alice.post("/settings/words", chosen | {"words": "full"})
    assert kept(db, alice).preferences["in_full"] == [f"{ROUTINE}/{step}"]
    assert "said in full" in alice.get("/settings").text
    bob.post("/settings/words", chosen | {"words": "full"}, status=422)
    alice.post("/settings/words", chosen | {"words": "loud"}, status=422)
    alice.post("/settings/words", chosen | {"words": "fewer"})
    assert kept(db, alice).preferences["in_full"] == []


def test_whoever_hears_every_word_is_not_told_which_steps_are_known(alice: Client, db: Session) -> None:
    for _ in range(5):
        session_ago(db, alice, timedelta(days=3)).heard_steps = [exercise(alice)]
    db.commit()
    keep(alice, words="full")
    assert "Steps that you know" not in alice.get("/settings").text


def test_the_number_of_statements_does_not_grow_with_the_routines(app: Flask, alice: Client, db: Session) -> None:
    engine = app.extensions["ebb"].engine
    with statements(engine) as before:
        alice.get("/settings")
    for routine in list(app.extensions["ebb"].catalogue.routines)[:5]:
        session_ago(db, alice, timedelta(days=3)).routine = routine
        db.add(ComposedRoutine(person_id=alice.person.id, key=uuid4(), title="Mine", picks=[], composed_at=NOW))
    db.commit()
    with statements(engine) as after:
        alice.get("/settings")
    assert len(after) == len(before)


def exercise(client: Client) -> str:
    """The first step of the routine that can be left out."""
    routines = client.browser.application.extensions["ebb"].catalogue.routines
    return str(next(step.id for step in routines[ROUTINE].steps if step.is_exercise))
