"""A diary read in portions: everything once, in order, with few statements and little memory."""

import gc
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.pages.diaries import add_many, add_rating, add_session, noon
from tests.pages.practising import statements
from webapp.practice import portions
from webapp.practice.kept import KeptRating, KeptSession
from webapp.practice.models import Rating
from webapp.practice.portions import ratings_in_portions, routines_followed, sessions_in_portions

NOW = noon(2026, 11, 21)
ALWAYS = (date(1900, 1, 1), date(2199, 12, 31))


def sessions(db: Session, person_id: UUID, days: tuple[date, date] = ALWAYS) -> list[KeptSession]:
    return [one for some in sessions_in_portions(db, person_id, *days, now=NOW) for one in some]


def ratings(db: Session, person_id: UUID, days: tuple[date, date] = ALWAYS) -> list[KeptRating]:
    return [one for some in ratings_in_portions(db, person_id, *days) for one in some]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 3)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 7])
def test_every_session_comes_once_and_in_order(alice: UUID, db: Session, count: int) -> None:
    """Also where several began at the same moment, and a portion ends among them."""
    added = [add_session(db, alice, NOW - timedelta(days=day // 4), 6, 4).id for day in range(count)]
    found = sessions(db, alice)
    assert sorted(one.id for one in found) == sorted(added)
    assert [one.started_at for one in found] == sorted(one.started_at for one in found)
    assert len(ratings(db, alice)) == 2 * count


@pytest.mark.usefixtures("small")
def test_a_portion_takes_as_many_statements_whatever_is_in_it(engine: Engine, alice: UUID, db: Session) -> None:
    outcomes = (("knees", "hurt"), ("settle", "eased"))
    for day in range(9):
        add_session(db, alice, NOW - timedelta(days=day), 6, 4, note="x", outcomes=outcomes)
    routines_followed(db, alice)  # begins the transaction
    with statements(engine) as asked:
        found = sessions_in_portions(db, alice, *ALWAYS, now=NOW)
        for _ in range(3):
            before = len(asked)
            assert len(next(found)) == 3
            assert len(asked) - before == 2
    with statements(engine) as asked:
        given = ratings_in_portions(db, alice, *ALWAYS)
        for _ in range(6):
            before = len(asked)
            assert len(next(given)) == 3
            assert len(asked) - before == 1


def test_a_session_comes_with_its_three_numbers_and_what_happened(alice: UUID, db: Session) -> None:
    made = add_session(db, alice, NOW, 6, None, note="=1+1", outcomes=(("knees", "hurt"),))
    made.ratings.append(rating(alice, "morning", 0, NOW + timedelta(hours=20)))
    db.commit()
    (one,) = sessions(db, alice)
    assert (one.before, one.after, one.morning, one.change) == (6, None, 0, None)
    assert [(outcome.step, outcome.kind) for outcome in one.outcomes] == [("knees", "hurt")]
    assert one.note == "=1+1"


def rating(person_id: UUID, moment: str, score: int, at: datetime) -> Rating:
    return Rating(
        person_id=person_id, key=UUID(int=7), moment=moment, score=score, rated_at=at, time_zone="Europe/London"
    )


def test_only_the_days_that_were_asked_for(alice: UUID, db: Session) -> None:
    """By the clock of the place: 23:30 in New York on the 19th is the 20th in UTC."""
    for day in (18, 19, 20, 21):
        add_session(db, alice, noon(2026, 11, day), 6, 4)
    late = add_session(db, alice, datetime(2026, 11, 20, 4, 30, tzinfo=UTC), 6, 4, time_zone="America/New_York")
    days = (date(2026, 11, 19), date(2026, 11, 19))
    assert [one.id for one in sessions(db, alice, days)][1:] == [late.id]
    assert {one.local_day for one in ratings(db, alice, days)} == {date(2026, 11, 19)}


def test_a_rating_says_of_which_session_it_is(alice: UUID, db: Session) -> None:
    made = add_session(db, alice, NOW, 6, None)
    alone = add_rating(db, alice, NOW + timedelta(hours=1), 0)
    first, second = ratings(db, alice)
    assert (first.moment, first.session_id, first.session_day) == ("before", made.id, date(2026, 11, 21))
    assert first.routine == "legs-up-release"
    assert (second.id, second.score, second.session_id, second.routine) == (alone.id, 0, None, "")


@pytest.mark.parametrize(
    ("hours", "heard", "minutes"),
    [(1, 60, None), (13, 60, 1), (13, 0, 0)],
)
def test_what_nobody_ended_is_open_for_a_while_and_then_ends_as_it_stands(
    alice: UUID, db: Session, hours: int, heard: float, minutes: float | None
) -> None:
    made = add_session(db, alice, NOW - timedelta(hours=hours), 6, heard=heard)
    made.ended_at = None
    db.commit()
    (one,) = sessions(db, alice)
    assert one.ended_at == (None if minutes is None else one.started_at + timedelta(minutes=minutes))


def test_bob_reads_nothing_of_alice(alice: UUID, bob: UUID, db: Session) -> None:
    add_session(db, alice, NOW, 6, 4, outcomes=(("knees", "hurt"),))
    assert (sessions(db, bob), ratings(db, bob)) == ([], [])
    assert routines_followed(db, bob) == frozenset()
    assert routines_followed(db, alice) == {"legs-up-release"}


def test_the_eighth_portion_needs_no_more_memory_than_the_fourth(
    alice: UUID, db: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "PORTION", 200)
    add_many(db, alice, 1600, until=NOW, days=700)
    tracemalloc.start()
    held = {}
    for number, some in enumerate(sessions_in_portions(db, alice, *ALWAYS, now=NOW), start=1):
        assert len(some) == 200
        if number in (4, 8):
            gc.collect()
            held[number], _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held[8] < 1.2 * held[4]
