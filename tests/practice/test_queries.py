from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from webapp.practice.beginning import NewSession, begin_session
from webapp.practice.models import GuidedSession, StepOutcome
from webapp.practice.queries import (
    OPEN_FOR,
    earlier_changes,
    is_open,
    ratings_since,
    recent_sessions,
)
from webapp.practice.recording import rate_after


def practised(
    db: Session, person: UUID, at: datetime, before: int = 6, after: int | None = 4, *, routine: str = "legs-up"
) -> GuidedSession:
    new = NewSession(routine, "gentle", before, planned_seconds=400.0)
    session = begin_session(db, person, uuid4(), new, at=at, time_zone="Europe/London")
    db.flush()
    if after is not None:
        rate_after(db, session, uuid4(), after, at=at + timedelta(minutes=8), time_zone="Europe/London")
    db.commit()
    return session


def hurt(db: Session, session: GuidedSession, step: str, kind: str = "hurt") -> None:
    at = session.started_at + timedelta(minutes=3)
    db.add(StepOutcome(session_id=session.id, key=uuid4(), step=step, kind=kind, position=10.0, happened_at=at))
    db.commit()


def test_recent_sessions_come_newest_first_and_say_whether_something_hurt(db: Session, alice: UUID, bob: UUID) -> None:
    older, newer = practised(db, alice, NOW - timedelta(days=1)), practised(db, alice, NOW)
    practised(db, bob, NOW)
    hurt(db, older, "sway")
    hurt(db, newer, "sway", "eased")

    assert [(session.id, session.hurt) for session in recent_sessions(db, alice)] == [
        (newer.id, False),
        (older.id, True),
    ]


def test_a_session_is_open_for_half_a_day_unless_it_was_ended(db: Session, alice: UUID) -> None:
    open_one = practised(db, alice, NOW, after=None)

    assert is_open(open_one, NOW + OPEN_FOR - timedelta(seconds=1))
    assert not is_open(open_one, NOW + OPEN_FOR)
    assert recent_sessions(db, alice)[0].is_open(NOW)
    open_one.ended_at = NOW
    assert not is_open(open_one, NOW)


def test_ratings_since_a_day_include_the_very_first_and_none_from_after_a_session(db: Session, alice: UUID) -> None:
    practised(db, alice, NOW - timedelta(days=300), before=9)
    practised(db, alice, NOW - timedelta(days=200), before=8)
    practised(db, alice, NOW, before=5, after=3)

    assert [rating.score for rating in ratings_since(db, alice, NOW.date() - timedelta(days=60))] == [9, 5]


def test_a_rating_is_read_with_the_day_on_which_it_counts(db: Session, alice: UUID) -> None:
    monday = datetime(2026, 3, 2, tzinfo=UTC)
    practised(db, alice, monday - timedelta(days=9), before=9)
    travelled = practised(db, alice, monday - timedelta(hours=1), before=5, after=None)
    travelled.ratings[0].local_day = monday.date()
    db.commit()

    assert [(one.score, one.local_day) for one in ratings_since(db, alice, monday.date())][1:] == [(5, monday.date())]


def test_earlier_changes_are_the_complete_pairs_of_the_same_routine_before_this_session(
    db: Session, alice: UUID, bob: UUID
) -> None:
    for days, before, after in ((4, 6, 4), (3, 6, None), (2, 5, 6)):
        practised(db, alice, NOW - timedelta(days=days), before, after)
    practised(db, alice, NOW - timedelta(days=1), 9, 1, routine="knee-walk")
    practised(db, bob, NOW - timedelta(days=1), 9, 1)
    now = practised(db, alice, NOW, 6, 5)
    practised(db, alice, NOW + timedelta(days=1), 9, 1)

    assert earlier_changes(db, now) == (1, -2)
