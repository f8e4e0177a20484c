from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.practice.test_screening import NOW, alice, answer, db, rate
from webapp.practice.screening import standing
from webapp.practice.staying_clear import clear_until

__all__ = ["alice", "db"]


def test_without_ratings_the_answers_stand_for_ninety_days(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=10)
    assert clear_until(db, alice, NOW) == NOW + timedelta(days=80)


def test_who_may_not_begin_now_has_no_such_time(db: Session, alice: UUID) -> None:
    assert clear_until(db, alice, NOW) is None
    answer(db, alice, "fever")
    assert clear_until(db, alice, NOW) is None


@pytest.mark.parametrize("worse_days_ago", [6, 1])
def test_it_ends_when_the_weekly_mean_will_have_risen_by_itself(
    db: Session, alice: UUID, worse_days_ago: float
) -> None:
    """The low number moves into the week before while the high one is still in this week."""
    answer(db, alice, days_ago=30)
    rate(db, alice, 2, days_ago=6.5)
    rate(db, alice, 7, days_ago=worse_days_ago)
    ends = clear_until(db, alice, NOW)
    assert ends == NOW + timedelta(days=0.5)
    assert standing(db, alice, ends - timedelta(minutes=1)) == "clear"
    assert standing(db, alice, ends) == "due"


def test_a_rise_asks_only_a_week_after_the_last_answers(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=3)
    rate(db, alice, 2, days_ago=8)
    rate(db, alice, 7, days_ago=0.5)
    ends = clear_until(db, alice, NOW)
    assert ends == NOW + timedelta(days=4)
    assert standing(db, alice, ends) == "due"
