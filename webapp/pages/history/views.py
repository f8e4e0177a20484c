"""Every session with its ratings and notes; correcting and deleting an entry; a rating on its own."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.history.correcting import keep_correction, remove
from webapp.pages.history.forms import Correction, as_it_is, read_correction, read_monday
from webapp.pages.history.words import words
from webapp.pages.local_days import today
from webapp.pages.sessions.forms import read_key
from webapp.practice.corrections import rate_now
from webapp.practice.reach import reach_of
from webapp.practice.recording import AlreadyRecordedError
from webapp.practice.records import newest_weeks, record_of
from webapp.practice.scores import read_score
from webapp.trends.diary import weeks_of
from webapp.trends.records import Record
from webapp.trends.wording import full_date

history = Blueprint("history", __name__)

RECORDS_A_PAGE = 40
"""A page ends with a whole week, so it may hold a few more."""


@history.get("/history")
@login_required
def overview() -> str:
    db, before = current_db(), read_monday(request.args.get("before"))
    reach = reach_of(db, current_user.id)
    if reach is None:
        return render_template("history/empty.html")
    day = today()
    weeks = weeks_of(newest_weeks(db, current_user.id, before, RECORDS_A_PAGE), day)
    earlier = weeks[-1].start if weeks and weeks[-1].start > reach.first else None
    return render_template(
        "history/overview.html",
        weeks=weeks,
        before=before,
        earlier=earlier,
        sessions=reach.sessions,
        since=full_date(reach.first, day),
        **words(),
    )


@history.get("/history/<uuid:record_id>")
@login_required
def entry(record_id: UUID) -> str:
    record = _own_record(record_id)
    return _entry_page(record, as_it_is(record))


@history.post("/history/<uuid:record_id>")
@login_required
def correct(record_id: UUID) -> ResponseReturnValue:
    record = _own_record(record_id)
    correction = read_correction(request.form, record)
    if correction.problems:
        return _entry_page(record, correction), 422
    keep_correction(current_db(), current_user.id, record, correction)
    current_db().commit()
    flash("Saved.")
    return redirect(url_for("history.entry", record_id=record_id), 303)


@history.post("/history/<uuid:record_id>/removal")
@login_required
def removal(record_id: UUID) -> ResponseReturnValue:
    remove(current_db(), current_user.id, _own_record(record_id))
    current_db().commit()
    flash("The entry is deleted.")
    return redirect(url_for("history.overview"), 303)


@history.get("/history/rating")
@login_required
def rating() -> str:
    return render_template("history/rating.html", problem=None)


@history.post("/history/rating")
@login_required
def rate() -> ResponseReturnValue:
    db, key = current_db(), read_key(request.form)
    if key is None:
        return render_template("history/rating.html", problem="That did not arrive whole. Please try once more."), 422
    try:
        score = read_score(request.form.getlist("score"))
        rate_now(db, current_user.id, key, score, now=datetime.now(UTC), time_zone=current_user.time_zone)
    except ValueError as problem:
        return render_template("history/rating.html", problem=str(problem)), 422
    except AlreadyRecordedError as problem:
        return render_template("history/rating.html", problem=str(problem)), 409
    db.commit()
    flash(f"Written down: {score}.")
    return redirect(url_for("history.overview"), 303)


def _own_record(record_id: UUID) -> Record:
    return record_of(current_db(), current_user.id, record_id) or abort(404)


def _entry_page(record: Record, correction: Correction) -> str:
    return render_template("history/entry.html", record=record, correction=correction, **words())
