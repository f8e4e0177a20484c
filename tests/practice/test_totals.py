"""What is counted in the database is what the records of the same days say."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from tests.pages.diaries import add_rating, add_session
from tests.practice.recorded import begin
from webapp.practice.recording import rate_after
from webapp.practice.records import diary_of
from webapp.practice.totals import LongUnit, flare_days, routine_counts, score_counts, sessions_a_day
from webapp.trends.pairs import changes
from webapp.trends.periods import start_of
from webapp.trends.records import SessionRecord, day_of

FIRST, LAST = date(2025, 11, 3), date(2026, 10, 30)
LATE = datetime(2026, 1, 31, 23, 58, tzinfo=UTC)


@pytest.fixture
def diary(db: Session, alice: UUID, bob: UUID) -> UUID:
    """Alice with a year in two zones and three routines, and Bob with one session that is nobody else's."""
    for number in range(180):
        before = number % 9 if number % 7 else None
        after = (number * 5) % 8 if number % 5 else None
        add_session(
            db,
            alice,
            datetime(2025, 10, 28, 23, tzinfo=UTC) + timedelta(days=2, hours=1) * number,
            before,
            after,
            routine=("legs-up-release", "knee-walking", "gone")[number % 3],
            flare=number % 17 == 0,
            time_zone="Pacific/Auckland" if number % 2 else "America/New_York",
        )
    add_rating(db, alice, datetime(2026, 3, 1, 12, tzinfo=UTC), 9)
    add_session(db, bob, LATE, 10, 10, flare=True)
    return alice


@pytest.mark.parametrize("unit", ["month", "year"])
def test_scores_are_counted_by_month_and_by_year(db: Session, diary: UUID, unit: LongUnit) -> None:
    rings: dict[date, Counter[int]] = {}
    dots: dict[date, Counter[int]] = {}
    for record in diary_of(db, diary, FIRST, LAST):
        start = start_of(day_of(record), unit)
        if record.before is not None:
            rings.setdefault(start, Counter())[record.before] += 1
        if record.after is not None:
            dots.setdefault(start, Counter())[record.after] += 1
    found = score_counts(db, diary, unit, FIRST, LAST)
    assert {start: of_it.rings for start, of_it in found.items() if of_it.rings} == rings
    assert {start: of_it.dots for start, of_it in found.items() if of_it.dots} == dots
    assert len(rings) == (12 if unit == "month" else 2)


def test_days_flares_and_routines_are_those_of_the_records(db: Session, diary: UUID) -> None:
    sessions = [one for one in diary_of(db, diary, FIRST, LAST) if isinstance(one, SessionRecord)]
    assert sessions_a_day(db, diary, FIRST, LAST) == Counter(day_of(one) for one in sessions)
    assert flare_days(db, diary, FIRST, LAST) == sorted({day_of(one) for one in sessions if one.flare})
    counted = routine_counts(db, diary, FIRST, LAST)
    assert {slug: (of_it.sessions, of_it.changes) for slug, of_it in counted.items()} == {
        change.routine: (change.sessions, change.changes) for change in changes(sessions)
    }
    assert len(counted) == 3


def test_a_number_from_after_midnight_belongs_to_the_day_on_which_the_session_began(db: Session, bob: UUID) -> None:
    session = begin(db, bob, at=LATE)
    rate_after(db, session, uuid4(), 3, at=LATE + timedelta(minutes=9), time_zone="UTC")
    found = score_counts(db, bob, "month", date(2026, 1, 1), date(2026, 2, 28))
    assert {start: (of_it.rings, of_it.dots) for start, of_it in found.items()} == {date(2026, 1, 1): ({6: 1}, {3: 1})}


def test_an_empty_diary_counts_nothing(db: Session, bob: UUID) -> None:
    assert score_counts(db, bob, "year", FIRST, LAST) == {}
    assert sessions_a_day(db, bob, FIRST, LAST) == {}
    assert routine_counts(db, bob, FIRST, LAST) == {}
