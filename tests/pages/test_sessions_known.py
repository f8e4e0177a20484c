"""A step that somebody knows is led in fewer words, until they want them back."""

from datetime import timedelta

from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.practising import ROUTINE, begun, id_of, plan, session_ago
from tests.pages.test_sessions_changing import row, step_of, wish
from webapp.practice.models import GuidedSession

STEP = "knees-side-to-side"


def heard(db: Session, client: Client, times: int) -> None:
    for days in range(1, times + 1):
        session_ago(db, client, timedelta(days=days), variant="standard", heard_steps=[STEP])


def begun_standard(client: Client) -> str:
    return begun(client, routine=ROUTINE, variant="standard")


def test_after_five_times_a_step_is_led_in_fewer_words_by_itself(alice: Client, db: Session) -> None:
    heard(db, alice, 4)
    whole = plan(alice, begun_standard(alice))
    heard(db, alice, 1)
    session = begun_standard(alice)
    fewer = plan(alice, session)

    assert STEP in db.get_one(GuidedSession, id_of(session)).short_steps
    assert (step_of(whole, STEP)["short"], step_of(fewer, STEP)["short"]) == (False, True)
    assert words_of(fewer) < words_of(whole)


def test_full_words_bring_the_rest_back_in_mid_session_and_leave_the_person_in_the_step(
    alice: Client, db: Session
) -> None:
    heard(db, alice, 5)
    session = begun_standard(alice)
    here = step_of(plan(alice, session), STEP)

    after = wish(alice, session, words="full", position=str(here["start"] + 4))
    there = step_of(after, STEP)
    assert not there["short"]
    assert there["start"] <= after["position"] < there["end"]
    assert STEP in row(db, session).short_steps


def test_a_step_that_is_wanted_in_full_is_whole_in_the_next_session(alice: Client, db: Session) -> None:
    heard(db, alice, 5)
    alice.post("/settings/words", {"step": f"{ROUTINE}/{STEP}", "words": "full"})

    assert not step_of(plan(alice, begun_standard(alice)), STEP)["short"]


def words_of(document: dict[str, list[dict[str, str]]]) -> int:
    """How many are said in the step."""
    return sum(len(cue["text"].split()) for cue in document["cues"] if cue["step"] == STEP)
