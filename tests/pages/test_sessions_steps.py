from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, id_of, listen_until, plan, screened
from webapp.practice.models import GuidedSession, StepChoice, StepOutcome

DEEP_SEAT = "deep-seat-release"
WAYS = {"down-to-the-floor", "up-from-the-floor"}


def exercise(document: dict[str, Any]) -> dict[str, Any]:
    """A step in the middle that can be eased."""
    found: dict[str, Any] = next(step for step in document["steps"] if step["can_ease"] and step["can_leave_out"])
    return found


def outcomes(db: Session) -> list[tuple[str, str]]:
    return [(row.step, row.kind) for row in db.scalars(select(StepOutcome).order_by(StepOutcome.happened_at))]


def happens(client: Client, session: str, step: str, kind: str = "hurt", status: int = 303, **further: str) -> str:
    answer = client.post(f"{session}/outcomes", {"step": step, "kind": kind, **further}, status=status)
    return location(answer) if status == 303 else answer.text


def times(document: dict[str, Any], before: str) -> list[tuple[str, float, float]]:
    ids = [step["id"] for step in document["steps"]]
    return [(step["id"], step["start"], step["end"]) for step in document["steps"][: ids.index(before)]]


def test_easier_changes_the_step_and_its_track_but_no_time_before_it(alice: Client, db: Session) -> None:
    session = begun(alice)
    before = plan(alice, session)
    step = exercise(before)

    assert happens(alice, session, step["id"], "eased", position=str(step["start"] + 5)) == session
    after = plan(alice, session)
    eased = next(one for one in after["steps"] if one["id"] == step["id"])
    assert (eased["easier"], eased["can_ease"], eased["start"]) == (True, False, step["start"])
    assert after["track"] != before["track"]
    assert times(after, step["id"]) == times(before, step["id"])
    row = db.get_one(GuidedSession, id_of(session))
    assert row.position == pytest.approx(step["start"])
    assert row.planned_seconds == pytest.approx(after["duration"])


def test_that_hurts_without_script_goes_on_easier(alice: Client, db: Session) -> None:
    session = begun(alice)
    step = exercise(plan(alice, session))
    page = alice.get(f"{session}/hurts")
    assert " ".join(step["way_out"]) in page.text

    alice.submit(page, {"step": step["id"], "then": "easier"}, action=f"{session}/outcomes")

    assert outcomes(db) == [(step["id"], "hurt")]
    assert exercise_of(alice, session, step["id"])["easier"]


def test_that_hurts_without_script_names_each_step_as_it_is_led(alice: Client) -> None:
    session = begun(alice, routine="two-minutes-in-bed", variant="gentle")
    page = alice.get(f"{session}/hurts")
    assert "Heels press by turns" in page.text
    assert "Lean your knees" not in page.text


def exercise_of(client: Client, session: str, step: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in plan(client, session)["steps"] if one["id"] == step)
    return found


def test_the_step_at_which_somebody_is_stands_chosen(alice: Client) -> None:
    session = begun(alice)
    step = exercise(plan(alice, session))
    listen_until(alice, session, step["start"] + 2)

    assert alice.get(f"{session}/hurts").fields(f"{session}/outcomes")["step"] == step["id"]


def test_a_step_that_is_left_out_is_gone_and_no_time_before_it_changes(alice: Client) -> None:
    session = begun(alice)
    before = plan(alice, session)
    step = exercise(before)
    happens(alice, session, step["id"], then="leave-out")

    after = plan(alice, session)
    assert step["id"] not in [one["id"] for one in after["steps"]]
    assert (
        times(before, step["id"])
        == [(one["id"], one["start"], one["end"]) for one in after["steps"]][: len(times(before, step["id"]))]
    )


def without_the_turn(client: Client) -> str:
    """A session of which the only thing that is done on the floor was left out for good."""
    screened(client)
    client.post("/settings/steps", {"routine": DEEP_SEAT, "step": "seated-turn", "choice": "left out"})
    return begun(client, routine=DEEP_SEAT, variant="standard")


def test_nobody_is_led_to_the_floor_for_nothing(alice: Client) -> None:
    session = without_the_turn(alice)
    steps = plan(alice, session)["steps"]

    assert WAYS.isdisjoint(step["id"] for step in steps)
    numbers = [step["number"] for step in steps if step["number"]]
    assert sorted(set(numbers)) == list(range(1, steps[0]["of"] + 1))
    assert alice.page(alice.fetch(session)).text.count("Down to the floor") == 0


def test_the_summary_does_not_call_the_way_to_the_floor_left_out(alice: Client) -> None:
    session = without_the_turn(alice)
    page = alice.submit(alice.get(f"{session}/rating"), {"pain_after": "4"}, action=f"{session}/rating")
    summary = alice.follow(page).text

    assert "Seated turn" in summary
    assert "floor" not in summary


def test_who_is_on_the_floor_already_is_led_up_again(alice: Client) -> None:
    session = begun(alice, routine=DEEP_SEAT, variant="standard")
    happens(alice, session, "seated-turn", then="leave-out")

    left = [step["id"] for step in plan(alice, session)["steps"]]
    assert "seated-turn" not in left
    assert WAYS.issubset(left)


def test_a_step_that_only_guides_stays(alice: Client) -> None:
    session = begun(alice)
    guiding = next(step for step in plan(alice, session)["steps"] if not step["can_leave_out"] and step["way_out"])
    refusal = happens(alice, session, guiding["id"], status=422, then="leave-out")

    assert "leads from one position to the next, so it stays" in refusal
    assert guiding["id"] in [step["id"] for step in plan(alice, session)["steps"]]


