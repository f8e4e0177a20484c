"""Sending a file, looking at what is in it, and reading it in or leaving it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import RequestEntityTooLarge

from webapp.archive.kinds import kind_of
from webapp.archive.problems import Problem, UnreadableError
from webapp.extensions import current_db
from webapp.pages.importing import archive_file, table_file
from webapp.pages.importing.receiving import LARGEST_FILE, allow_a_file, received, uploads, waiting

importing = Blueprint("importing", __name__)
importing.url_value_preprocessor(allow_a_file)

LARGEST = LARGEST_FILE // (1024 * 1024)
TOO_LARGE = f"This file is larger than {LARGEST} MB, which is more than ten years of sessions. Nothing was read."
AT_ONCE = "Something of this file was written down elsewhere in the same moment. Nothing was read in; please try again."


@importing.get("/import")
@login_required
def start() -> str:
    return _start_page()


@importing.post("/import")
@login_required
def receive() -> ResponseReturnValue:
    try:
        upload = received()
    except UnreadableError as error:
        return _start_page(error), 422
    return redirect(url_for("importing.show", upload=upload), 303)


@importing.get("/import/<upload>")
@login_required
def show(upload: str) -> ResponseReturnValue:
    data = waiting(upload)
    try:
        if kind_of(data) == "archive":
            return archive_file.preview(upload, data)
        return table_file.preview(upload, data, request.args)
    except UnreadableError as error:
        return _start_page(error), 422


@importing.post("/import/<upload>")
@login_required
def read_in(upload: str) -> ResponseReturnValue:
    data = waiting(upload)
    try:
        return archive_file.keep(data) if kind_of(data) == "archive" else table_file.keep(upload, data)
    except UnreadableError as error:
        return _start_page(error), 422
    except IntegrityError:
        current_db().rollback()
        return _start_page(UnreadableError([Problem(AT_ONCE)])), 409


@importing.post("/import/<upload>/removal")
@login_required
def removal(upload: str) -> ResponseReturnValue:
    waiting(upload)
    uploads().forget(current_user.id)
    flash("The file is removed. Nothing was read in.")
    return redirect(url_for("importing.start"), 303)


@importing.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    if not current_user.is_authenticated:
        return redirect(url_for("accounts.sign_in"), 303)
    return _start_page(UnreadableError([Problem(TOO_LARGE)])), 413


def _start_page(error: UnreadableError | None = None) -> str:
    return render_template("importing/start.html", error=error, largest=LARGEST)
