from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import begun, id_of, listen_until, plan, session_ago
from tests.pages.test_sessions import NO_RATINGS, kept
from webapp.pages.sessions.usual_change import said_of_change
from webapp.practice.models import Rating
from webapp.practice.queries import OPEN_FOR

LITTLE = "One session says little. After 6 with both numbers Ebb can say what is usual."
BY_ITSELF = "Part of a drop like this comes by itself."


def scores(db: Session) -> list[tuple[str, int]]:
    return [(rating.moment, rating.score) for rating in db.scalars(select(Rating).order_by(Rating.rated_at))]


def test_the_rating_after_a_session_is_kept_and_leads_to_what_changed(alice: Client, db: Session) -> None:
    session = begun(alice, pain_before="6")
    page = alice.follow(alice.submit(alice.get(f"{session}/rating"), {"pain_after": "4"}, action=f"{session}/rating"))

    assert page.heading == "It was 6. Now it is 4."
    assert scores(db) == [("before", 6), ("after", 4)]
    assert kept(db, session).ended_at is not None


@pytest.mark.parametrize("rating", NO_RATINGS)
def test_what_is_no_rating_ends_nothing(alice: Client, db: Session, rating: Any) -> None:
    session = begun(alice)
    sent = {} if rating is None else {"pain_after": rating}
    page = alice.page(alice.post(f"{session}/rating", sent, status=422))

    assert page.heading == "How is your back now?"
    assert "Please choose one of the numbers from 0 to 10." in page.text
    assert scores(db) == [("before", 4)]
    assert kept(db, session).ended_at is None


def test_nothing_is_preselected_and_no_number_may_be_given(alice: Client, db: Session) -> None:
    session = begun(alice)
    page = alice.get(f"{session}/rating")
    assert 'aria-pressed="true"' not in page.html
    assert page.find(f'.//button[@formaction="{session}/ending"]').text == "Leave it out this time"

    summary = alice.follow(alice.post(f"{session}/ending", page.fields(f"{session}/rating")))
    assert summary.heading == "It was 4. No number after it."
    assert scores(db) == [("before", 4)]


def test_the_same_rating_twice_is_one_and_another_number_is_refused(alice: Client, db: Session) -> None:
    session, key = begun(alice), str(uuid4())
    for _ in range(2):
        assert location(alice.post(f"{session}/rating", {"pain_after": "3", "key": key})) == f"{session}/summary"

    page = alice.page(alice.post(f"{session}/rating", {"pain_after": "5", "key": key}, status=409))
    assert "You have already written down 3 after this session." in page.text
    assert scores(db) == [("before", 4), ("after", 3)]


def test_a_key_that_is_none_is_refused(alice: Client, db: Session) -> None:
    session = begun(alice)
    alice.post(f"{session}/rating", {"pain_after": "3", "key": "x"}, status=422)

    assert scores(db) == [("before", 4)]


def test_once_it_is_answered_there_is_only_the_summary(alice: Client) -> None:
    session = begun(alice)
    alice.post(f"{session}/rating", {"pain_after": "3"})

    assert location(alice.fetch(f"{session}/rating")) == f"{session}/summary"


def test_half_a_day_later_it_is_too_late_for_a_number_from_after_the_session(alice: Client, db: Session) -> None:
    session = session_ago(db, alice, OPEN_FOR, after=None)
    assert location(alice.fetch(f"/sessions/{session.id}/rating")) == f"/sessions/{session.id}/summary"
    alice.post(f"/sessions/{session.id}/rating", {"pain_after": "3"}, status=409)

    assert scores(db) == [("before", 6)]


def test_a_session_that_was_heard_to_the_end_says_how_much_it_was(alice: Client) -> None:
    session = begun(alice)
    document = plan(alice, session)
    listen_until(alice, session, document["duration"])
    alice.post(f"{session}/rating", {"pain_after": "3"})

    of = document["steps"][0]["of"]
    page = alice.get(f"{session}/summary")
    assert f"{of} of {of} steps" in page.text
    assert "Part of a session" not in page.text


def test_part_of_a_session_says_so_and_counts(alice: Client) -> None:
    session = begun(alice)
    document = plan(alice, session)
    third = next(step for step in document["steps"] if step["number"] == 3)
    listen_until(alice, session, third["start"] + 3)
    alice.post(f"{session}/ending")

    page = alice.get(f"{session}/summary")
    assert f"2 of {third['of']} steps" in page.text
    assert "Part of a session counts." in page.text
    assert "1 of the last 7 days" in alice.get("/").text


def test_saying_that_it_is_finished_counts_where_no_script_told_how_far_it_came(alice: Client, db: Session) -> None:
    session = begun(alice)
    page = alice.get(f"{session}/rating?finished=1")
    alice.submit(page, {"pain_after": "3"}, action=f"{session}/rating")

    row = kept(db, session)
    assert row.heard_until == row.planned_seconds


