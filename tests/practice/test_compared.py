"""What became of a comparison: its sessions, and those in its time that are not part of it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import ZONE, begin
from webapp.catalogue.models import Routine
from webapp.practice.beginning import NewSession
from webapp.practice.compared import Outside, comparisons_of, dealt_sessions, sessions_outside
from webapp.practice.comparing import begin_comparison, end_comparison
from webapp.practice.comparison_models import FairComparison
from webapp.practice.corrections import remove_session
from webapp.practice.models import GuidedSession, StepOutcome
from webapp.practice.recording import rate_after

HOUR = timedelta(hours=1)
Pair = tuple[Routine, Routine]


@pytest.fixture
def pair(legs_up: Routine, knee_walk: Routine) -> Pair:
    """Both fit 4 and 5."""
    return legs_up, knee_walk


@pytest.fixture
def comparison(db: Session, alice: UUID) -> FairComparison:
    made = begin_comparison(db, alice, uuid4(), ("legs-up", "knee-walk"), days=14, now=NOW, time_zone=ZONE)
    db.commit()
    return made


def led(db: Session, person: UUID, hours: float, routine: str, rating: int = 5, **further: object) -> GuidedSession:
    new = NewSession(routine, "gentle", pain_before=rating, planned_seconds=400.0, **further)  # type: ignore[arg-type]
    return begin(db, person, new=new, at=NOW + hours * HOUR)


def taken(db: Session, person: UUID, comparison: FairComparison, place: int, hours: float) -> GuidedSession:
    assignment = comparison.assignments[place]
    return led(db, person, hours, assignment.routine, drawn=assignment.id)


def outside(db: Session, comparison: FairComparison, pair: Pair | None) -> Outside:
    return sessions_outside(db, comparison, pair)


def test_each_session_stands_with_its_routine_and_both_ratings(
    db: Session, alice: UUID, comparison: FairComparison
) -> None:
    first, second, third = (taken(db, alice, comparison, place, place + 1.0) for place in range(3))
    rate_after(db, first, uuid4(), 3, at=NOW + 2 * HOUR, time_zone=ZONE)
    remove_session(db, alice, third.id)
    db.commit()
    found = dealt_sessions(db, comparison.id)
    assert [one.routine for one in found] == [assignment.routine for assignment in comparison.assignments[:3]]
    assert [(one.before, one.after, one.removed) for one in found] == [
        (5, 3, False),
        (5, None, False),
        (None, None, True),
    ]
    assert second.id


def test_what_was_begun_otherwise_is_counted_by_what_was_next(
    db: Session, alice: UUID, comparison: FairComparison, pair: Pair
) -> None:
    led(db, alice, 1, "another")
    taken(db, alice, comparison, 0, 2)
    led(db, alice, 3, "legs-up")
    led(db, alice, 4, "knee-walk")
    drawn = [assignment.routine for assignment in comparison.assignments[:2]]
    found = outside(db, comparison, pair)
    assert found.waited == 0
    assert dict(found.chosen) == ({drawn[0]: 3} if drawn[0] == drawn[1] else {drawn[0]: 1, drawn[1]: 2})


def test_days_on_which_it_waited_are_told_apart(
    db: Session, alice: UUID, comparison: FairComparison, pair: Pair
) -> None:
    led(db, alice, 1, "legs-up", rating=8)
    led(db, alice, 2, "legs-up", flare=True)
    led(db, alice, 40, "legs-up")
    led(db, alice, 51, "legs-up")
    found = outside(db, comparison, pair)
    assert (found.waited, sum(found.chosen.values())) == (3, 1)
    assert outside(db, comparison, None).waited == 0


def test_after_a_step_hurt_before_the_comparison_it_waited_too(
    db: Session, alice: UUID, comparison: FairComparison, pair: Pair
) -> None:
    hurt = led(db, alice, -5, "knee-walk")
    hurt.outcomes.append(StepOutcome(key=uuid4(), step="walk", kind="hurt", position=1, happened_at=NOW - 5 * HOUR))
    db.commit()
    led(db, alice, 1, "legs-up")
    led(db, alice, 44, "legs-up")
    found = outside(db, comparison, pair)
    assert (found.waited, sum(found.chosen.values())) == (1, 1)


def test_sessions_before_and_after_its_time_and_of_others_are_not_spoken_of(
    db: Session, alice: UUID, bob: UUID, comparison: FairComparison, pair: Pair
) -> None:
    led(db, alice, -3, "legs-up")
    led(db, bob, 1, "legs-up")
    end_comparison(db, alice, comparison.id, NOW + 10 * HOUR)
    db.commit()
    led(db, alice, 11, "legs-up")
    assert outside(db, comparison, pair) == Outside({}, 0)


def test_all_comparisons_are_listed_newest_first_with_their_sessions(
    db: Session, alice: UUID, bob: UUID, comparison: FairComparison
) -> None:
    taken(db, alice, comparison, 0, 1)
    end_comparison(db, alice, comparison.id, NOW + 2 * HOUR)
    db.commit()
    later = begin_comparison(db, alice, uuid4(), ("a", "b"), days=14, now=NOW + 3 * HOUR, time_zone=ZONE)
    db.commit()
    assert [(one.id, count) for one, count in comparisons_of(db, alice)] == [(later.id, 0), (comparison.id, 1)]
    assert comparisons_of(db, bob) == ()
