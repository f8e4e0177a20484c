"""From a diary to its sheet: a fixed number of statements, and nothing of other days."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.opaque import patient_code
from webapp.export.report import DrawnByLot, LeftOut, Material, Noted, Report, Screened
from webapp.export.report_making import make_report
from webapp.pages.exports.asking import names_in
from webapp.pages.library import library_of
from webapp.pages.reports.days import Days
from webapp.practice.baselines import standing_of
from webapp.practice.compared import comparisons_of, dealt_sessions
from webapp.practice.comparison_times import last_day, over_at
from webapp.practice.function import function_of
from webapp.practice.left_out import left_out_of
from webapp.practice.medication import local_day_of, medication_of
from webapp.practice.portions import routines_followed
from webapp.practice.reach import reach_of
from webapp.practice.records import diary_of
from webapp.practice.screening import screenings_of
from webapp.trends.baseline import Standing
from webapp.trends.fair_comparison import fair_result
from webapp.trends.function import within
from webapp.trends.records import Record, SessionRecord, local


@dataclass(frozen=True, slots=True)
class Head:
    """What the person has chosen to have on it besides: their name, and their notes beside sessions."""

    name: str = ""
    with_notes: bool = False
    days_only: bool = False
    """Whether other days have no part in it: neither as a baseline nor in how old the diary is."""


def report_for(db: Session, person: Person, days: Days, head: Head) -> Report:
    """The sheet of these days as the diary is now."""
    first, last, zone = days.first, days.last, person.time_zone
    return make_report(
        Material(
            first,
            last,
            local(datetime.now(UTC), zone).date(),
            head.name or f"Patient code {patient_code(person.created_at)}",
            names_in(library_of(person.id), routines_followed(db, person.id)),
            records=_records(db, person.id, days, with_notes=head.with_notes),
            function=within(function_of(db, person.id, first, last), (first, last)),
            screenings=_screenings(db, person.id, first, last),
            medication=tuple(
                Noted(local_day_of(note), note.text) for note in reversed(medication_of(db, person.id, first, last))
            ),
            left_out=tuple(
                LeftOut(one.routine, one.step, one.since) for one in left_out_of(db, person.id, first, last, zone)
            ),
            began=None if head.days_only else _began(db, person.id),
            standing=_standing(db, person.id, days, head),
            drawn=_drawn(db, person.id, days),
        )
    )


def _began(db: Session, person_id: UUID) -> date | None:
    reach = reach_of(db, person_id)
    return reach.first if reach else None


def _standing(db: Session, person_id: UUID, days: Days, head: Head) -> Standing | None:
    """Beside the baseline that the person has chosen; its days may lie before those of the sheet."""
    found = standing_of(db, person_id, days.last)
    if found is None or not found.days.chosen:
        return None
    return None if head.days_only and found.days.first < days.first else found


def _drawn(db: Session, person_id: UUID, days: Days) -> DrawnByLot | None:
    """The newest comparison that lies within the days and is over."""
    now = datetime.now(UTC)
    for comparison, _ in comparisons_of(db, person_id):
        first, last = (local(at, comparison.time_zone).date() for at in (comparison.started_at, over_at(comparison)))
        last = min(last, last_day(comparison))
        if over_at(comparison) <= now and days.first <= first and last <= days.last:
            dealt = dealt_sessions(db, comparison.id)
            return DrawnByLot(first, last, fair_result(comparison.seed, comparison.first, comparison.second, dealt))
    return None


def _records(db: Session, person_id: UUID, days: Days, *, with_notes: bool) -> tuple[Record, ...]:
    found = diary_of(db, person_id, days.first, days.last)
    return found if with_notes else tuple(_without_note(record) for record in found)


def _without_note(record: Record) -> Record:
    return replace(record, note="") if isinstance(record, SessionRecord) and record.note else record


def _screenings(db: Session, person_id: UUID, first: date, last: date) -> tuple[Screened, ...]:
    return tuple(
        Screened(local(row.answered_at, row.time_zone).date(), tuple(row.ticked), row.cleared_by_clinician)
        for row in screenings_of(db, person_id, first, last)
    )
