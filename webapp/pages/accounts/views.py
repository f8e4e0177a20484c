"""Signing up, in and out."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.passwords import hash_password
from webapp.accounts.people import add_person, somebody_exists
from webapp.extensions import current_db, reading_db, services
from webapp.pages.accounts import signing_in
from webapp.pages.accounts.forms import SignInForm, SignUpForm
from webapp.pages.accounts.judging import TOO_MANY, TooManyTriesError, person_with
from webapp.pages.next_page import next_page

accounts = Blueprint("accounts", __name__)

WRONG = "That name and password do not belong together. Please try again."
AT_ONCE = "Somebody else signed up at the same moment. Please try again."


@accounts.route("/sign-up", methods=["GET", "POST"])
def sign_up() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("home.today"), 303)
    with reading_db() as db:
        if not _sign_up_is_open(db):
            return render_template("accounts/closed.html"), 403
    form = SignUpForm()
    person = _added(form) if form.validate_on_submit() else None
    if person is None:
        return render_template("accounts/sign_up.html", form=form), 422 if form.is_submitted() else 200
    return signing_in.sign_in(person, redirect(url_for("screening.questions"), 303), stays=True)


@accounts.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    after = next_page() or url_for("home.today")
    if not form.validate_on_submit():
        return redirect(after, 303) if current_user.is_authenticated else _sign_in_page(form)
    try:
        person = person_with(form.name.data or "", form.password.data or "")
    except TooManyTriesError:
        return _sign_in_page(form, TOO_MANY), 429, {"Retry-After": "900"}
    if person is None:
        return _sign_in_page(form, WRONG), 422
    return signing_in.sign_in(person, redirect(after, 303), stays=form.stay.data)


@accounts.post("/sign-out")
@login_required
def sign_out() -> ResponseReturnValue:
    return signing_in.sign_out(redirect(url_for("home.today"), 303))


def _sign_in_page(form: SignInForm, problem: str = "") -> str:
    with reading_db() as db:
        is_open = _sign_up_is_open(db)
    return render_template("accounts/sign_in.html", form=form, problem=problem, sign_up_is_open=is_open)


def _sign_up_is_open(db: Session) -> bool:
    return services().config.sign_up_open or not somebody_exists(db)


def _added(form: SignUpForm) -> Person | None:
    """The new account, or None where another sign-up came first."""
    password_hash = hash_password(form.password.data or "")
    db = current_db()
    try:
        if _sign_up_is_open(db):
            person = add_person(
                db,
                name=form.name.data or "",
                email=form.email.data,
                password_hash=password_hash,
                time_zone=form.time_zone.data or "UTC",
                now=datetime.now(UTC),
            )
            db.commit()
            return person
    except IntegrityError:
        db.rollback()
    form.name.errors = [AT_ONCE]
    return None
