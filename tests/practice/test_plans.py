"""How far a plan has come, on the local days of the person."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.pages.diaries import add_session
from webapp.practice.models import TakenPlan
from webapp.practice.plan_progress import progress_of
from webapp.practice.plans import CurrentPlan, current_plan, put_away, take_on

ZONE = "Pacific/Auckland"
TAKEN = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
"""In Auckland it is eight in the morning of 2 March."""


def taken(db: Session, person: UUID, *, now: datetime = TAKEN, key: UUID | None = None) -> TakenPlan:
    plan = take_on(db, person, key or uuid4(), "knee-walk", times_a_day=2, days=3, now=now, time_zone=ZONE)
    db.commit()
    return plan


def practised(db: Session, person: UUID, at: datetime, *, heard: float = 200.0, routine: str = "knee-walk") -> None:
    add_session(db, person, at, None, routine=routine, heard=heard, time_zone=ZONE)


def plan_at(db: Session, person: UUID, now: datetime) -> CurrentPlan:
    plan = current_plan(db, person, now, ZONE)
    assert plan is not None
    return plan


def test_each_session_moves_the_plan_on_and_the_second_ends_the_day(db: Session, alice: UUID) -> None:
    taken(db, alice)
    assert (plan_at(db, alice, TAKEN).progress.done_today, plan_at(db, alice, TAKEN).progress.day) == (0, 1)
    practised(db, alice, TAKEN + timedelta(minutes=1))
    assert plan_at(db, alice, TAKEN).progress.is_due
    practised(db, alice, TAKEN + timedelta(hours=12))
    evening = plan_at(db, alice, TAKEN + timedelta(hours=13)).progress
    assert (evening.done_today, evening.is_due) == (2, False)


def test_the_day_changes_at_the_persons_midnight(db: Session, alice: UUID) -> None:
    taken(db, alice)
    practised(db, alice, TAKEN + timedelta(minutes=1))
    midnight = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
    assert plan_at(db, alice, midnight - timedelta(seconds=1)).progress.day == 1
    tomorrow = plan_at(db, alice, midnight).progress
    assert (tomorrow.day, tomorrow.done_today, tomorrow.done) == (2, 0, 1)


def test_a_session_that_broke_off_at_once_does_not_count_and_one_that_was_heard_in_part_does(
    db: Session, alice: UUID
) -> None:
    taken(db, alice)
    practised(db, alice, TAKEN + timedelta(minutes=1), heard=20.0)
    assert plan_at(db, alice, TAKEN).progress.done_today == 0
    practised(db, alice, TAKEN + timedelta(minutes=9), heard=75.0)
    assert plan_at(db, alice, TAKEN).progress.done_today == 1


def test_other_routines_other_people_and_earlier_sessions_do_not_count(db: Session, alice: UUID, bob: UUID) -> None:
    taken(db, alice)
    practised(db, alice, TAKEN + timedelta(minutes=1), routine="legs-up")
    practised(db, bob, TAKEN + timedelta(minutes=1))
    practised(db, alice, TAKEN - timedelta(minutes=30))
    assert plan_at(db, alice, TAKEN).progress.done == 0
    assert current_plan(db, bob, TAKEN, ZONE) is None


def test_a_plan_sent_twice_is_one_plan(db: Session, alice: UUID) -> None:
    key = uuid4()
    assert taken(db, alice, key=key).id == taken(db, alice, key=key).id
    assert db.scalar(select(func.count()).select_from(TakenPlan)) == 1


def test_a_new_plan_takes_the_place_of_the_one_before(db: Session, alice: UUID) -> None:
    first = taken(db, alice)
    second = taken(db, alice, now=TAKEN + timedelta(hours=1))
    assert plan_at(db, alice, TAKEN + timedelta(hours=2)).id == second.id
    put_away(db, alice, second.id, TAKEN + timedelta(hours=3))
    assert current_plan(db, alice, TAKEN + timedelta(hours=4), ZONE) is None
    db.refresh(first)
    assert first.put_away_at == TAKEN + timedelta(hours=1)


def test_nobody_puts_away_what_is_not_theirs(db: Session, alice: UUID, bob: UUID) -> None:
    plan = taken(db, alice)
    assert not put_away(db, bob, plan.id, TAKEN)
    assert plan_at(db, alice, TAKEN).id == plan.id


def test_a_plan_that_is_over_is_told_of_for_a_week(db: Session, alice: UUID) -> None:
    taken(db, alice)
    assert plan_at(db, alice, TAKEN + timedelta(days=3)).progress.is_over
    assert current_plan(db, alice, TAKEN + timedelta(days=30), ZONE) is None


@pytest.mark.parametrize(("sessions", "done"), [([1, 1, 1, 1, 2], 3), ([], 0), ([1, 2, 2, 3, 3], 5), ([4, 5, 0], 0)])
def test_no_day_counts_more_often_than_the_plan_asks_for(sessions: list[int], done: int) -> None:
    first = date(2026, 3, 2)
    days = [first + timedelta(days=day - 1) for day in sessions]
    assert progress_of(first, 3, 2, days, first + timedelta(days=4)).done == done
