"""The questions about the week: answering them, and correcting or removing an answer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.function.offering import keep_from_offering
from webapp.pages.function.page import answers_page
from webapp.pages.function.questions import NOTHING_CHOSEN, QUESTIONS, Sent, as_they_are, read_answers
from webapp.pages.local_days import today
from webapp.pages.sessions.forms import NOT_WHOLE, read_key
from webapp.practice import function as answers
from webapp.practice.recording import AlreadyRecordedError
from webapp.trends.function import FunctionRecord
from webapp.trends.wording import full_date
from webapp.trends.words_of_function import MEANING, ONE_WEEK

function = Blueprint("function", __name__)

WORDS: Mapping[str, object] = {
    "questions": QUESTIONS,
    "full_date": full_date,
    "meaning": MEANING,
    "one_week": ONE_WEEK,
}
"""What the templates use."""


@function.get("/function")
@login_required
def questions() -> str:
    return _questions_page()


@function.post("/function")
@login_required
def answer() -> ResponseReturnValue:
    db, key, sent = current_db(), read_key(request.form), read_answers(request.form)
    if key is None or sent.items is None:
        return _questions_page(sent, "" if key else NOT_WHOLE), 422
    try:
        answers.answer(db, current_user.id, key, sent.items, now=datetime.now(UTC), time_zone=current_user.time_zone)
    except AlreadyRecordedError as problem:
        return _questions_page(sent, str(problem)), 409
    db.commit()
    flash(f"Written down: {sent.items.shown} on average.")
    return redirect(url_for("function.questions"), 303)


@function.post("/function/not-this-week")
@login_required
def not_this_week() -> ResponseReturnValue:
    keep_from_offering(today())
    return redirect(url_for("home.today"), 303)


@function.get("/function/<uuid:answer_id>")
@login_required
def entry(answer_id: UUID) -> str:
    record = _own_record(answer_id)
    return _entry_page(record, as_they_are(record.items))


@function.post("/function/<uuid:answer_id>")
@login_required
def correct(answer_id: UUID) -> ResponseReturnValue:
    record, sent = _own_record(answer_id), read_answers(request.form)
    if sent.items is None:
        return _entry_page(record, sent), 422
    answers.correct(current_db(), current_user.id, record.id, sent.items)
    current_db().commit()
    flash(f"Saved: {sent.items.shown} on average.")
    return redirect(url_for("function.questions"), 303)


@function.post("/function/<uuid:answer_id>/removal")
@login_required
def removal(answer_id: UUID) -> ResponseReturnValue:
    answers.remove(current_db(), current_user.id, _own_record(answer_id).id)
    current_db().commit()
    flash("The answers are deleted.")
    return redirect(url_for("function.questions"), 303)


def _own_record(answer_id: UUID) -> FunctionRecord:
    return answers.function_record(current_db(), current_user.id, answer_id) or abort(404)


def _questions_page(sent: Sent = NOTHING_CHOSEN, problem: str = "") -> str:
    page = answers_page(current_db(), current_user.id, today(), request.args.get("before"))
    return render_template("function/questions.html", page=page, sent=sent, problem=problem, **WORDS)


def _entry_page(record: FunctionRecord, sent: Sent) -> str:
    return render_template("function/entry.html", record=record, sent=sent, today=today(), **WORDS)