def test_stopping_for_today_leads_to_the_question(alice: Client) -> None:
    session = begun(alice)
    assert happens(alice, session, exercise(plan(alice, session))["id"], then="stop") == f"{session}/rating"


def test_leg_symptoms_lead_to_the_safety_questions_and_they_are_due_again(alice: Client, db: Session) -> None:
    session, key = begun(alice), str(uuid4())
    step = exercise(plan(alice, session))["id"]
    happens(alice, session, step, key=key)

    assert happens(alice, session, step, key=key, then="leg").startswith("/before-you-begin?next=")
    assert outcomes(db) == [(step, "hurt")]
    assert location(alice.fetch("/begin?rating=4")).startswith("/before-you-begin")


def test_an_emergency_stops_a_session_that_is_already_open(alice: Client) -> None:
    session = begun(alice)
    step = exercise(plan(alice, session))["id"]
    questions = happens(alice, session, step, then="leg")
    alice.post(questions, {"sign": "bladder-or-bowels", "answer": "some"})

    assert location(alice.fetch(session)).startswith("/before-you-begin/stop")


def test_going_on_easier_where_there_is_no_easier_form_is_refused_with_a_sentence(alice: Client) -> None:
    session = begun(alice)
    guiding = next(step for step in plan(alice, session)["steps"] if not step["can_ease"] and step["way_out"])
    assert "no easier form of this step" in happens(alice, session, guiding["id"], status=422, then="easier")


def test_the_same_outcome_twice_is_one_and_another_with_its_key_is_refused(alice: Client, db: Session) -> None:
    session, key = begun(alice), str(uuid4())
    step = exercise(plan(alice, session))["id"]
    for _ in range(2):
        happens(alice, session, step, "eased", key=key)
    happens(alice, session, step, "hurt", 409, key=key)

    assert outcomes(db) == [(step, "eased")]


@pytest.mark.parametrize(
    "wrong", [{"step": "moon"}, {"step": ""}, {"kind": "loved"}, {"then": "dance"}, {"key": "x"}, {"position": "x"}]
)
def test_what_makes_no_sense_is_refused_with_a_sentence(alice: Client, db: Session, wrong: dict[str, str]) -> None:
    session = begun(alice)
    sent = {"step": exercise(plan(alice, session))["id"], "kind": "hurt", **wrong}
    page = alice.page(alice.post(f"{session}/outcomes", sent, status=422))

    assert page.find('.//p[@class="field__error"]').text
    assert outcomes(db) == []


def test_what_has_no_easier_form_cannot_be_eased(alice: Client, db: Session) -> None:
    happens(alice, begun(alice), "get-ready", "eased", 422)

    assert outcomes(db) == []


def test_hurt_once_is_easier_next_time_twice_is_left_out_and_putting_it_back_starts_afresh(
    alice: Client, db: Session
) -> None:
    first = begun(alice)
    step = exercise(plan(alice, first))
    happens(alice, first, step["id"])

    second = begun(alice)
    assert exercise_of(alice, second, step["id"])["easier"]
    happens(alice, second, step["id"])

    third = begun(alice)
    assert step["id"] not in [one["id"] for one in plan(alice, third)["steps"]]
    assert "having hurt twice, until you put it back" in alice.get(f"/begin?rating=4&routine={ROUTINE}").text

    alice.post("/settings/steps", {"routine": ROUTINE, "step": step["id"], "choice": "usual"})
    assert not exercise_of(alice, begun(alice), step["id"])["easier"]


def test_what_was_eased_begins_easier_next_time_and_the_page_before_it_says_so(alice: Client) -> None:
    session = begun(alice)
    step = exercise(plan(alice, session))
    happens(alice, session, step["id"], "eased")

    assert "led easier, as you asked last time" in alice.get(f"/begin?rating=4&routine={ROUTINE}").text
    assert exercise_of(alice, begun(alice), step["id"])["easier"]


def test_one_persons_outcomes_never_change_anothers_session(alice: Client, bob: Client) -> None:
    session = begun(alice)
    step = exercise(plan(alice, session))["id"]
    for _ in range(2):
        happens(alice, session, step)

    assert not exercise_of(bob, begun(bob), step)["easier"]


def test_an_outcome_that_arrives_after_the_end_is_kept_and_changes_no_track(alice: Client, db: Session) -> None:
    session = begun(alice)
    document = plan(alice, session)
    alice.post(f"{session}/rating", {"pain_after": "3"})
    happens(alice, session, exercise(document)["id"], then="leave-out")

    assert outcomes(db) == [(exercise(document)["id"], "hurt")]
    assert plan(alice, session)["track"] == document["track"]


@pytest.mark.parametrize(
    ("choice", "status"), [("usual", 303), ("easier", 303), ("left out", 303), ("twice", 422), ("", 422)]
)
def test_a_decision_about_a_step_is_kept(alice: Client, db: Session, choice: str, status: int) -> None:
    step = exercise(plan(alice, begun(alice)))["id"]
    alice.post("/settings/steps", {"routine": ROUTINE, "step": step, "choice": choice}, status=status)

    kept = [(row.step, row.choice) for row in db.scalars(select(StepChoice))]
    assert kept == ([(step, choice)] if status == 303 else [])


def test_a_step_that_is_not_there_and_one_that_only_guides_cannot_be_left_out(alice: Client, db: Session) -> None:
    guiding = next(step for step in plan(alice, begun(alice))["steps"] if not step["can_leave_out"] and step["way_out"])
    for routine, step, status in ((ROUTINE, "moon", 404), ("moon", "rest", 404), (ROUTINE, guiding["id"], 422)):
        alice.post("/settings/steps", {"routine": routine, "step": step, "choice": "left out"}, status=status)

    assert db.scalars(select(StepChoice)).all() == []
