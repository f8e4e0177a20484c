"""Preferences, devices, password, and the end of the account."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response, abort, flash, jsonify, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from wtforms import PasswordField

from webapp.accounts.devices import remove_device, remove_devices
from webapp.accounts.passwords import hash_password
from webapp.accounts.people import change_password, keep_preferences, keep_surroundings, remove_person
from webapp.extensions import current_db
from webapp.pages.accounts.judging import TOO_MANY, TooManyTriesError, password_is_right
from webapp.pages.accounts.signing_in import current_device, forget_browser
from webapp.pages.importing.receiving import uploads
from webapp.pages.library import library
from webapp.pages.outbox.answers import asks_for_json
from webapp.pages.settings.fewer_words import in_full, steps_known_to
from webapp.pages.settings.forms import PasswordForm, PreferencesForm, RemovalForm, WordsForm
from webapp.pages.settings.page import settings_page
from webapp.pages.voices.choosing import ask_for_speed, chosen_voices
from webapp.reminding.keeping import note_move
from webapp.timeline.preferences import Preferences

settings = Blueprint("settings", __name__)

WRONG = "This is not your password. Please try again."


@settings.get("/settings")
@login_required
def overview() -> ResponseReturnValue:
    return settings_page()


@settings.post("/settings")
@login_required
def preferences() -> ResponseReturnValue:
    form = PreferencesForm()
    wished = form.wishes(Preferences.model_validate(current_user.preferences), chosen_voices())
    if wished is None:
        return settings_page(preferences=form), 422
    db = current_db()
    keep_preferences(db, current_user.id, {field: getattr(wished, field) for field in form.sent})
    keep_surroundings(db, current_user.id, theme=form.theme.data or "auto", time_zone=form.time_zone.data or "UTC")
    if form.time_zone.data != current_user.time_zone:
        note_move(db, current_user.id, datetime.now(UTC))
    db.commit()
    flash("Your settings are kept.")
    if not ask_for_speed(wished):
        flash(
            "The speed that you chose is being prepared. That takes about a minute; until then you hear the usual one."
        )
    return _back()


@settings.post("/settings/words")
@login_required
def words() -> ResponseReturnValue:
    """One step that is known, in full or in fewer words."""
    form, db = WordsForm(), current_db()
    kept = Preferences.model_validate(current_user.preferences)
    known = {step.key for step in steps_known_to(db, current_user.id, library().routines, kept)}
    if not form.validate_on_submit() or form.step.data not in known:
        abort(422)
    wished = in_full(kept, form.step.data or "", wished=form.words.data == "full")
    keep_preferences(db, current_user.id, {"in_full": wished})
    db.commit()
    return redirect(url_for("settings.overview", _anchor="words-h"), 303)


@settings.post("/settings/password")
@login_required
def password() -> ResponseReturnValue:
    form = PasswordForm()
    if not form.validate_on_submit() or not _is_theirs(form.current_password):
        return settings_page(password=form), 422
    password_hash = hash_password(form.new_password.data or "")
    db = current_db()
    change_password(db, current_user.id, password_hash)
    remove_devices(db, current_user.id, but=current_device().id)
    db.commit()
    flash("Your password is changed, and your other devices are signed out.")
    return _back()


@settings.post("/settings/devices/<uuid:device>/removal")
@login_required
def device_removal(device: UUID) -> ResponseReturnValue:
    db = current_db()
    if not remove_device(db, current_user.id, device):
        abort(404)
    db.commit()
    if device == current_device().id:
        return forget_browser(redirect(url_for("home.today"), 303))
    flash("That device is signed out.")
    return _back()


@settings.post("/settings/other-devices/removal")
@login_required
def other_devices_removal() -> ResponseReturnValue:
    db = current_db()
    remove_devices(db, current_user.id, but=current_device().id)
    db.commit()
    flash("All your other devices are signed out.")
    return _back()


@settings.post("/settings/account/removal")
@login_required
def account_removal() -> ResponseReturnValue:
    form = RemovalForm()
    if not form.validate_on_submit() or not _is_theirs(form.password):
        return _not_removed(form), 422
    db = current_db()
    remove_person(db, current_user.id)
    db.commit()
    uploads().forget(current_user.id)
    answer = forget_browser(redirect(url_for("home.today"), 303))
    flash("Your account and everything in it are deleted.")
    return answer


def _not_removed(form: RemovalForm) -> Response | str:
    return jsonify(problem=" ".join(form.password.errors)) if asks_for_json() else settings_page(removal=form)


def _is_theirs(field: PasswordField) -> bool:
    """Whether the password is the person's own; if not, the field says so."""
    person = current_user
    try:
        is_right = password_is_right(person.name_key, person.password_hash, field.data or "")
    except TooManyTriesError:
        field.errors = [TOO_MANY]
        return False
    field.errors = [] if is_right else [WRONG]
    return is_right


def _back() -> ResponseReturnValue:
    return redirect(url_for("settings.overview"), 303)
