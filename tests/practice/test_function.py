"""Answers to the questions about the week: one a week, once for each key, each person's own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from webapp.database import session_scope
from webapp.practice.function import answer, correct, function_of, function_record, is_due, newest_answers, remove
from webapp.practice.models import FunctionRating
from webapp.practice.recording import AlreadyRecordedError
from webapp.trends.function import FunctionRecord, Items

TUESDAY = datetime(2026, 11, 17, 20, 0, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)
FIVES, FOURS = Items(5, 5, 5), Items(4, 4, 4)

Say = Callable[..., FunctionRating]


@pytest.fixture
def say(db: Session, alice: UUID) -> Say:
    def say(
        items: Items = FIVES, now: datetime = TUESDAY, key: UUID | None = None, zone: str = "Europe/London"
    ) -> FunctionRating:
        row = answer(db, alice, key or uuid4(), items, now=now, time_zone=zone)
        db.commit()
        return row

    return say


def kept(db: Session) -> list[Items]:
    rows = db.scalars(select(FunctionRating).order_by(FunctionRating.rated_at))
    return [Items(row.pain, row.enjoyment, row.activity) for row in rows]


def test_a_second_answer_in_the_same_week_takes_the_place_of_the_first(db: Session, say: Say) -> None:
    first, second = say(FIVES, TUESDAY), say(FOURS, SUNDAY)

    assert first.id == second.id
    assert kept(db) == [FOURS]
    assert second.rated_at == SUNDAY


def test_the_next_week_has_its_own_answer(db: Session, say: Say) -> None:
    say(FIVES, SUNDAY)
    say(FOURS, SUNDAY + timedelta(hours=5))

    assert kept(db) == [FIVES, FOURS]


def test_a_week_is_that_of_the_place_where_somebody_is(db: Session, say: Say) -> None:
    monday_in_auckland = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    say(FIVES, TUESDAY)
    say(FOURS, monday_in_auckland, zone="Pacific/Auckland")
    say(Items(3, 3, 3), SUNDAY)

    assert kept(db) == [FOURS, Items(3, 3, 3)]


def test_the_same_request_twice_is_one_and_a_late_repetition_changes_nothing(db: Session, say: Say) -> None:
    key = uuid4()
    say(FIVES, TUESDAY, key)
    say(FIVES, TUESDAY, key)
    say(FOURS, SUNDAY)

    with pytest.raises(AlreadyRecordedError):
        say(FIVES, SUNDAY, key)
    assert kept(db) == [FOURS]


def test_two_at_the_same_moment_leave_one_answer_for_the_week(engine: Engine, db: Session, alice: UUID) -> None:
    def once(number: int) -> None:
        with session_scope(engine) as one:
            answer(one, alice, uuid4(), Items(number, number, number), now=TUESDAY, time_zone="Europe/London")
            one.commit()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(once, range(8)))
    assert db.scalar(select(func.count()).select_from(FunctionRating)) == 1


def test_a_correction_keeps_the_day_and_a_removal_takes_all_of_it(db: Session, alice: UUID, say: Say) -> None:
    row = say(FIVES, TUESDAY)
    correct(db, alice, row.id, FOURS)
    db.commit()
    found = function_record(db, alice, row.id)
    assert found is not None
    assert (found.items, found.rated_at) == (FOURS, TUESDAY)

    remove(db, alice, row.id)
    db.commit()
    assert kept(db) == []


def test_nobody_reads_corrects_or_removes_what_is_somebody_elses(db: Session, alice: UUID, bob: UUID, say: Say) -> None:
    row = say(FIVES, TUESDAY)

    correct(db, bob, row.id, FOURS)
    remove(db, bob, row.id)
    db.commit()
    assert kept(db) == [FIVES]
    assert function_record(db, bob, row.id) is None
    assert function_of(db, bob, date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert newest_answers(db, bob, 5) == ()


def test_a_span_has_its_answers_those_of_the_baseline_and_the_very_first(db: Session, alice: UUID, say: Say) -> None:
    for back in range(20):
        say(Items(back % 11, 0, 0), TUESDAY - back * WEEK)

    baseline = (TUESDAY - 12 * WEEK).date(), (TUESDAY - 11 * WEEK).date()
    found = function_of(db, alice, (TUESDAY - 2 * WEEK).date(), TUESDAY.date(), baseline)
    assert [(TUESDAY - record.rated_at) // WEEK for record in found] == [19, 12, 11, 2, 1, 0]


@pytest.mark.parametrize("day", [date.min, date(1970, 1, 1), date.max])
def test_no_day_is_too_far_away_to_ask_for(db: Session, alice: UUID, say: Say, day: date) -> None:
    say()
    assert len(function_of(db, alice, min(day, TUESDAY.date()), max(day, TUESDAY.date()))) == 1


def test_the_newest_come_first_and_earlier_ones_on_asking(db: Session, alice: UUID, say: Say) -> None:
    for back in range(5):
        say(Items(back, 0, 0), TUESDAY - back * WEEK)

    newest = newest_answers(db, alice, 2)
    assert [record.items.pain for record in newest] == [0, 1]
    assert [record.items.pain for record in newest_answers(db, alice, 2, newest[-1].rated_at)] == [2, 3]


def given_on(day: date) -> FunctionRecord:
    return FunctionRecord(uuid4(), datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "UTC", FIVES)


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (None, date(2026, 11, 17), True),
        (date(2026, 11, 16), date(2026, 11, 22), False),
        (date(2026, 11, 16), date(2026, 11, 23), True),
        (date(2026, 11, 22), date(2026, 11, 23), False),
        (date(2026, 11, 22), date(2026, 11, 26), True),
    ],
)
def test_the_questions_are_due_once_a_week_and_some_days_apart(last: date | None, today: date, due: bool) -> None:
    now = datetime(today.year, today.month, today.day, 18, tzinfo=UTC)
    assert is_due(given_on(last) if last else None, now - timedelta(days=100), now, today) is due


def test_the_first_two_weeks_are_left_in_peace() -> None:
    assert not is_due(None, None, TUESDAY, TUESDAY.date())
    assert not is_due(None, TUESDAY - timedelta(days=13), TUESDAY, TUESDAY.date())
    assert is_due(None, TUESDAY - timedelta(days=14), TUESDAY, TUESDAY.date())
