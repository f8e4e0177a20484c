"""What the tests of sheets and links write down first."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.practice.medication import note_medication
from webapp.practice.models import MedicationNote
from webapp.sharing.models import SharedReport
from webapp.sharing.reports import Wish, share

ZONE = "Europe/London"


def take(db: Session, person_id: UUID, text: str = "Ibuprofen 400 mg", day: date | None = None) -> MedicationNote:
    """A note on medication of that day, or of today."""
    now = datetime.now(UTC)
    note = note_medication(db, person_id, uuid4(), text, day=day or now.date(), now=now, time_zone="UTC")
    db.commit()
    return note


def link_of(
    db: Session, person_id: UUID, first: date | None = None, last: date | None = None, **wishes: Any
) -> tuple[str, UUID]:
    """A new link's token and the id of its row; of the last eight weeks unless days are given."""
    now = datetime.now(UTC)
    wish = Wish(first or now.date() - timedelta(weeks=8), last or now.date(), **wishes)
    token = share(db, person_id, uuid4(), wish, now=now, time_zone=ZONE)
    db.commit()
    assert token
    newest = select(SharedReport.id).where(SharedReport.person_id == person_id).order_by(SharedReport.made_at.desc())
    return token, db.scalars(newest).all()[0]
