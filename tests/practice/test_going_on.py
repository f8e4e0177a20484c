from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from tests.practice.recorded import begin
from webapp.practice.going_on import Wished, go_on_at, lead_as_wished
from webapp.practice.outcomes import lead_easier, leave_out


def test_a_session_goes_on_as_it_is_wished_at_its_place_on_the_new_track(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    session.position = session.heard_until = 130.0

    lead_easier(session, "rest")
    leave_out(session, "lift")
    lead_as_wished(session, Wished("offline:heart", {"pace": "brisk"}, {"sway": 40}))
    go_on_at(session, 120.0, heard_until=140.0, planned_seconds=380.0)
    db.commit()
    db.refresh(session)

    assert (session.easier_steps, session.left_out_steps) == (["sway", "rest"], ["lift"])
    assert (session.voice, session.preferences, session.amounts) == ("offline:heart", {"pace": "brisk"}, {"sway": 40})
    assert (session.position, session.heard_until, session.planned_seconds) == (120.0, 140.0, 380.0)


@pytest.mark.parametrize(("heard_until", "reached"), [(100.0, 120.0), (120.0, 120.0), (300.0, 300.0)])
def test_where_somebody_goes_on_has_been_reached(db: Session, alice: UUID, heard_until: float, reached: float) -> None:
    session = begin(db, alice)
    go_on_at(session, 120.0, heard_until=heard_until, planned_seconds=380.0)
    assert session.heard_until == reached


def test_a_session_that_another_one_ended_ends_where_it_stands_now(db: Session, alice: UUID) -> None:
    session = begin(db, alice)
    session.heard_until = 100.0
    begin(db, alice)
    db.refresh(session)

    go_on_at(session, 120.0, heard_until=110.0, planned_seconds=380.0)

    assert session.ended_at is not None
    assert (session.ended_at - NOW).total_seconds() == pytest.approx(120, abs=1)
