from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import at_the_same_time, begin
from webapp.practice.models import GuidedSession
from webapp.practice.progress import keep_progress, mark_finished
from webapp.practice.queries import OPEN_FOR, session_for_change
from webapp.practice.recording import end_session


def heard(session: GuidedSession, position: float, *steps: str, after: float) -> None:
    """A message that was said so many seconds after the session began."""
    keep_progress(session, position, steps, at=NOW + timedelta(seconds=after))


def test_what_was_reached_stays_reached_and_the_place_is_the_one_that_was_said_last(db: Session, alice: UUID) -> None:
    session = begin(db, alice)

    for position, after in ((60.0, 60), (200.0, 200), (90.0, 230), (70.0, 70), (195.0, 195)):
        heard(session, position, after=after)
    db.commit()
    db.refresh(session)

    assert (session.position, session.heard_until) == (90.0, 200.0)


def test_steps_that_were_heard_join_those_heard_before_each_once(db: Session, alice: UUID) -> None:
    session = begin(db, alice)

    heard(session, 60, "rest", "sway", after=60)
    heard(session, 30, "lift", "rest", after=30)
    db.commit()
    db.refresh(session)

    assert session.heard_steps == ["rest", "sway", "lift"]


def test_messages_at_the_same_moment_lose_no_step(engine: Engine, db: Session, alice: UUID) -> None:
    session_id = begin(db, alice).id
    steps = [f"step-{number}" for number in range(20)]
    waiting = iter(steps)

    def act(db: Session) -> UUID:
        session = session_for_change(db, alice, session_id)
        assert session is not None
        heard(session, 60, next(waiting), after=60)
        return session.id

    at_the_same_time(engine, len(steps), act)
    db.expire_all()
    kept = session_for_change(db, alice, session_id)
    assert kept is not None
    assert sorted(kept.heard_steps) == sorted(steps)


def test_a_place_beyond_the_end_is_the_end(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    heard(session, 9_000.0, after=10)

    assert session.heard_until == 400.0


def test_what_is_said_after_the_end_changes_nothing(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    heard(session, 100.0, "rest", after=100)
    end_session(session, at=NOW + timedelta(seconds=110))
    heard(session, 300.0, "lift", after=300)

    assert (session.position, session.heard_until, session.heard_steps) == (100.0, 100.0, ["rest"])


def test_what_was_said_before_the_end_and_arrives_after_it_is_kept(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    end_session(session, at=NOW + timedelta(seconds=110))
    heard(session, 100.0, "rest", after=100)

    assert (session.heard_until, session.heard_steps) == (100.0, ["rest"])
    assert session.ended_at == NOW + timedelta(seconds=110)


def test_half_a_day_later_nothing_more_is_heard_of_a_session(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    heard(session, 100.0, "rest", after=OPEN_FOR.total_seconds())

    assert (session.heard_until, session.heard_steps) == (0, [])


def test_saying_that_it_is_finished_counts_only_where_nothing_else_is_known(db: Session, alice: UUID) -> None:
    unknown, known, skipped = (begin(db, alice) for _ in range(3))
    heard(known, 120.0, after=120)
    skipped.heard_steps = ["rest"]

    for session in (unknown, known, skipped):
        mark_finished(session, ("rest", "sway"))

    assert (unknown.heard_until, unknown.heard_steps) == (400.0, ["rest", "sway"])
    assert (known.heard_until, known.heard_steps) == (120.0, [])
    assert (skipped.heard_until, skipped.heard_steps) == (0.0, ["rest"])
