"""The page of a comparison: what can be said so far, and at the end."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.comparing import filled, kept
from tests.pages.practising import OTHER, ROUTINE
from webapp.practice.comparison_models import FairComparison
from webapp.practice.models import Rating

pytestmark = pytest.mark.usefixtures("lots")


def test_at_first_the_page_says_how_many_are_missing_and_not_what_comes(
    alice: Client, comparing: str, db: Session
) -> None:
    page = alice.get(comparing)
    assert page.heading == "Too early to tell."
    assert "Still missing: ten of Four-minute mobiliser and ten of Legs-up release." in page.text
    assert "Next is 1 of 20: Ebb chooses when you answer 4 to 5." in page.text
    assert kept(db, comparing).seed not in page.html


def test_with_a_difference_it_says_which_by_how_much_and_how_sure(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -(place % 2) - 2 * (slug == ROUTINE), 24)
    page = alice.get(f"/comparisons/{made}")
    assert page.heading == "So far Legs-up release is followed by less pain."
    assert "points lower (95 percent interval" in page.text
    assert "Ebb is very sure of it." in page.text
    assert "It is not over yet, so this may still turn." in page.text
    assert len(page.findall(".//svg//circle[@class='c-dot']")) == 2 * 24
    assert page.findall(".//table")


def test_without_a_difference_it_says_what_is_still_open(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -((place // 2) % 3), 24)
    alice.post(f"/comparisons/{made}/ending")
    page = alice.get(f"/comparisons/{made}")
    assert page.heading == "No clear difference."
    assert "it may be anything from" in page.text
    assert "It does not show that they are equal" in page.text
    assert "this may still turn" not in page.text


def test_sessions_with_one_number_and_deleted_ones_are_counted_and_said(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: None if place == 3 else -1, 24)
    first = db.get_one(FairComparison, made).assignments[0]
    alice.post(f"/history/{first.session_id}/removal")
    text = alice.get(f"/comparisons/{made}").text
    assert "lacks a number and cannot be counted." in text
    assert "was deleted." in text


def test_a_correction_of_a_rating_is_reckoned_with(alice: Client, db: Session) -> None:
    made = filled(db, alice, lambda slug, place: -1, 24)
    assert alice.get(f"/comparisons/{made}").heading == "So far no clear difference."
    better = [a.session_id for a in db.get_one(FairComparison, made).assignments if a.taken_at and a.routine == OTHER]
    db.execute(update(Rating).where(Rating.session_id.in_(better), Rating.moment == "after").values(score=1))
    db.commit()
    assert alice.get(f"/comparisons/{made}").heading == "So far Four-minute mobiliser is followed by less pain."


def test_ended_early_it_suggests_as_usual_keeps_its_page_and_shows_its_seed(
    alice: Client, comparing: str, db: Session
) -> None:
    page = alice.follow(alice.submit(alice.get(comparing), action=f"{comparing}/ending"))
    assert not re.search(r"(\d+ \w+) to \1\.", page.text), "One day is named once."
    assert page.heading == "Too few sessions to tell."
    assert kept(db, comparing).seed in page.html
    assert "comparison" not in alice.get("/begin?rating=5").text
    overview = alice.get("/comparisons")
    assert comparing in overview.links()
    assert "Earlier comparisons" in overview.text


def test_after_its_days_it_is_over_by_itself(alice: Client, comparing: str, db: Session) -> None:
    db.execute(update(FairComparison).values(started_at=datetime.now(UTC) - timedelta(days=15)))
    db.commit()
    assert "comparison" not in alice.get("/begin?rating=5").text
    assert alice.get(comparing).heading == "Too few sessions to tell."
    assert "Let Ebb choose" in alice.get("/comparisons").text
