"""While a comparison goes on: what Today and the page before a session say, and which session takes what was drawn."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.comparing import TITLES, drawn_next, kept, lead, rated
from tests.pages.practising import OTHER, ROUTINE, id_of, session_ago
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.models import GuidedSession, StepOutcome


def test_today_says_that_ebb_chooses_but_not_yet_what(alice: Client, comparing: str) -> None:
    page = alice.get("/")
    assert "Ebb chooses between Four-minute mobiliser and Legs-up release (1 of 20)." in page.text
    assert comparing in page.links()


def test_ebb_offers_what_was_drawn_and_the_session_takes_it(alice: Client, comparing: str, db: Session) -> None:
    for number in range(1, 6):
        drawn = drawn_next(db, comparing)
        page = alice.get("/begin?rating=5")
        assert f"Ebb chose {TITLES[drawn]} for your comparison ({number} of 20)." in page.text
        session = lead(alice)
        taken = db.scalars(select(Assignment).where(Assignment.session_id == id_of(session))).one()
        assert (taken.place, taken.routine) == (number - 1, drawn)


def test_another_length_of_what_was_drawn_still_takes_it(alice: Client, comparing: str, db: Session) -> None:
    drawn = drawn_next(db, comparing)
    offer = alice.get("/begin?rating=5")
    change = next(link for link in offer.links() if link.startswith("/begin/change"))
    page = alice.get(change)
    session = location(alice.submit(page, {"variant": "gentle"}, action="/sessions"))
    assert db.get_one(GuidedSession, id_of(session)).variant == "gentle"
    assert [a.routine for a in kept(db, comparing).assignments if a.session_id == id_of(session)] == [drawn]


def test_what_the_person_chooses_themselves_is_no_part_of_it_and_is_counted(
    alice: Client, comparing: str, db: Session
) -> None:
    drawn = drawn_next(db, comparing)
    for slug in (ROUTINE, OTHER):
        page = alice.get(f"/begin?rating=5&routine={slug}")
        assert "You chose this one yourself, so it is not part of your comparison." in page.text
        assert "/begin?rating=5" in page.links()
        rated(alice, location(alice.submit(page, action="/sessions")), 3)
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    page = alice.get(comparing)
    assert f"Two sessions were begun otherwise than drawn: two when {TITLES[drawn]} was next." in page.text
    assert "They weaken the comparison a little" in page.text


@pytest.mark.parametrize("rating", [3, 6, 10])
def test_on_a_rating_that_not_both_are_meant_for_it_waits_for_both_and_says_why(
    alice: Client, comparing: str, db: Session, rating: int
) -> None:
    page = alice.get(f"/begin?rating={rating}")
    assert "Your comparison waits: only 4 to 5 fits both its routines." in page.text
    rated(alice, location(alice.submit(page, action="/sessions")), 2)
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    assert "One session fell on a day on which it waited, for both routines alike." in alice.get(comparing).text


def test_in_a_flare_it_waits(alice: Client, comparing: str, db: Session) -> None:
    assert "Your comparison waits while the flare lasts." in alice.get("/begin?rating=5&flare=yes").text
    session_ago(db, alice, timedelta(hours=5), 5, flare=True)
    assert "Your comparison waits while the flare lasts." in alice.get("/begin?rating=5").text


def test_after_that_hurts_it_rests_for_two_days_whichever_of_the_two_it_was(
    alice: Client, comparing: str, db: Session
) -> None:
    for slug in (ROUTINE, OTHER):
        session = session_ago(db, alice, timedelta(hours=47), 5, 4, routine=slug)
        hurt = StepOutcome(key=uuid4(), step="rest", kind="hurt", position=1, happened_at=session.started_at)
        session.outcomes.append(hurt)
        db.commit()
        said = alice.get("/begin?rating=5").text
        assert f"Your comparison rests for two days, because a step of {TITLES[slug]} hurt." in said
        db.delete(session)
        db.commit()
    assert "Ebb chose" in alice.get("/begin?rating=5").text


def test_where_not_both_can_be_begun_it_waits(alice: Client, comparing: str) -> None:
    alice.post("/begin/place", {"place": "bed"})
    assert "Your comparison waits: not both its routines begin in bed." in alice.get("/begin?rating=5").text


def test_an_emergency_comes_before_any_comparison(alice: Client, comparing: str, db: Session) -> None:
    alice.post("/before-you-begin", {"sign": "numb-between-the-legs", "answer": "some"})
    answer = alice.fetch("/begin?rating=5")
    assert answer.status_code in (302, 303)
    assert urlsplit(location(answer)).path.startswith("/before-you-begin")
    assert not any(a.taken_at for a in kept(db, comparing).assignments)


def test_a_session_that_is_heard_of_late_takes_what_was_offered_to_it(
    alice: Client, comparing: str, db: Session
) -> None:
    db.execute(update(FairComparison).values(started_at=datetime.now(UTC) - timedelta(days=2)))
    db.commit()
    drawn = drawn_next(db, comparing)
    page = alice.get("/begin?rating=5")
    session = location(alice.submit(page, {"ago": "86400"}, action="/sessions"))
    taken = db.scalars(select(Assignment).where(Assignment.session_id == id_of(session))).one()
    assert taken.routine == drawn
    assert taken.taken_at == db.get_one(GuidedSession, id_of(session)).started_at
    late = alice.submit(page, {"ago": "80000", "key": str(uuid4())}, action="/sessions")
    assert [a.session_id for a in kept(db, comparing).assignments].count(id_of(location(late))) == 0


@pytest.mark.parametrize("drawn", ["", "x", "0", "00000000-0000-4000-8000-000000000000"])
def test_a_session_with_a_mark_that_means_nothing_begins_all_the_same(
    alice: Client, comparing: str, db: Session, drawn: str
) -> None:
    page = alice.get("/begin?rating=5")
    alice.submit(page, {"drawn": drawn}, action="/sessions")
    assert not any(a.taken_at for a in kept(db, comparing).assignments)
    assert len(db.scalars(select(GuidedSession)).all()) == 1
