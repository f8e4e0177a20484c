"""How a session is led is changed while it goes on."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import begun, id_of, listen_until, plan
from webapp.accounts.models import Person
from webapp.practice.models import GuidedSession

HOLDING = "deep-seat-release"
TURN = "seated-turn"
JSON = {"Accept": "application/json"}


def row(db: Session, session: str) -> GuidedSession:
    found = db.get_one(GuidedSession, id_of(session))
    db.refresh(found)
    return found


def wish(client: Client, session: str, /, *, status: int = 200, **fields: Any) -> dict[str, Any]:
    """What the player is told after it has sent a wish."""
    answer: dict[str, Any] = client.post(f"{session}/preferences", fields, status=status, headers=JSON).get_json()
    return answer


def step_of(document: dict[str, Any], step: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["steps"] if one["id"] == step)
    return found


def step_at(document: dict[str, Any], position: float) -> dict[str, Any]:
    found: dict[str, Any] = [one for one in document["steps"] if one["start"] <= position][-1]
    return found


def said_at(document: dict[str, Any], position: float) -> str:
    """The last sentence that has begun."""
    said: str = [cue["text"] for cue in document["cues"] if cue["text"] and cue["start"] <= position + 0.05][-1]
    return said


@pytest.mark.parametrize(
    "fields",
    [
        {"pace": "unhurried"},
        {"words": "chimes"},
        {"breath_seconds": "14"},
        {"change_sides_seconds": "30"},
        {"ready_seconds": "120"},
        {"count_down": "no", "chime": "no"},
        {"amount": f"{TURN}:60"},
    ],
)
def test_the_session_goes_on_at_the_same_sentence_as_it_is_wished(
    alice: Client, db: Session, fields: dict[str, str]
) -> None:
    session = begun(alice, routine=HOLDING)
    before = plan(alice, session)
    cue = next(cue for cue in before["cues"] if cue["kind"] == "setup" and cue["step"] == TURN)
    position = cue["start"] + 0.2

    after = wish(alice, session, position=str(position), **dict[str, Any](fields))

    assert after["version"] != before["version"]
    assert after == {**plan(alice, session), "position": after["position"]}
    assert step_at(after, after["position"])["id"] == TURN
    assert said_at(after, after["position"]) == cue["text"]
    kept = row(db, session)
    assert kept.position == pytest.approx(after["position"], abs=0.01)
    assert kept.planned_seconds == pytest.approx(after["duration"], abs=0.01)


def test_what_was_heard_stays_heard_on_the_new_track(alice: Client, db: Session) -> None:
    session = begun(alice, routine=HOLDING)
    before = plan(alice, session)
    turn = step_of(before, TURN)
    listen_until(alice, session, turn["start"] + 3)
    listen_until(alice, session, 5)

    after = wish(alice, session, pace="unhurried", position="5")

    assert step_at(after, row(db, session).heard_until)["id"] == TURN
    assert step_at(after, row(db, session).position)["id"] == "get-ready"


def test_the_same_wish_twice_is_once_and_leads_to_the_same_place(alice: Client, db: Session) -> None:
    session = begun(alice, routine=HOLDING)
    before = plan(alice, session)
    position = str(step_of(before, TURN)["start"] + 10)
    sent = {"pace": "brisk", "position": position, "shape": before["shape"]}

    assert wish(alice, session, **sent) == wish(alice, session, **sent)
    assert row(db, session).preferences["pace"] == "brisk"


def test_a_longer_hold_holds_for_this_step_and_within_what_is_safe(alice: Client, db: Session) -> None:
    session = begun(alice, routine=HOLDING)
    turn = step_of(plan(alice, session), TURN)
    assert (turn["unit"], turn["longer"]) == ("seconds", 45)

    after = step_of(wish(alice, session, amount=f"{TURN}:{turn['longer']}"), TURN)
    assert after["end"] - after["start"] == pytest.approx(turn["end"] - turn["start"] + 15, abs=1)
    assert after["longer"] == 60

    longest = step_of(wish(alice, session, amount=f"{TURN}:60"), TURN)
    assert longest["longer"] is None
    assert row(db, session).amounts == {TURN: 60}


@pytest.mark.parametrize("amount", [f"{TURN}:{number}" for number in ("61", "29", "-1", "1e9", "٤٥", "x", "")])
def test_no_step_lasts_longer_or_shorter_than_is_safe(alice: Client, db: Session, amount: str) -> None:
    session = begun(alice, routine=HOLDING)
    assert "30 and 60 seconds" in wish(alice, session, status=422, amount=amount)["problem"]
    assert row(db, session).amounts == {}


@pytest.mark.parametrize("amount", ["moon:30", TURN, ":", "stand-a-moment:30"])
def test_only_a_step_that_has_an_amount_can_have_another(alice: Client, amount: str) -> None:
    session = begun(alice, routine=HOLDING)
    assert "no step of that name" in wish(alice, session, status=422, amount=amount)["problem"]


def test_a_wish_holds_for_this_session_alone_unless_it_is_to_be_kept(alice: Client, db: Session) -> None:
    session = begun(alice, routine=HOLDING)
    wish(alice, session, pace="brisk")
    assert "pace" not in db.get_one(Person, alice.person.id).preferences

    wish(alice, session, words="full", keep="yes")
    kept = db.get_one(Person, alice.person.id).preferences
    assert kept["words"] == "full"
    assert "pace" not in kept


@pytest.mark.parametrize(
    "wrong",
    [{"pace": "flying"}, {"ready_seconds": "301"}, {"voice": "parrot"}, {"position": "NaN"}, {"ago": "yesterday"}],
)
def test_what_cannot_be_wished_is_refused_in_a_sentence_and_changes_nothing(
    alice: Client, db: Session, wrong: dict[str, str]
) -> None:
    session = begun(alice)
    before = plan(alice, session)
    problem = wish(alice, session, status=422, **{"words": "chimes", **wrong})["problem"]

    assert problem.endswith(".")
    assert problem in alice.page(alice.post(f"{session}/preferences", wrong, status=422)).text
    assert plan(alice, session) == before


def test_a_session_that_is_over_stays_as_it_was_led(alice: Client) -> None:
    session = begun(alice)
    before = plan(alice, session)
    alice.post(f"{session}/rating", {"pain_after": "3", "key": str(uuid4())})

    assert "stays as it was led" in wish(alice, session, status=409, pace="brisk")["problem"]
    assert plan(alice, session) == before


def test_a_place_on_a_track_from_before_is_found_on_the_newest(alice: Client) -> None:
    session = begun(alice, routine=HOLDING)
    before = plan(alice, session)
    turn = step_of(before, TURN)
    wish(alice, session, ready_seconds="300")

    after = wish(alice, session, pace="unhurried", shape=before["shape"], position=str(turn["start"] + 1))
    assert step_at(after, after["position"])["id"] == TURN


def test_without_script_the_form_leads_back_to_the_step_that_was_named(alice: Client, db: Session) -> None:
    session = begun(alice, routine=HOLDING)
    answer = alice.submit(alice.get(session), {"pace": "unhurried", "step": TURN}, action=f"{session}/preferences")

    assert location(answer) == session
    turn = step_of(plan(alice, session), TURN)
    assert f"#t={round(turn['start'], 1)}" in alice.get(session).find(".//audio").attrib["src"]


def test_an_eased_step_begins_again_for_the_player_where_the_answer_says(alice: Client) -> None:
    session = begun(alice, routine=HOLDING)
    left = next(one for one in plan(alice, session)["steps"] if (one["id"], one["side"]) == (TURN, "left"))
    fields = {"kind": "eased", "step": TURN, "position": str(left["start"] + 9), "key": str(uuid4())}

    after = alice.post(f"{session}/outcomes", fields, status=200, headers=JSON).get_json()
    assert step_at(after, after["position"] + 0.01)["side"] == "left"
    assert step_at(after, after["position"] + 0.01)["start"] == pytest.approx(after["position"], abs=0.01)
