"""The days of a plan as a picture shows them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from tests.pages.diaries import add_session
from webapp.practice.plan_days import plan_days
from webapp.practice.plans import put_away, take_on

ZONE = "Pacific/Auckland"
TAKEN = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
"""In Auckland it is eight in the morning of 2 March."""
FIRST, LAST = date(2026, 2, 1), date(2026, 3, 31)


@pytest.fixture
def plan(db: Session, alice: UUID) -> UUID:
    found = take_on(db, alice, uuid4(), "knee-walk", times_a_day=2, days=5, now=TAKEN, time_zone=ZONE)
    db.commit()
    return found.id


def practised(db: Session, person: UUID, at: datetime, *, heard: float = 200.0, routine: str = "knee-walk") -> None:
    add_session(db, person, at, None, routine=routine, heard=heard, time_zone=ZONE)


def days(
    db: Session, person: UUID, today: date = LAST, first: date = FIRST, last: date = LAST
) -> list[tuple[int, bool]]:
    return [(found.day.day, found.practised) for found in plan_days(db, person, first, last, today)]


@pytest.mark.usefixtures("plan")
def test_a_day_is_practised_with_one_session_of_the_plan(db: Session, alice: UUID, bob: UUID) -> None:
    practised(db, alice, TAKEN + timedelta(minutes=5))
    practised(db, alice, TAKEN + timedelta(days=2, hours=15))
    practised(db, bob, TAKEN + timedelta(days=1))
    assert days(db, alice) == [(2, True), (3, False), (4, True), (5, False), (6, False)]
    assert days(db, bob) == []


@pytest.mark.usefixtures("plan")
def test_another_routine_and_a_session_that_broke_off_at_once_are_no_practice(db: Session, alice: UUID) -> None:
    practised(db, alice, TAKEN + timedelta(minutes=5), routine="legs-up-release")
    practised(db, alice, TAKEN + timedelta(minutes=9), heard=20)
    assert not any(done for _, done in days(db, alice))


@pytest.mark.usefixtures("plan")
def test_today_is_not_missed_before_it_is_over_and_tomorrow_is_not_there(db: Session, alice: UUID) -> None:
    assert days(db, alice, today=date(2026, 3, 3)) == [(2, False)]
    practised(db, alice, TAKEN + timedelta(days=1))
    assert days(db, alice, today=date(2026, 3, 3)) == [(2, False), (3, True)]


def test_a_plan_that_was_put_away_ends_on_the_day_before(db: Session, alice: UUID, plan: UUID) -> None:
    put_away(db, alice, plan, TAKEN + timedelta(days=2))
    db.commit()
    assert [day for day, _ in days(db, alice)] == [2, 3]


@pytest.mark.usefixtures("plan")
def test_only_the_days_that_are_asked_for_are_told_of(db: Session, alice: UUID) -> None:
    practised(db, alice, TAKEN + timedelta(minutes=5))
    assert days(db, alice, first=date(2026, 3, 5)) == [(5, False), (6, False)]
    assert days(db, alice, last=date(2026, 3, 2)) == [(2, True)]
    assert days(db, alice, first=date(2026, 3, 7)) == []


@pytest.mark.usefixtures("plan")
def test_two_plans_on_one_day_are_one_day(db: Session, alice: UUID) -> None:
    take_on(db, alice, uuid4(), "legs-up", times_a_day=1, days=2, now=TAKEN + timedelta(days=3), time_zone=ZONE)
    db.commit()
    practised(db, alice, TAKEN + timedelta(days=3, minutes=5), routine="legs-up")
    found = plan_days(db, alice, FIRST, LAST, LAST)
    assert [(one.day.day, one.practised) for one in found] == [
        (2, False),
        (3, False),
        (4, False),
        (5, True),
        (6, False),
    ]
