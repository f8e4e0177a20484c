from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from webapp.database import session_scope
from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.queries import OPEN_FOR, session_of, whole_session
from webapp.practice.recording import (
    AlreadyRecordedError,
    NewSession,
    begin_session,
    keep_progress,
    rate_after,
    score_of,
)

LEGS_UP = NewSession("legs-up", "gentle", pain_before=6, planned_seconds=400.0, easier_steps=("sway",))
ZONE = "Europe/London"


def begin(
    db: Session, person: UUID, key: UUID | None = None, new: NewSession = LEGS_UP, *, at: datetime = NOW
) -> GuidedSession:
    session = begin_session(db, person, key or uuid4(), new, at=at, time_zone=ZONE)
    db.commit()
    return session


def count(db: Session, table: type[GuidedSession | Rating | StepOutcome]) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def at_the_same_time(engine: Engine, times: int, act: Callable[[Session], UUID]) -> set[UUID]:
    """`act` in as many threads, each with a database session of its own, all let go together."""
    ready = Barrier(times)

    def one(_: int) -> UUID:
        with session_scope(engine) as db:
            ready.wait(timeout=20)
            result = act(db)
            db.commit()
            return result

    with ThreadPoolExecutor(times) as pool:
        return set(pool.map(one, range(times)))


def test_a_session_keeps_the_rating_before_it_and_what_shapes_its_track(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    db.expire_all()

    kept = whole_session(db, alice, session.id)
    assert kept is not None
    assert (kept.routine, kept.variant, kept.easier_steps, kept.left_out_steps) == ("legs-up", "gentle", ["sway"], [])
    assert (score_of(kept, "before"), score_of(kept, "after"), kept.ended_at) == (6, None, None)


def test_the_same_request_again_is_the_same_session(db: Session, alice: UUID) -> None:
    key = uuid4()

    assert begin(db, alice, key).id == begin(db, alice, key).id
    assert (count(db, GuidedSession), count(db, Rating)) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        NewSession("legs-up", "gentle", pain_before=7, planned_seconds=400.0),
        NewSession("legs-up", "full", pain_before=6, planned_seconds=400.0),
        NewSession("knee-walk", "gentle", pain_before=6, planned_seconds=400.0),
    ],
)
def test_another_request_with_the_same_key_is_refused(db: Session, alice: UUID, other: NewSession) -> None:
    key = uuid4()
    begin(db, alice, key)

    with pytest.raises(AlreadyRecordedError):
        begin(db, alice, key, other)
    db.rollback()
    assert count(db, GuidedSession) == 1


def test_a_session_is_found_under_the_key_that_the_client_made(db: Session, alice: UUID) -> None:
    key = uuid4()

    assert begin(db, alice, key).id == key


def test_a_key_that_somebody_else_has_used_is_refused_as_any_other_that_was_used(
    db: Session, alice: UUID, bob: UUID
) -> None:
    key = uuid4()
    begin(db, alice, key)
    db.expunge_all()

    with pytest.raises(AlreadyRecordedError) as somebody_elses:
        begin(db, bob, key)
    db.rollback()
    with pytest.raises(AlreadyRecordedError) as ones_own:
        begin(db, alice, key, NewSession("legs-up", "full", pain_before=6, planned_seconds=400.0))
    db.rollback()
    assert str(somebody_elses.value) == str(ones_own.value)
    assert count(db, GuidedSession) == 1


def test_fifty_identical_requests_at_once_make_one_session(engine: Engine, db: Session, alice: UUID) -> None:
    key = uuid4()

    def act(db: Session) -> UUID:
        return begin_session(db, alice, key, LEGS_UP, at=NOW, time_zone=ZONE).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert (count(db, GuidedSession), count(db, Rating)) == (1, 1)


def test_a_new_session_ends_one_that_was_left_half_way_as_it_stands(db: Session, alice: UUID) -> None:
    left = begin(db, alice)
    keep_progress(left, 90.0, (), at=NOW + timedelta(seconds=90))
    db.commit()
    begin(db, alice)
    db.refresh(left)

    assert left.ended_at == NOW + timedelta(seconds=90)


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
