from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from webapp.database import session_scope
from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.outcomes import Happening, Place, lead_easier, leave_out, record_outcome, resume_at_step
from webapp.practice.queries import OPEN_FOR, session_of, whole_session
from webapp.practice.recording import (
    AlreadyRecordedError,
    NewSession,
    begin_session,
    end_session,
    keep_progress,
    mark_finished,
    rate_after,
    score_of,
)

LEGS_UP = NewSession("legs-up", "gentle", pain_before=6, planned_seconds=400.0, easier_steps=("sway",))
ZONE = "Europe/London"


def begin(db: Session, person: UUID, key: UUID | None = None, new: NewSession = LEGS_UP) -> GuidedSession:
    session = begin_session(db, person, key or uuid4(), new, now=NOW, time_zone=ZONE)
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


def test_two_people_may_use_the_same_key(db: Session, alice: UUID, bob: UUID) -> None:
    key = uuid4()

    assert begin(db, alice, key).id != begin(db, bob, key).id


def test_fifty_identical_requests_at_once_make_one_session(engine: Engine, db: Session, alice: UUID) -> None:
    key = uuid4()

    def act(db: Session) -> UUID:
        return begin_session(db, alice, key, LEGS_UP, now=NOW, time_zone=ZONE).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert (count(db, GuidedSession), count(db, Rating)) == (1, 1)


def test_a_new_session_ends_one_that_was_left_half_way_as_it_stands(db: Session, alice: UUID) -> None:
    left = begin(db, alice)
    keep_progress(db, left, 90.0)
    db.commit()
    db.expire_all()
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
        rate_after(db, session, key, 4, now=NOW + timedelta(minutes=9), time_zone=ZONE)
        db.commit()

    assert session.ended_at == NOW + timedelta(minutes=9)
    assert [(rating.moment, rating.score) for rating in db.scalars(select(Rating).order_by(Rating.rated_at))] == [
        ("before", 6),
        ("after", 4),
    ]


def test_another_number_after_the_first_is_refused_and_the_first_stands(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()
    rate_after(db, session, key, 4, now=NOW, time_zone=ZONE)
    db.commit()

    for other_key in (key, uuid4()):
        with pytest.raises(AlreadyRecordedError, match="already written down 4"):
            rate_after(db, session, other_key, 5, now=NOW, time_zone=ZONE)


def test_a_key_that_stands_for_another_rating_is_refused(db: Session, alice: UUID) -> None:
    key = uuid4()
    first, second = begin(db, alice), begin(db, alice)
    rate_after(db, first, key, 4, now=NOW, time_zone=ZONE)
    db.commit()

    with pytest.raises(AlreadyRecordedError):
        rate_after(db, second, key, 4, now=NOW, time_zone=ZONE)
    db.rollback()
    assert count(db, Rating) == 3


def test_a_number_from_half_a_day_later_is_not_one_from_after_the_session(db: Session, alice: UUID) -> None:
    session = begin(db, alice)

    with pytest.raises(AlreadyRecordedError, match="half a day"):
        rate_after(db, session, uuid4(), 4, now=NOW + OPEN_FOR, time_zone=ZONE)


def test_fifty_identical_ratings_at_once_make_one(engine: Engine, db: Session, alice: UUID) -> None:
    session_id, key = begin(db, alice).id, uuid4()

    def act(db: Session) -> UUID:
        session = session_of(db, alice, session_id)
        assert session is not None
        return rate_after(db, session, key, 4, now=NOW, time_zone=ZONE).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert count(db, Rating) == 2


def test_what_was_reached_stays_reached_whichever_order_the_messages_arrive_in(db: Session, alice: UUID) -> None:
    session = begin(db, alice)

    for position in (60.0, 200.0, 90.0):
        keep_progress(db, session, position)
    db.refresh(session)

    assert (session.position, session.heard_until) == (90.0, 200.0)


def test_a_place_beyond_the_end_is_the_end(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    keep_progress(db, session, 9_000.0)
    db.refresh(session)

    assert session.heard_until == 400.0


def test_a_session_that_has_ended_stays_where_it_was(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    keep_progress(db, session, 100.0)
    end_session(session, now=NOW)
    db.commit()
    keep_progress(db, session, 300.0)
    db.refresh(session)

    assert (session.position, session.heard_until) == (100.0, 100.0)


def test_saying_that_it_is_finished_counts_only_where_nothing_else_is_known(db: Session, alice: UUID) -> None:
    unknown, known = begin(db, alice), begin(db, alice)
    unknown.ended_at = None
    known.heard_until = 120.0

    mark_finished(unknown)
    mark_finished(known)

    assert (unknown.heard_until, known.heard_until) == (400.0, 120.0)


def test_an_outcome_is_kept_once_and_leg_symptoms_may_be_added_to_it(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()

    for leg in (False, True, False):
        record_outcome(db, session, key, Happening("sway", "hurt", 130.0, leg_symptoms=leg), now=NOW)
        db.commit()

    (kept,) = db.scalars(select(StepOutcome)).all()
    assert (kept.step, kept.kind, kept.position, kept.leg_symptoms) == ("sway", "hurt", 130.0, True)


def test_another_outcome_with_the_same_key_is_refused(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()
    record_outcome(db, session, key, Happening("sway", "hurt", 130.0), now=NOW)

    with pytest.raises(AlreadyRecordedError):
        record_outcome(db, session, key, Happening("rest", "hurt", 130.0), now=NOW)
    with pytest.raises(AlreadyRecordedError):
        record_outcome(db, session, key, Happening("sway", "eased", 130.0), now=NOW)


def test_fifty_identical_outcomes_at_once_make_one(engine: Engine, db: Session, alice: UUID) -> None:
    session_id, key = begin(db, alice).id, uuid4()

    def act(db: Session) -> UUID:
        session = session_of(db, alice, session_id)
        assert session is not None
        return record_outcome(db, session, key, Happening("sway", "hurt", 130.0), now=NOW).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert count(db, StepOutcome) == 1


def test_a_changed_step_is_taken_up_at_its_start_and_what_was_heard_before_it_stays(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    session.position = session.heard_until = 130.0

    lead_easier(session, "rest")
    leave_out(session, "lift")
    resume_at_step(session, Place(start=120.0, end=180.0, planned_seconds=380.0))
    db.commit()
    db.refresh(session)

    assert (session.easier_steps, session.left_out_steps) == (["sway", "rest"], ["lift"])
    assert (session.position, session.heard_until, session.planned_seconds) == (120.0, 120.0, 380.0)


def test_what_was_heard_beyond_a_changed_step_moves_with_it(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    session.heard_until = 250.0

    resume_at_step(session, Place(start=120.0, end=180.0, planned_seconds=380.0))

    assert session.heard_until == 230.0
