"""What the phone could not send at once: it arrives hours later, twice, or after what was done on another device."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import LEGS_UP, ZONE, begin, count
from webapp.practice.beginning import begin_session
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.progress import keep_progress
from webapp.practice.queries import OPEN_FOR, is_open
from webapp.practice.recording import AlreadyRecordedError, rate_after

EARLIER = NOW - timedelta(hours=3)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def open_ones(db: Session, now: datetime) -> list[UUID]:
    db.expire_all()
    return [session.id for session in db.scalars(select(GuidedSession)) if is_open(session, now)]


def test_a_late_session_leaves_a_newer_one_open_and_is_itself_over(db: Session, alice: UUID) -> None:
    newer = begin(db, alice, at=NOW)
    late = begin(db, alice, at=EARLIER)

    assert open_ones(db, NOW) == [newer.id]
    assert late.ended_at == EARLIER


def test_a_late_session_ends_what_was_left_before_it(db: Session, alice: UUID) -> None:
    left = begin(db, alice, at=EARLIER - minutes(30))
    keep_progress(left, 80.0, (), at=EARLIER - minutes(20))
    late = begin(db, alice, at=EARLIER)

    assert open_ones(db, NOW) == [late.id]
    db.refresh(left)
    assert left.ended_at == EARLIER - minutes(30) + timedelta(seconds=80)


def test_what_follows_a_late_session_is_kept_and_moves_its_end(db: Session, alice: UUID) -> None:
    newer = begin(db, alice, at=NOW)
    late = begin(db, alice, at=EARLIER)

    keep_progress(late, 200.0, ("rest",), at=EARLIER + minutes(4))
    db.commit()
    db.refresh(late)
    assert (late.heard_until, late.heard_steps, late.ended_at) == (200.0, ["rest"], EARLIER + timedelta(seconds=200))

    rate_after(db, late, uuid4(), 3, at=EARLIER + minutes(7), time_zone=ZONE)
    db.commit()
    db.refresh(late)
    assert late.ended_at == EARLIER + minutes(7)
    assert open_ones(db, NOW) == [newer.id]


def test_a_rating_counts_at_its_own_time_and_half_a_day_is_judged_by_that(db: Session, alice: UUID) -> None:
    long_ago = NOW - timedelta(days=5)
    late = begin(db, alice, at=long_ago)
    rating = rate_after(db, late, uuid4(), 3, at=long_ago + minutes(8), time_zone=ZONE)
    assert (rating.rated_at, late.ended_at) == (long_ago + minutes(8),) * 2

    other = begin(db, alice, at=long_ago + minutes(20))
    with pytest.raises(AlreadyRecordedError, match="half a day"):
        rate_after(db, other, uuid4(), 3, at=other.started_at + OPEN_FOR, time_zone=ZONE)


def test_a_rating_from_a_clock_that_went_back_is_not_older_than_its_session(db: Session, alice: UUID) -> None:
    session = begin(db, alice, at=NOW)
    rating = rate_after(db, session, uuid4(), 3, at=NOW - minutes(5), time_zone=ZONE)

    assert (rating.rated_at, session.ended_at) == (NOW, NOW)


def test_twenty_sessions_with_their_ratings_arrive_once_though_sent_twice_and_in_any_order(
    db: Session, alice: UUID
) -> None:
    """Each day's begin comes before its rating; otherwise the newest comes first, and everything comes again."""
    days = [(uuid4(), uuid4(), NOW - timedelta(days=day), day % 11) for day in range(20)]

    def deliver(key: UUID, rating_key: UUID, started_at: datetime, score: int) -> None:
        session = begin_session(db, alice, key, LEGS_UP, at=started_at, time_zone=ZONE)
        keep_progress(session, 100.0 + score, ("rest",), at=started_at + minutes(2))
        rate_after(db, session, rating_key, score, at=started_at + minutes(8), time_zone=ZONE)
        db.commit()

    for first, second in zip(days, [*days[10:], *days[:10]], strict=True):
        deliver(*first)
        begin_session(db, alice, second[0], LEGS_UP, at=second[2], time_zone=ZONE)
        deliver(*first)

    assert (count(db, GuidedSession), count(db, Rating)) == (20, 40)
    db.expire_all()
    for key, _, started_at, score in days:
        session = db.get_one(GuidedSession, key)
        after = next(rating for rating in session.ratings if rating.moment == "after")
        assert (after.score, after.rated_at, session.heard_until) == (score, started_at + minutes(8), 100.0 + score)
        assert session.ended_at == started_at + minutes(8)
