"""A fair comparison: everything is drawn before the first session, and a session takes what was drawn or stays out."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import ZONE, at_the_same_time, begin
from webapp.practice.beginning import NewSession, begin_session
from webapp.practice.comparing import Running, begin_comparison, comparison_of, end_comparison, running_comparison
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.comparison_times import covers, last_day
from webapp.practice.corrections import remove_session
from webapp.practice.models import GuidedSession
from webapp.trends.blocks import draw

PAIR = ("legs-up", "knee-walk")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def compare(
    db: Session, person: UUID, key: UUID | None = None, *, now: datetime = NOW, days: int = 14, zone: str = ZONE
) -> FairComparison:
    made = begin_comparison(db, person, key or uuid4(), PAIR, days=days, now=now, time_zone=zone)
    db.commit()
    return made


def next_of(db: Session, person: UUID, now: datetime = NOW) -> Running:
    running = running_comparison(db, person, now)
    assert running is not None
    return running


def led(
    db: Session, person: UUID, drawn: UUID | None, routine: str, *, at: datetime = NOW, key: UUID | None = None
) -> GuidedSession:
    new = NewSession(routine, "gentle", pain_before=5, planned_seconds=400.0, drawn=drawn)
    return begin(db, person, key, new, at=at)


def taken(db: Session) -> list[UUID | None]:
    return list(db.scalars(select(Assignment.session_id).where(Assignment.taken_at.is_not(None))))


def count(db: Session, table: type[FairComparison | Assignment]) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def test_every_assignment_is_stored_before_the_first_session_and_anybody_can_draw_it_again(
    db: Session, alice: UUID
) -> None:
    made = compare(db, alice)
    db.expire_all()
    kept = [assignment.routine for assignment in made.assignments]
    assert (made.first, made.second, len(made.seed)) == ("knee-walk", "legs-up", 32)
    assert kept == list(draw(made.seed, made.first, made.second, len(kept)))
    assert kept.count("legs-up") == kept.count("knee-walk") >= 21
    assert [assignment.place for assignment in made.assignments] == list(range(len(kept)))
    assert not any(assignment.taken_at for assignment in made.assignments)


def test_two_comparisons_have_two_seeds(db: Session, alice: UUID, bob: UUID) -> None:
    assert compare(db, alice).seed != compare(db, bob).seed


def test_a_comparison_sent_twice_is_one_and_so_is_one_from_another_device(db: Session, alice: UUID) -> None:
    key = uuid4()
    first = compare(db, alice, key)
    assert compare(db, alice, key).id == first.id
    assert compare(db, alice).id == first.id
    assert count(db, FairComparison) == 1


def test_the_same_key_is_the_same_comparison_even_when_it_is_over(db: Session, alice: UUID) -> None:
    key = uuid4()
    first = compare(db, alice, key)
    end_comparison(db, alice, first.id, NOW + DAY)
    db.commit()
    assert compare(db, alice, key, now=NOW + 2 * DAY).id == first.id


def test_twelve_devices_at_once_begin_one_comparison(engine: Engine, db: Session, alice: UUID) -> None:
    def act(db: Session) -> UUID:
        return begin_comparison(db, alice, uuid4(), PAIR, days=14, now=NOW, time_zone=ZONE).id

    db.commit()
    assert len(at_the_same_time(engine, 12, act)) == 1
    assert count(db, FairComparison) == 1
    assert count(db, Assignment) < 50


def test_one_that_a_later_clock_began_goes_on_and_can_be_ended(db: Session, alice: UUID) -> None:
    """Two requests read the clock before the second waits for the first; or a clock is set back."""
    made, sooner = compare(db, alice), NOW - timedelta(milliseconds=1)
    assert compare(db, alice, now=sooner).id == made.id
    assert next_of(db, alice, sooner).id == made.id
    assert end_comparison(db, alice, made.id, sooner)
    assert made.ended_at == made.started_at
    assert running_comparison(db, alice, NOW) is None


def test_a_session_takes_what_was_drawn_and_the_next_one_is_next(db: Session, alice: UUID) -> None:
    made = compare(db, alice)
    for number in range(1, 5):
        running = next_of(db, alice)
        assert (running.number, running.routine) == (number, made.assignments[number - 1].routine)
        session = led(db, alice, running.drawn, running.routine, at=NOW + number * HOUR)
        kept = db.get_one(Assignment, running.drawn)
        assert (kept.session_id, kept.taken_at) == (session.id, NOW + number * HOUR)


def test_a_session_sent_twice_takes_one_assignment(db: Session, alice: UUID) -> None:
    compare(db, alice)
    running, key = next_of(db, alice), uuid4()
    for _ in range(2):
        led(db, alice, running.drawn, running.routine, key=key)
    assert taken(db) == [key]
    assert next_of(db, alice).number == 2


def test_ten_sessions_at_once_with_the_same_assignment_take_it_once(engine: Engine, db: Session, alice: UUID) -> None:
    compare(db, alice)
    running = next_of(db, alice)
    new = NewSession(running.routine, "gentle", pain_before=5, planned_seconds=400.0, drawn=running.drawn)

    def act(db: Session) -> UUID:
        return begin_session(db, alice, uuid4(), new, at=NOW, time_zone=ZONE).id

    db.commit()
    sessions = at_the_same_time(engine, 10, act)
    assert len(sessions) == 10
    assert len(taken(db)) == 1
    assert next_of(db, alice).number == 2


def test_another_routine_leaves_what_was_drawn_for_the_next_time(db: Session, alice: UUID) -> None:
    compare(db, alice)
    running = next_of(db, alice)
    other = next(slug for slug in PAIR if slug != running.routine)
    led(db, alice, running.drawn, other)
    led(db, alice, None, running.routine)
    assert taken(db) == []
    assert next_of(db, alice) == running


def test_what_is_not_next_or_is_somebody_elses_cannot_be_taken(db: Session, alice: UUID, bob: UUID) -> None:
    made = compare(db, alice)
    later = made.assignments[3]
    led(db, alice, later.id, later.routine)
    first = made.assignments[0]
    led(db, bob, first.id, first.routine)
    led(db, alice, uuid4(), first.routine)
    assert taken(db) == []


def test_what_waited_on_a_phone_takes_its_assignment_as_of_when_it_began(db: Session, alice: UUID) -> None:
    made = compare(db, alice, days=14)
    running = next_of(db, alice, NOW + HOUR)
    end_comparison(db, alice, made.id, NOW + 9 * HOUR)
    db.commit()
    session = led(db, alice, running.drawn, running.routine, at=NOW + 2 * HOUR)
    assert taken(db) == [session.id]


@pytest.mark.parametrize("at", [NOW - HOUR, NOW + 9 * HOUR, NOW + 20 * DAY])
def test_a_session_from_outside_its_time_takes_nothing(db: Session, alice: UUID, at: datetime) -> None:
    made = compare(db, alice)
    running = next_of(db, alice)
    end_comparison(db, alice, made.id, NOW + 9 * HOUR)
    db.commit()
    led(db, alice, running.drawn, running.routine, at=at)
    assert taken(db) == []


def test_a_late_session_whose_assignment_was_taken_meanwhile_is_a_session_like_any_other(
    db: Session, alice: UUID
) -> None:
    compare(db, alice)
    running = next_of(db, alice)
    meanwhile = led(db, alice, running.drawn, running.routine, at=NOW + 3 * HOUR)
    late = led(db, alice, running.drawn, running.routine, at=NOW + HOUR)
    assert db.get_one(GuidedSession, late.id).routine == running.routine
    assert taken(db) == [meanwhile.id]


def test_an_assignment_stays_taken_when_its_session_is_removed(db: Session, alice: UUID) -> None:
    compare(db, alice)
    running = next_of(db, alice)
    session = led(db, alice, running.drawn, running.routine)
    remove_session(db, alice, session.id)
    db.commit()
    assert taken(db) == [None]
    assert next_of(db, alice).number == 2


def test_it_ends_by_itself_at_the_midnight_after_its_last_day(db: Session, alice: UUID) -> None:
    evening = datetime.fromisoformat("2026-03-01T19:00:00+00:00")
    made = compare(db, alice, now=evening, zone="Pacific/Auckland")
    assert last_day(made).isoformat() == "2026-03-15"
    midnight = datetime.fromisoformat("2026-03-15T11:00:00+00:00")
    assert running_comparison(db, alice, midnight - timedelta(seconds=1)) is not None
    assert running_comparison(db, alice, midnight) is None
    assert not covers(made, midnight)


def test_after_the_end_another_can_begin(db: Session, alice: UUID) -> None:
    first = compare(db, alice)
    assert end_comparison(db, alice, first.id, NOW + DAY)
    db.commit()
    second = compare(db, alice, now=NOW + 2 * DAY)
    assert second.id != first.id
    third = compare(db, alice, now=NOW + 30 * DAY)
    assert third.id not in (first.id, second.id)
    assert first.ended_at == NOW + DAY


def test_ending_twice_keeps_the_first_end(db: Session, alice: UUID) -> None:
    made = compare(db, alice)
    for hours in (1, 5):
        assert end_comparison(db, alice, made.id, NOW + hours * HOUR)
        db.commit()
    assert made.ended_at == NOW + HOUR


def test_when_every_assignment_is_taken_it_is_over(db: Session, alice: UUID) -> None:
    made = compare(db, alice)
    for number, assignment in enumerate(made.assignments):
        led(db, alice, assignment.id, assignment.routine, at=NOW + number * HOUR)
    assert len(taken(db)) == len(made.assignments)
    assert running_comparison(db, alice, NOW + 60 * HOUR) is None
    assert compare(db, alice, now=NOW + 60 * HOUR).id != made.id


def test_nobody_reads_or_ends_what_is_not_theirs(db: Session, alice: UUID, bob: UUID) -> None:
    made = compare(db, alice)
    assert not end_comparison(db, bob, made.id, NOW + HOUR)
    assert comparison_of(db, bob, made.id) is None
    assert running_comparison(db, bob, NOW) is None
    assert next_of(db, alice).id == made.id
