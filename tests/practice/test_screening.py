from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.database import Base, open_engine, session_scope
from webapp.practice.models import GuidedSession, Rating, Screening, StepOutcome
from webapp.practice.screening import Standing, latest_screening, record_screening, standing, why_asked

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def db() -> Iterator[Session]:
    engine = open_engine("sqlite://")
    Base.metadata.create_all(engine)
    with session_scope(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def alice(db: Session) -> UUID:
    return person(db, "Alice")


@pytest.fixture
def bob(db: Session) -> UUID:
    return person(db, "Bob")


def person(db: Session, name: str) -> UUID:
    row = Person(name=name, name_key=name.casefold(), password_hash="x", created_at=NOW, time_zone="Europe/London")
    db.add(row)
    db.flush()
    return row.id


def answer(db: Session, person_id: UUID, *ticked: str, days_ago: float = 0, cleared: bool = False) -> Screening:
    row = record_screening(
        db,
        person_id,
        ticked,
        now=NOW - timedelta(days=days_ago),
        time_zone="Europe/London",
        cleared_by_clinician=cleared,
    )
    db.flush()
    return row


def rate(db: Session, person_id: UUID, score: int, days_ago: float, moment: str = "now") -> None:
    db.add(
        Rating(
            person_id=person_id,
            key=uuid4(),
            moment=moment,
            score=score,
            rated_at=NOW - timedelta(days=days_ago),
            time_zone="UTC",
        )
    )
    db.flush()


def hurt(db: Session, person_id: UUID, days_ago: float, *, leg_symptoms: bool) -> None:
    session = GuidedSession(
        person_id=person_id,
        key=uuid4(),
        routine="legs-up-release",
        variant="gentle",
        voice="",
        preferences={},
        easier_steps=[],
        left_out_steps=[],
        started_at=NOW - timedelta(days=days_ago),
        time_zone="UTC",
        planned_seconds=60,
    )
    session.outcomes.append(
        StepOutcome(
            key=uuid4(),
            step="rest",
            kind="hurt",
            position=1,
            leg_symptoms=leg_symptoms,
            happened_at=session.started_at,
        )
    )
    db.add(session)
    db.flush()


def test_somebody_who_never_answered_is_asked_first(db: Session, alice: UUID) -> None:
    assert standing(db, alice, NOW) == "due"


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [((), "clear"), (("fever",), "urgent"), (("chest-pain",), "emergency"), (("fever", "chest-pain"), "emergency")],
)
def test_the_answers_say_where_a_person_stands(
    db: Session, alice: UUID, ticked: tuple[str, ...], expected: Standing
) -> None:
    answer(db, alice, *ticked)

    assert standing(db, alice, NOW) == expected


def test_an_urgent_sign_passes_once_a_clinician_has_cleared_it(db: Session, alice: UUID) -> None:
    answer(db, alice, "cancer", cleared=True)

    assert standing(db, alice, NOW) == "clear"


def test_an_emergency_cannot_be_cleared_away(db: Session, alice: UUID) -> None:
    answer(db, alice, "both-legs", cleared=True)

    assert standing(db, alice, NOW) == "emergency"


def test_an_emergency_stands_until_the_questions_are_answered_again(db: Session, alice: UUID) -> None:
    answer(db, alice, "both-legs", days_ago=300)
    assert standing(db, alice, NOW) == "emergency"

    answer(db, alice)
    assert standing(db, alice, NOW) == "clear"


def test_a_clinicians_clearance_is_asked_for_again_after_ninety_days(db: Session, alice: UUID) -> None:
    answer(db, alice, "cancer", days_ago=90, cleared=True)

    assert standing(db, alice, NOW) == "due"


def test_what_bob_answers_says_nothing_about_alice(db: Session, alice: UUID, bob: UUID) -> None:
    answer(db, bob, "chest-pain")
    answer(db, alice)

    assert standing(db, alice, NOW) == "clear"
    assert standing(db, bob, NOW) == "emergency"


def test_a_week_worse_by_two_points_asks_again(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=30)
    for days_ago, score in ((13, 3), (10, 4), (5, 5), (1, 6)):
        rate(db, alice, score, days_ago)

    assert why_asked(db, alice, NOW) == "worse"


def test_ratings_after_a_session_do_not_soften_the_week(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=30)
    for days_ago, score, moment in ((10, 3, "before"), (10, 3, "after"), (1, 5, "before"), (1, 1, "after")):
        rate(db, alice, score, days_ago, moment)

    assert standing(db, alice, NOW) == "due"


@pytest.mark.parametrize(
    "ratings",
    [(), ((1, 9),), ((10, 3),), ((10, 3), (1, 4)), ((10, 6), (1, 2)), ((20, 1), (1, 9))],
    ids=["none", "this week only", "last week only", "a little worse", "better", "too long ago to compare"],
)
def test_other_weeks_do_not_ask_again(db: Session, alice: UUID, ratings: tuple[tuple[float, int], ...]) -> None:
    answer(db, alice, days_ago=30)
    for days_ago, score in ratings:
        rate(db, alice, score, days_ago)

    assert standing(db, alice, NOW) == "clear"


def test_leg_symptoms_after_that_hurts_ask_again_until_answered(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=5)
    hurt(db, alice, days_ago=1, leg_symptoms=True)
    assert why_asked(db, alice, NOW) == "leg symptoms"

    answer(db, alice)
    assert why_asked(db, alice, NOW) is None


def test_a_step_that_hurts_elsewhere_does_not_ask_again(db: Session, alice: UUID) -> None:
    answer(db, alice, days_ago=5)
    hurt(db, alice, days_ago=1, leg_symptoms=False)

    assert standing(db, alice, NOW) == "clear"


def test_the_same_answers_sent_twice_are_kept_once(db: Session, alice: UUID) -> None:
    answer(db, alice, "fever")
    answer(db, alice, "fever")

    assert len(db.scalars(select(Screening)).all()) == 1


def test_every_other_answer_is_kept_with_its_own_date_and_zone(db: Session, alice: UUID) -> None:
    answer(db, alice, "fever", days_ago=1)
    answer(db, alice, "fever")
    answer(db, alice)

    kept = db.scalars(select(Screening).order_by(Screening.answered_at)).all()
    assert sorted((row.answered_at, row.verdict) for row in kept) == [
        (NOW - timedelta(days=1), "urgent"),
        (NOW, "clear"),
        (NOW, "urgent"),
    ]
    assert {row.time_zone for row in kept} == {"Europe/London"}


def test_answers_are_kept_in_the_order_of_the_questions(db: Session, alice: UUID) -> None:
    answer(db, alice, "fever", "both-legs")

    latest = latest_screening(db, alice)
    assert latest is not None
    assert latest.ticked == ["both-legs", "fever"]


def test_a_sign_that_nobody_asked_for_is_not_kept(db: Session, alice: UUID) -> None:
    with pytest.raises(ValueError, match="no-such-sign"):
        answer(db, alice, "no-such-sign")

    assert latest_screening(db, alice) is None
