"""How far a diary reaches, by the days of the places where it was written."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from tests.pages.diaries import add_rating, add_session
from webapp.practice.reach import reach_of
from webapp.trends.windows import Reach


def test_an_empty_diary_reaches_nowhere(db: Session, alice: UUID, bob: UUID) -> None:
    add_session(db, alice, datetime(2026, 3, 1, 12, tzinfo=UTC), 5, 4)
    assert reach_of(db, bob) is None


def test_sessions_and_ratings_on_their_own_are_entries_by_their_local_day(db: Session, alice: UUID) -> None:
    add_session(db, alice, datetime(2026, 3, 1, 2, tzinfo=UTC), 5, 4, time_zone="America/New_York")
    add_session(db, alice, datetime(2026, 4, 1, 20, tzinfo=UTC), None, None, time_zone="Pacific/Auckland")
    add_rating(db, alice, datetime(2026, 3, 20, 12, tzinfo=UTC), 6)
    assert reach_of(db, alice) == Reach(date(2026, 2, 28), date(2026, 4, 2), sessions=2, ratings=1)


def test_a_rating_alone_is_a_diary(db: Session, alice: UUID) -> None:
    add_rating(db, alice, datetime(2026, 3, 20, 12, tzinfo=UTC), 6)
    assert reach_of(db, alice) == Reach(date(2026, 3, 20), date(2026, 3, 20), sessions=0, ratings=1)
