from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.pages.diaries import add_rating, add_session
from webapp.practice.baselines import (
    back_to_first_weeks,
    baseline_days,
    choose_baseline,
    rated_between,
    standing_of,
)
from webapp.practice.comparison_models import Baseline
from webapp.practice.records import diary_of
from webapp.trends.averages import average

BEGAN = datetime(2026, 9, 30, 18, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def diary(db: Session, alice: UUID, bob: UUID) -> UUID:
    """Alice had 8, then 7 for two weeks, then 4, one session a day; Bob has 10 all the time."""
    for day in range(50):
        add_session(db, alice, BEGAN + timedelta(days=day), 8 if day == 0 else 7 if day < 14 else 4, 1)
        add_session(db, bob, BEGAN + timedelta(days=day - 100), 10, 10)
    return alice


def test_until_something_is_chosen_it_is_the_first_two_weeks(db: Session, diary: UUID) -> None:
    days = baseline_days(db, diary)
    assert days is not None
    assert (days.first, days.last, days.chosen) == (date(2026, 9, 30), date(2026, 10, 13), False)


def test_without_a_rating_there_is_none(db: Session, alice: UUID) -> None:
    add_session(db, alice, BEGAN, None, 3)
    assert baseline_days(db, alice) is None
    assert standing_of(db, alice, TODAY) is None


def test_only_ratings_before_a_session_or_on_their_own_count(db: Session, diary: UUID) -> None:
    add_rating(db, diary, BEGAN + timedelta(days=1), 2)
    rated = rated_between(db, diary, date(2026, 9, 30), date(2026, 10, 13))
    assert rated is not None
    assert (rated.count, rated.total, rated.lowest, rated.highest) == (15, 8 + 13 * 7 + 2, 2, 8)
    assert rated_between(db, diary, date(2026, 1, 1), date(2026, 2, 1)) is None


def test_the_standing_is_reckoned_from_the_same_ratings_as_the_records(db: Session, diary: UUID) -> None:
    found = standing_of(db, diary, TODAY)
    assert found is not None
    assert found.change is not None
    records = diary_of(db, diary, date(2026, 1, 1), TODAY)
    assert found.now == average(records, found.since, found.weeks)
    assert (found.weeks, found.since) == (4, date(2026, 10, 26))
    assert (found.change.then.shown, found.change.now.shown) == ("7.1", "4.0")


def test_what_comes_after_the_day_that_is_shown_does_not_count(db: Session, diary: UUID) -> None:
    found = standing_of(db, diary, date(2026, 10, 24))
    assert found is not None
    assert (found.since, found.now and found.now.count) == (date(2026, 10, 19), 6)


def test_a_choice_takes_the_place_of_the_one_before_and_can_be_taken_back(db: Session, diary: UUID) -> None:
    choose_baseline(db, diary, date(2026, 10, 1), date(2026, 10, 7))
    choose_baseline(db, diary, date(2026, 11, 1), date(2026, 11, 14))
    db.commit()
    days = baseline_days(db, diary)
    assert days is not None
    assert (days.first, days.last, days.chosen) == (date(2026, 11, 1), date(2026, 11, 14), True)
    assert db.scalar(select(func.count()).select_from(Baseline)) == 1
    back_to_first_weeks(db, diary)
    back_to_first_weeks(db, diary)
    days = baseline_days(db, diary)
    assert days is not None
    assert not days.chosen


def test_what_alice_chooses_is_not_chosen_for_bob(db: Session, diary: UUID, bob: UUID) -> None:
    choose_baseline(db, diary, date(2026, 11, 1), date(2026, 11, 14))
    back_to_first_weeks(db, bob)
    days = baseline_days(db, bob)
    assert days is not None
    assert (days.first, days.chosen) == (BEGAN.date() - timedelta(days=100), False)
    assert rated_between(db, bob, BEGAN.date(), TODAY) is None
