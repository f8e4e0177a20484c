from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import ZONE, at_the_same_time, begin, count
from webapp.practice.models import Rating
from webapp.practice.queries import OPEN_FOR, session_of, whole_session
from webapp.practice.recording import AlreadyRecordedError, rate_after


def test_nobody_reads_somebody_elses_session(db: Session, alice: UUID, bob: UUID) -> None:
    session = begin(db, alice)

    assert session_of(db, bob, session.id) is None
    assert whole_session(db, bob, session.id) is None


def test_the_rating_after_ends_the_session_and_is_kept_once(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()

    for _ in range(2):
        rate_after(db, session, key, 4, at=NOW + timedelta(minutes=9), time_zone=ZONE)
        db.commit()

    assert session.ended_at == NOW + timedelta(minutes=9)
    assert [(rating.moment, rating.score) for rating in db.scalars(select(Rating).order_by(Rating.rated_at))] == [
        ("before", 6),
        ("after", 4),
    ]


def test_another_number_after_the_first_is_refused_and_the_first_stands(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()
    rate_after(db, session, key, 4, at=NOW, time_zone=ZONE)
    db.commit()

    for other_key in (key, uuid4()):
        with pytest.raises(AlreadyRecordedError, match="already written down 4"):
            rate_after(db, session, other_key, 5, at=NOW, time_zone=ZONE)


def test_a_key_that_stands_for_another_rating_is_refused(db: Session, alice: UUID) -> None:
    key = uuid4()
    first, second = begin(db, alice), begin(db, alice)
    rate_after(db, first, key, 4, at=NOW, time_zone=ZONE)
    db.commit()

    with pytest.raises(AlreadyRecordedError):
        rate_after(db, second, key, 4, at=NOW, time_zone=ZONE)
    db.rollback()
    assert count(db, Rating) == 3


def test_a_number_from_half_a_day_later_is_not_one_from_after_the_session(db: Session, alice: UUID) -> None:
    session = begin(db, alice)

    with pytest.raises(AlreadyRecordedError, match="half a day"):
        rate_after(db, session, uuid4(), 4, at=NOW + OPEN_FOR, time_zone=ZONE)


def test_fifty_identical_ratings_at_once_make_one(engine: Engine, db: Session, alice: UUID) -> None:
    session_id, key = begin(db, alice).id, uuid4()

    def act(db: Session) -> UUID:
        session = session_of(db, alice, session_id)
        assert session is not None
        return rate_after(db, session, key, 4, at=NOW, time_zone=ZONE).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert count(db, Rating) == 2
