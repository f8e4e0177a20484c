"""Choosing times and weekdays; the calendar's address; the mailbox."""

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db, services
from webapp.pages.reminders.asking import TOO_MANY, TooManyMailsError, ask
from webapp.pages.reminders.forms import read_mailbox, read_rhythm
from webapp.pages.reminders.page import reminders_page
from webapp.reminding.asking import write_no_more
from webapp.reminding.feeds import make_address, take_address_away
from webapp.reminding.keeping import keep_rhythm

reminders = Blueprint("reminders", __name__)

NEW_ADDRESS = "new_calendar"
"""In the cookie of forms: the token of an address that the next page shows, once."""


@reminders.get("/reminders")
@login_required
def overview() -> str:
    token = session.pop(NEW_ADDRESS, None)
    return reminders_page(address=url_for("by_link.calendar", feed_token=token, _external=True) if token else "")


@reminders.post("/reminders")
@login_required
def rhythm() -> ResponseReturnValue:
    form, db = read_rhythm(request.form), current_db()
    if form.problems:
        return reminders_page(rhythm=form), 422
    keep_rhythm(db, current_user.id, form.times, form.weekdays, datetime.now(UTC))
    db.commit()
    flash(form.said)
    return _back()


@reminders.post("/reminders/calendar")
@login_required
def new_address() -> ResponseReturnValue:
    db = current_db()
    token = make_address(db, current_user.id, datetime.now(UTC))
    db.commit()
    session[NEW_ADDRESS] = token
    return _back("calendar-h")


@reminders.post("/reminders/calendar/removal")
@login_required
def address_removal() -> ResponseReturnValue:
    take_address_away(current_db(), current_user.id)
    current_db().commit()
    flash("The calendar’s address is taken away. It opens nothing from now on.")
    return _back("calendar-h")


@reminders.post("/reminders/mail")
@login_required
def mailbox() -> ResponseReturnValue:
    typed = request.form.get("email", "")
    if services().open_post is None:
        abort(404)
    try:
        is_asked = ask(read_mailbox(typed), datetime.now(UTC))
    except ValueError as problem:
        return reminders_page(mailbox=typed[:400], problem=str(problem)), 422
    except TooManyMailsError:
        return reminders_page(mailbox=typed, problem=TOO_MANY), 429, {"Retry-After": "86400"}
    flash("A mail is on its way. Open its link to confirm." if is_asked else "Reminders go there already.")
    return _back("mail-h")


@reminders.post("/reminders/mail/removal")
@login_required
def mailbox_removal() -> ResponseReturnValue:
    write_no_more(current_db(), current_user.id, datetime.now(UTC))
    current_db().commit()
    flash("No more mail. Your times stay as they are.")
    return _back("mail-h")


def _back(place: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("reminders.overview", _anchor=place), 303)
