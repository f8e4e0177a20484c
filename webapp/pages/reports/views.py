"""The page from which a sheet for a clinician is made, with what somebody takes against the pain."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.accounts.opaque import patient_code
from webapp.extensions import current_db
from webapp.pages.exports.dates import Span
from webapp.pages.local_days import today
from webapp.pages.reports.days import days_of
from webapp.pages.reports.forms import MedicationForm, empty_form, read_medication
from webapp.pages.sessions.forms import NOT_WHOLE, read_key
from webapp.practice.medication import (
    LONGEST_MEDICATION,
    TooManyNotesError,
    local_day_of,
    medication_of,
    note_medication,
    remove_medication,
)
from webapp.practice.recording import AlreadyRecordedError
from webapp.trends.wording import full_date

reports = Blueprint("reports", __name__)


@reports.get("/report")
@login_required
def overview() -> str:
    return _page(empty_form(today()))


@reports.post("/report/medication")
@login_required
def add_medication() -> ResponseReturnValue:
    form, key, db = read_medication(request.form, today()), read_key(request.form), current_db()
    if form.problems or key is None:
        return _page(form, problem="" if form.problems else NOT_WHOLE), 422
    try:
        zone = current_user.time_zone
        note_medication(db, current_user.id, key, form.text, day=form.day, now=datetime.now(UTC), time_zone=zone)
    except TooManyNotesError as problem:
        return _page(form, problem=str(problem)), 422
    except AlreadyRecordedError as problem:
        return _page(form, problem=str(problem)), 409
    db.commit()
    flash("Written down.")
    return _back()


@reports.post("/report/medication/<uuid:note_id>/removal")
@login_required
def medication_removal(note_id: UUID) -> ResponseReturnValue:
    if not remove_medication(current_db(), current_user.id, note_id):
        abort(404)
    current_db().commit()
    flash("The note is taken away.")
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("reports.overview", _anchor="medication-h"), 303)


def _page(form: MedicationForm, problem: str = "") -> str:
    day = today()
    notes = [
        (note.id, full_date(local_day_of(note), day), note.text)
        for note in medication_of(current_db(), current_user.id)
    ]
    return render_template(
        "reports/overview.html",
        days=days_of(current_db(), current_user.id, Span(), day),
        code=patient_code(current_user.created_at),
        notes=notes,
        form=form,
        problem=problem,
        longest=LONGEST_MEDICATION,
        today=day,
    )
