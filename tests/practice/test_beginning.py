from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import LEGS_UP, ZONE, at_the_same_time, begin, count
from webapp.practice.beginning import NewSession, begin_session
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.progress import keep_progress
from webapp.practice.queries import whole_session
from webapp.practice.recording import AlreadyRecordedError, score_of


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
