"""How it is now, written down without a session."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.diaries import add_session, entries, noon
from webapp.practice.models import Rating


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(noon(2026, 11, 21), tick=False):
        yield


def test_how_it_is_now_is_one_tap(alice: Client, db: Session) -> None:
    page = alice.get("/history/rating")
    keys = [button.get("value") for button in page.findall('.//button[@name="score"]')]
    assert keys == [str(score) for score in range(11)]
    answer = alice.post("/history/rating", {**page.fields(), "score": "6"})
    shown = alice.follow(answer)
    assert "Written down: 6." in shown.text
    assert entries(shown) == ["Sat 21 Nov 12:00 How it was, without a session pain: 6"]
    assert "One rating so far." in alice.get("/trends").heading


def test_the_same_rating_sent_twice_is_one_and_another_number_is_refused(alice: Client, db: Session) -> None:
    sent = {"key": str(uuid4()), "score": "6"}
    alice.post("/history/rating", sent)
    alice.post("/history/rating", sent)
    assert len(db.scalars(select(Rating)).all()) == 1
    alice.post("/history/rating", {**sent, "score": "7"}, status=409)
    db.expire_all()
    assert [rating.score for rating in db.scalars(select(Rating))] == [6]


def test_the_key_of_a_session_cannot_become_a_rating_on_its_own(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7)
    (before,) = db.scalars(select(Rating).where(Rating.session_id == session.id))
    alice.post("/history/rating", {"key": str(before.key), "score": "7"}, status=409)
    assert db.scalar(select(func.count()).select_from(Rating)) == 1


def test_two_people_may_have_the_same_key(alice: Client, bob: Client, db: Session) -> None:
    sent = {"key": str(uuid4()), "score": "6"}
    alice.post("/history/rating", sent)
    bob.post("/history/rating", {**sent, "score": "2"})
    assert sorted(rating.score for rating in db.scalars(select(Rating))) == [2, 6]


@pytest.mark.parametrize("wrong", ["11", "-1", "3.5", "", "x", None])
def test_what_is_no_rating_is_not_written_down(alice: Client, db: Session, wrong: str | None) -> None:
    answer = alice.post("/history/rating", {} if wrong is None else {"score": wrong}, status=422)
    assert "Please choose one of the numbers from 0 to 10." in answer.text
    assert db.scalars(select(Rating)).all() == []


def test_a_key_that_is_none_is_refused(alice: Client, db: Session) -> None:
    alice.post("/history/rating", {"score": "6", "key": "x"}, status=422)
    assert db.scalars(select(Rating)).all() == []
