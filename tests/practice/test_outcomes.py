from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import at_the_same_time, begin, count
from webapp.practice.models import StepOutcome
from webapp.practice.outcomes import Happening, record_outcome
from webapp.practice.queries import session_of
from webapp.practice.recording import AlreadyRecordedError


def only_outcome(db: Session) -> StepOutcome:
    db.expire_all()
    return db.scalars(select(StepOutcome)).one()


def test_an_outcome_is_kept_once_and_leg_symptoms_may_be_added_to_it(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()

    for leg in (False, True, False):
        record_outcome(db, session, key, Happening("sway", "hurt", 130.0, leg_symptoms=leg), at=NOW)
        db.commit()

    kept = only_outcome(db)
    assert (kept.step, kept.kind, kept.position, kept.leg_symptoms) == ("sway", "hurt", 130.0, True)


def test_another_outcome_with_the_same_key_is_refused(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()
    record_outcome(db, session, key, Happening("sway", "hurt", 130.0), at=NOW)

    with pytest.raises(AlreadyRecordedError):
        record_outcome(db, session, key, Happening("rest", "hurt", 130.0), at=NOW)
    with pytest.raises(AlreadyRecordedError):
        record_outcome(db, session, key, Happening("sway", "eased", 130.0), at=NOW)


def test_fifty_identical_outcomes_at_once_make_one(engine: Engine, db: Session, alice: UUID) -> None:
    session_id, key = begin(db, alice).id, uuid4()

    def act(db: Session) -> UUID:
        session = session_of(db, alice, session_id)
        assert session is not None
        return record_outcome(db, session, key, Happening("sway", "hurt", 130.0), at=NOW).id

    db.commit()
    assert len(at_the_same_time(engine, 50, act)) == 1
    assert count(db, StepOutcome) == 1


def test_where_and_how_much_it_hurt_may_be_added_and_stay_when_the_first_message_comes_again(
    db: Session, alice: UUID
) -> None:
    session, key = begin(db, alice), uuid4()
    first = Happening("sway", "hurt", 130.0)
    where = Happening("sway", "hurt", 130.0, body_part="knee")
    how_much = Happening("sway", "hurt", 130.0, body_part="hip", strength=0)

    for said in (first, where, how_much, first):
        record_outcome(db, session, key, said, at=NOW)
        db.commit()

    assert (only_outcome(db).body_part, only_outcome(db).strength) == ("hip", 0)


def test_an_outcome_happened_when_it_was_said_not_when_it_arrived(db: Session, alice: UUID) -> None:
    session, key = begin(db, alice), uuid4()
    for at in (NOW, NOW + timedelta(hours=3)):
        record_outcome(db, session, key, Happening("sway", "hurt", 130.0), at=at)
        db.commit()

    assert only_outcome(db).happened_at == NOW
