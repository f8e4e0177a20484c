"""What a person takes against the pain, in their own words. Ebb only writes it down. Whoever calls commits."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.practice.models import MedicationNote
from webapp.practice.recording import IN_ANOTHER_WAY, AlreadyRecordedError, made_once
from webapp.trends.records import earliest, latest, local, zone

LONGEST_MEDICATION = 200
"""Characters: a line on a sheet of paper, or two."""
MOST_NOTES = 200
"""More than anybody writes by hand."""


class TooManyNotesError(Exception):
    """There is no room for another one."""


def note_medication(
    db: Session, person_id: UUID, key: UUID, text: str, *, day: date, now: datetime, time_zone: str
) -> MedicationNote:
    """Keep a note for that local day. The same request twice has the same result as once.

    Raises AlreadyRecordedError where the key stands for another note, TooManyNotesError where there are too many.
    """

    def find() -> MedicationNote | None:
        return db.scalar(select(MedicationNote).where(MedicationNote.person_id == person_id, MedicationNote.key == key))

    def make() -> MedicationNote:
        noted_at = _moment(day, now, time_zone)
        note = MedicationNote(person_id=person_id, key=key, text=text, noted_at=noted_at, time_zone=time_zone)
        db.add(note)
        return note

    found = find()
    if found is None and len(medication_of(db, person_id)) >= MOST_NOTES:
        raise TooManyNotesError(f"There is room for {MOST_NOTES} notes. Take one away that is no longer needed.")
    note = found or made_once(db, make, find)
    if (note.text, local(note.noted_at, note.time_zone).date()) != (text, day):
        raise AlreadyRecordedError(IN_ANOTHER_WAY)
    return note


def _moment(day: date, now: datetime, time_zone: str) -> datetime:
    """Now, or noon of an earlier day: what was written about a day needs no hour."""
    if local(now, time_zone).date() == day:
        return now
    return datetime.combine(day, time(12), zone(time_zone)).astimezone(UTC)


def medication_of(
    db: Session, person_id: UUID, first: date | None = None, last: date | None = None
) -> list[MedicationNote]:
    """The notes of the local days `first` to `last`, or all, newest first."""
    wanted = select(MedicationNote).where(MedicationNote.person_id == person_id)
    if first is not None:
        wanted = wanted.where(MedicationNote.noted_at >= earliest(first))
    if last is not None:
        wanted = wanted.where(MedicationNote.noted_at <= latest(last))
    notes = db.scalars(wanted.order_by(MedicationNote.noted_at.desc(), MedicationNote.id))
    return [note for note in notes if (first or date.min) <= local_day_of(note) <= (last or date.max)]


def local_day_of(note: MedicationNote) -> date:
    return local(note.noted_at, note.time_zone).date()


def remove_medication(db: Session, person_id: UUID, note_id: UUID) -> bool:
    """False where this person has no such note."""
    gone = delete(MedicationNote).where(MedicationNote.person_id == person_id, MedicationNote.id == note_id)
    return db.scalar(gone.returning(MedicationNote.id)) is not None
