from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from tests.pages.diaries import add_rating, add_session
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.patterns import NEWEST, hour_scores, missing_ratings, morning_scores

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
EVENING = datetime(2026, 11, 10, 20, tzinfo=UTC)


def add_morning(db: Session, session: GuidedSession, score: int) -> None:
    at = session.started_at + timedelta(hours=11)
    db.add(
        Rating(
            person_id=session.person_id,
            session_id=session.id,
            key=uuid4(),
            moment="morning",
            score=score,
            rated_at=at,
            time_zone=session.time_zone,
        )
    )
    db.commit()


def test_a_morning_is_joined_to_its_session(db: Session, alice: UUID, bob: UUID) -> None:
    for day, (before, after) in enumerate([(7, 4), (7, 4), (6, None), (None, 3)]):
        add_morning(db, add_session(db, alice, EVENING + timedelta(days=day), before, after), 5)
    add_session(db, alice, EVENING + timedelta(days=9), 9, 8)
    add_rating(db, alice, EVENING + timedelta(days=9), 9)
    add_morning(db, add_session(db, bob, EVENING, 10, 10), 10)
    assert morning_scores(db, alice, FIRST, LAST) == Counter({(7, 4, 5): 2, (6, None, 5): 1, (None, 3, 5): 1})


def test_a_morning_counts_in_the_days_in_which_it_lies(db: Session, alice: UUID) -> None:
    add_morning(db, add_session(db, alice, datetime(2026, 10, 31, 20, tzinfo=UTC), 6, 4), 5)
    add_morning(db, add_session(db, alice, datetime(2026, 11, 30, 20, tzinfo=UTC), 9, 9), 9)
    assert morning_scores(db, alice, FIRST, LAST) == Counter({(6, 4, 5): 1})


@pytest.mark.parametrize(
    ("time_zone", "hour"), [("Europe/London", 20), ("America/New_York", 15), ("Asia/Kathmandu", 1), ("no/where", 20)]
)
def test_the_hour_is_that_of_the_clock_where_it_was(db: Session, alice: UUID, time_zone: str, hour: int) -> None:
    add_session(db, alice, EVENING, 6, 4, time_zone=time_zone)
    assert hour_scores(db, alice, FIRST, LAST) == Counter({(hour, 6): 1})


def test_summer_time_is_minded(db: Session, alice: UUID) -> None:
    add_session(db, alice, datetime(2026, 10, 24, 20, tzinfo=UTC), 6, 4)
    add_session(db, alice, datetime(2026, 10, 25, 20, tzinfo=UTC), 6, 4)
    assert hour_scores(db, alice, date(2026, 10, 1), LAST) == Counter({(21, 6): 1, (20, 6): 1})


def test_ratings_on_their_own_have_an_hour_and_those_of_mornings_and_after_have_none(db: Session, alice: UUID) -> None:
    add_rating(db, alice, EVENING, 3)
    add_morning(db, add_session(db, alice, EVENING, None, 4), 5)
    assert hour_scores(db, alice, FIRST, LAST) == Counter({(20, 3): 1})


def test_of_very_many_ratings_the_newest_are_taken(db: Session, alice: UUID) -> None:
    same = {"person_id": alice, "moment": "now", "time_zone": "UTC"}
    for number in range(NEWEST + 20):
        at = EVENING + timedelta(minutes=number)
        db.add(Rating(key=uuid4(), score=0 if number < 20 else 7, rated_at=at, **same))
    db.commit()
    found = hour_scores(db, alice, FIRST, LAST)
    assert (found.total(), {score for _, score in found}) == (NEWEST, {7})


def test_what_was_not_rated_is_counted_as_missing(db: Session, alice: UUID, bob: UUID) -> None:
    for day, (before, after) in enumerate([(7, 4), (6, None), (6, None), (None, 3), (None, None)]):
        add_session(db, alice, EVENING + timedelta(days=day), before, after)
    add_session(db, bob, EVENING, None, None)
    add_rating(db, alice, EVENING, 9)
    found = missing_ratings(db, alice, FIRST, LAST, LAST)
    assert (found.sessions, found.before, found.after) == (5, 2, 3)


def test_a_session_that_is_going_on_misses_nothing_yet(db: Session, alice: UUID) -> None:
    for day in (0, 1):
        add_session(db, alice, EVENING + timedelta(days=day), 6).ended_at = None
    add_session(db, alice, EVENING + timedelta(days=1), 6, 4)
    db.commit()
    today = (EVENING + timedelta(days=1)).date()
    found = missing_ratings(db, alice, FIRST, LAST, today)
    assert (found.sessions, found.before, found.after) == (2, 0, 1)
