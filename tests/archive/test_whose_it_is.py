"""An archive whose ids belong to somebody else on the same server."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.archive.sending import read_in, taken_along
from tests.client import Client
from tests.pages.diaries import add_session
from webapp.accounts.models import Person
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.models import GuidedSession, Rating


def test_the_file_of_somebody_on_the_same_server_becomes_rows_of_ones_own(
    db: Session, alice: Client, bob: Client, archive: dict[str, Any]
) -> None:
    read_in(bob, archive)
    bobs = taken_along(bob)
    for name in ("sessions", "ratings", "routines", "plans", "comparisons", "screenings", "medication_notes"):
        assert len(bobs[name]) == len(archive[name]) > 0
        assert not {entry["id"] for entry in bobs[name]} & {entry["id"] for entry in archive[name]}
        assert [entry.get("key") for entry in bobs[name]] == [entry.get("key") for entry in archive[name]]
    assert taken_along(alice) == archive


def test_ids_that_had_to_change_change_everywhere(
    db: Session, alice: Client, bob: Client, archive: dict[str, Any]
) -> None:
    archive["person"]["preferences"]["in_full"] = [f"own-{UUID(archive['routines'][1]['id']).hex}/rest"]
    read_in(bob, archive)
    bobs = taken_along(bob)
    slugs = {f"own-{UUID(routine['id']).hex}" for routine in bobs["routines"]}
    followed = {session["routine"] for session in bobs["sessions"] if session["routine"].startswith("own-")}
    assert followed
    assert followed <= slugs
    assert bobs["person"]["preferences"]["in_full"][0].partition("/")[0] in slugs
    drawn = bobs["comparisons"][0]["assignments"]
    assert drawn[0]["session_id"] in {session["id"] for session in bobs["sessions"]}
    assert "Slow evening" in bob.get("/routines").text
    assert "Slow evening" in bob.get("/history").text


def test_reading_the_file_of_somebody_else_twice_adds_nothing(bob: Client, archive: dict[str, Any]) -> None:
    read_in(bob, archive)
    bobs = taken_along(bob)
    read_in(bob, archive)
    assert taken_along(bob) == bobs


def test_the_file_of_a_copy_adds_nothing_to_its_original(alice: Client, bob: Client, archive: dict[str, Any]) -> None:
    """Nor is anything in it there twice that has no key: the answers to the safety questions."""
    read_in(bob, archive)
    read_in(alice, taken_along(bob))
    assert taken_along(alice) == archive


def test_other_answers_of_the_same_moment_and_the_same_of_another_one_are_added(
    alice: Client, archive: dict[str, Any]
) -> None:
    first = archive["screenings"][0]
    ticked = first | {"id": str(uuid4()), "ticked": ["fever"], "verdict": "urgent"}
    at = datetime.fromisoformat(first["answered_at"]) + timedelta(microseconds=1)
    later = first | {"id": str(uuid4()), "answered_at": at.isoformat()}
    again = first | {"id": str(uuid4())}
    read_in(alice, {**archive, "screenings": [ticked, later, again]})
    ids = {entry["id"] for entry in (*archive["screenings"], ticked, later)}
    assert {entry["id"] for entry in taken_along(alice)["screenings"]} == ids


def test_it_finds_its_entries_again_though_the_other_account_is_gone(
    db: Session, alice: Client, bob: Client, archive: dict[str, Any]
) -> None:
    read_in(bob, archive)
    bobs = taken_along(bob)
    db.delete(db.get_one(Person, alice.person.id))
    db.commit()
    read_in(bob, archive)
    assert taken_along(bob) == bobs


def test_keys_that_are_taken_inside_a_new_session_are_derived(db: Session, bob: Client) -> None:
    """Nothing in a file can stand in the way of what is here."""
    add_session(db, bob.person.id, datetime.now(UTC) - timedelta(days=1), 5, 4)
    archive = taken_along(bob)
    archive["sessions"][0] |= {"id": str(uuid4()), "key": str(uuid4())}
    read_in(bob, archive)
    read_in(bob, archive)
    ratings = [rating["key"] for session in taken_along(bob)["sessions"] for rating in session["ratings"]]
    assert len(ratings) == len(set(ratings)) == 4


def test_nothing_of_anybody_else_is_changed_by_a_file_that_names_it(
    db: Session, alice: Client, charlie: Client, archive: dict[str, Any]
) -> None:
    """Charlie has Alice's ids, and sends them with other contents."""
    hers = taken_along(alice)
    for session in archive["sessions"]:
        session["note"] = "Charlie was here."
        for rating in session["ratings"]:
            rating["score"] = 0
    read_in(charlie, archive)
    assert taken_along(alice) == hers
    rated = select(Rating.id).join(Rating.session).where(Rating.person_id != GuidedSession.person_id)
    drawn = select(Assignment.id).join(Assignment.comparison)
    drawn = drawn.join(GuidedSession, GuidedSession.id == Assignment.session_id)
    drawn = drawn.where(FairComparison.person_id != GuidedSession.person_id)
    assert [*db.scalars(rated), *db.scalars(drawn)] == []