def test_the_summary_says_what_was_eased_hurt_and_left_out_and_what_comes_of_it(alice: Client) -> None:
    session = begun(alice, pain_before="6", variant="full")
    easable = [step for step in plan(alice, session)["steps"] if step["can_ease"] and step["can_leave_out"]]
    alice.post(f"{session}/outcomes", {"step": easable[0]["id"], "kind": "eased"})
    alice.post(f"{session}/outcomes", {"step": easable[1]["id"], "kind": "hurt", "then": "leave-out"})
    alice.post(f"{session}/rating", {"pain_after": "5"})

    said = alice.get(f"{session}/summary").text
    assert f"Easier {easable[0]['name']}; Ebb begins with that next time" in said
    assert f"Hurt {easable[1]['name']}; next time more gently" in said
    assert f"Left out {easable[1]['name']}, as you asked on the way" in said
    assert "because you began at 6" in said


def test_a_note_and_a_flare_are_kept_and_shown_again(alice: Client, db: Session) -> None:
    session = begun(alice)
    alice.post(f"{session}/rating", {"pain_after": "3"})
    answer = alice.submit(
        alice.get(f"{session}/summary"), {"note": "  A long drive. <b> ", "flare": "yes"}, action=f"{session}/note"
    )

    assert location(answer) == "/"
    assert (kept(db, session).note, kept(db, session).flare) == ("A long drive. <b>", True)
    fields = alice.get(f"{session}/summary").fields(f"{session}/note")
    assert (fields["note"], fields["flare"]) == ("A long drive. <b>", "yes")


@pytest.mark.parametrize(("note", "sentence"), [("x" * 2001, "2,000 characters"), ("a\0b", "cannot be kept")])
def test_a_note_that_cannot_be_kept_is_refused_and_still_there(
    alice: Client, db: Session, note: str, sentence: str
) -> None:
    session = begun(alice)
    answer = alice.post(f"{session}/note", {"note": note}, status=422)

    assert sentence in answer.text
    assert note.replace("\0", "") in answer.text.replace("\0", "").replace("\ufffd", "")
    assert kept(db, session).note == ""


def test_from_six_pairs_on_the_summary_says_what_is_usual(alice: Client, db: Session) -> None:
    for back in range(1, 8):
        session_ago(db, alice, timedelta(days=back), before=6, after=4)
    session = begun(alice, pain_before="6")
    alice.post(f"{session}/rating", {"pain_after": "4"})

    assert "you usually go down by 2, so this is an ordinary one." in alice.get(f"{session}/summary").text


@pytest.mark.parametrize(
    ("change", "earlier", "said"),
    [
        (-2, [], f"{LITTLE} {BY_ITSELF}"),
        (0, [-1] * 5, LITTLE),
        (-2, [-1, -1, -1, -2, -2, -2], f"go down by 1 to 2, so this is an ordinary one. {BY_ITSELF}"),
        (-4, [-1] * 6, f"go down by 1, but this time it ended lower than that. {BY_ITSELF}"),
        (2, [-1] * 6, "go down by 1, but this time it ended higher than that."),
        (0, [0] * 6, "stay where you were, so this is an ordinary one."),
        (1, [-2, -2, -1, 1, 2, 2], "end between 2 lower and 2 higher, so this is an ordinary one."),
        (1, [0, 0, 1, 1, 2, 2], "go up by 0 to 2, so this is an ordinary one."),
    ],
)
def test_what_is_said_of_a_change_is_no_more_than_the_pairs_carry(change: int, earlier: list[int], said: str) -> None:
    assert said_of_change("Rest", change, earlier) == (
        said if said.startswith(LITTLE) else f"After Rest you usually {said}"
    )


def test_a_rise_points_to_where_help_is(alice: Client) -> None:
    session = begun(alice, pain_before="3")
    alice.post(f"{session}/rating", {"pain_after": "6"})

    assert "when to see somebody" in alice.get(f"{session}/summary").text


@pytest.mark.parametrize("before", range(11))
def test_the_picture_has_both_numbers_wherever_they_lie(alice: Client, before: int) -> None:
    for after in {0, max(0, before - 1), before, 10}:
        session = begun(alice, pain_before=str(before))
        alice.post(f"{session}/rating", {"pain_after": str(after)})
        assert f"Before {before}, after {after}, on a scale from 0 to 10" in alice.get(f"{session}/summary").text
        assert id_of(session)


def test_whoever_was_led_up_again_is_not_told_to_stay_lying(alice: Client) -> None:
    session = begun(alice)
    assert "Stay lying if that is good." in alice.get(f"{session}/rating").text
    listen_until(alice, session, plan(alice, session)["duration"] - 1)
    assert "Stay lying" not in alice.get(f"{session}/rating").text
    alice.post(f"{session}/rating", {"pain_after": "3"})
    assert "To get up" not in alice.get(f"{session}/summary").text


def test_a_step_that_hurt_and_has_no_easier_form_is_not_promised_to_be_gentler(alice: Client) -> None:
    session = begun(alice)
    guiding = next(step for step in plan(alice, session)["steps"] if not step["can_ease"] and step["way_out"])
    alice.post(f"{session}/outcomes", {"step": guiding["id"], "kind": "hurt", "then": "stop"})
    alice.post(f"{session}/rating", {"pain_after": "6"})

    said = alice.get(f"{session}/summary").text
    assert f"{guiding['name']}; it has no easier form, so take it slowly" in said
    assert "next time more gently" not in said
