"""An entry of the history is a session or a rating on its own; what is done to it depends on which."""

from uuid import UUID

from sqlalchemy.orm import Session

from webapp.pages.history.forms import Correction
from webapp.practice.corrections import correct_rating, correct_session, remove_rating, remove_session
from webapp.practice.queries import session_for_change
from webapp.trends.records import Record, SessionRecord


def keep_correction(db: Session, person_id: UUID, record: Record, correction: Correction) -> None:
    """Write the correction down. The caller has seen that it has no problems, and commits."""
    session = session_for_change(db, person_id, record.id) if isinstance(record, SessionRecord) else None
    if session is not None:
        correct_session(
            session,
            before=correction.before,
            after=correction.after,
            note=correction.note,
            flare=correction.flare,
        )
    elif correction.before is not None:
        correct_rating(db, person_id, record.id, correction.before)


def remove(db: Session, person_id: UUID, record: Record) -> None:
    """Delete the entry with everything that belongs to it. The caller commits."""
    if isinstance(record, SessionRecord):
        remove_session(db, person_id, record.id)
    else:
        remove_rating(db, person_id, record.id)
