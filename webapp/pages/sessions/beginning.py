"""Beginning a session."""

from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db, reading_db
from webapp.pages.library import library
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.begin_page import begin_page
from webapp.pages.sessions.forms import Beginning, read_beginning
from webapp.pages.sessions.offers import offer_for
from webapp.practice.models import GuidedSession
from webapp.practice.recording import begin_session
from webapp.practice.screening import standing


@login_required
def create() -> ResponseReturnValue:
    """The rating before and the session that follows it. The same key again leads to the same session."""
    now = datetime.now(UTC)
    asked = read_beginning(request.form, library().routines, "pain_before", needed=True)
    if asked.problems:
        return begin_page(asked, now), 422
    elsewhere = page_first(asked, now)
    if elsewhere:
        return redirect(elsewhere, 303)
    session = _begun(asked, now)
    current_db().commit()
    return redirect(url_for("sessions.show", session_id=session.id), 303)


def page_first(asked: Beginning, now: datetime) -> str | None:
    """The page that has to come before a session, if any; it leads back to what was asked for."""
    with reading_db() as db:
        return page_before_session(standing(db, current_user.id, now), asked.address)


def _begun(asked: Beginning, now: datetime) -> GuidedSession:
    """What takes time is reckoned before the write begins."""
    with reading_db() as db:
        offer = offer_for(db, current_user, library().routines, asked.rating or 0, asked=asked, now=now)
    return begin_session(
        current_db(),
        current_user.id,
        asked.key,
        offer.as_new_session(),
        now=now,
        time_zone=current_user.time_zone,
    )
