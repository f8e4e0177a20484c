"""Letting Ebb choose between two routines: the offer, and what begins with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.comparing import FORM, kept
from tests.pages.practising import OTHER, ROUTINE, screened, session_ago
from webapp.practice.comparison_models import FairComparison


def test_the_offer_says_what_will_happen_and_begins_with_the_pair_that_was_done_last(
    alice: Client, db: Session
) -> None:
    session_ago(db, alice, timedelta(days=2), routine=OTHER)
    session_ago(db, alice, timedelta(days=1), routine=ROUTINE)
    page = alice.get("/comparisons")
    assert page.heading == "Which helps you more?"
    assert text_of(page.by_id("pair-h")) == "Legs-up release or Four-minute mobiliser"
    assert "When you answer 4 to 5" in page.text
    assert "Of your last 2 ratings before a session, 0 were 4 to 5." in page.text
    fields = page.fields(FORM)
    assert (fields["first"], fields["second"], fields["days"]) == (ROUTINE, OTHER, "14")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (ROUTINE, ROUTINE, "Please choose two different routines."),
        (ROUTINE, "nowhere", "There is no such routine here."),
        (OTHER, "two-minutes-in-bed", "no day fits both"),
    ],
)
def test_a_pair_that_cannot_be_compared_is_refused_with_a_sentence(
    alice: Client, db: Session, first: str, second: str, said: str
) -> None:
    assert said in alice.get(f"/comparisons?first={first}&second={second}").text
    answer = alice.post(FORM, {"first": first, "second": second, "days": "14", "key": uuid4()}, status=422)
    assert said in alice.page(answer).text
    assert db.scalars(select(FairComparison)).all() == []


@pytest.mark.parametrize("days", ["", "1", "1000", "x", "-14", "٣"])
def test_a_length_that_is_not_offered_is_refused(alice: Client, db: Session, days: str) -> None:
    answer = alice.post(FORM, {"first": ROUTINE, "second": OTHER, "days": days, "key": uuid4()}, status=422)
    assert "two, three or four weeks" in alice.page(answer).text
    assert db.scalars(select(FairComparison)).all() == []


def test_beginning_twice_is_beginning_once_and_a_second_device_comes_to_the_same_page(
    alice: Client, comparing: str, db: Session
) -> None:
    key = kept(db, comparing).key
    again = {"first": ROUTINE, "second": OTHER, "days": "14"}
    assert location(alice.post(FORM, {**again, "key": key})) == comparing
    other = alice.post(FORM, {"first": OTHER, "second": "knee-walking", "days": "28", "key": uuid4()})
    assert location(other) == comparing
    assert "A comparison is going on already" in alice.follow(other).text
    assert len(db.scalars(select(FairComparison)).all()) == 1


def test_charlie_sees_and_ends_nothing_of_it(alice: Client, charlie: Client, comparing: str, db: Session) -> None:
    charlie.get(comparing, status=404)
    charlie.post(f"{comparing}/ending", status=404)
    assert comparing not in charlie.get("/comparisons").links()
    assert "comparison" not in screened(charlie).get("/begin?rating=5").text
    assert kept(db, comparing).ended_at is None
