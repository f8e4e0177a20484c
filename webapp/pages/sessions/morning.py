"""How the back is on the morning after a session."""

from datetime import UTC, datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.library import library
from webapp.pages.sessions.access import own_session, own_session_for_change
from webapp.pages.sessions.forms import NOT_WHOLE, read_key
from webapp.practice.models import GuidedSession
from webapp.practice.mornings import day_of, rate_morning
from webapp.practice.scores import read_score
from webapp.practice.times import read_ago, said_at

KEY = "not_this_morning"
"""Kept in this browser until the day ends, and nowhere else."""


@login_required
def morning(session_id: UUID) -> str:
    return _page(own_session(current_db(), session_id))


@login_required
def rate_that_morning(session_id: UUID) -> ResponseReturnValue:
    db = current_db()
    guided, key = own_session_for_change(db, session_id), read_key(request.form)
    try:
        score = read_score(request.form.getlist("pain_morning"))
        at = said_at(datetime.now(UTC), read_ago(request.form.get("ago", "")))
    except ValueError as problem:
        return _page(guided, str(problem)), 422
    if key is None:
        return _page(guided, NOT_WHOLE), 422
    rate_morning(db, guided, key, score, at=at, time_zone=current_user.time_zone)
    db.commit()
    flash(f"Written down: {score}.")
    return redirect(url_for("home.today"), 303)


@login_required
def not_this_morning() -> ResponseReturnValue:
    """Nothing is stored of it but that it is not asked again today."""
    session[KEY] = _today()
    return redirect(url_for("home.today"), 303)


def may_be_asked() -> bool:
    return session.get(KEY) != _today()


def _today() -> str:
    return day_of(datetime.now(UTC), current_user.time_zone).isoformat()


def _page(guided: GuidedSession, problem: str | None = None) -> str:
    title = library().titles().get(guided.routine, guided.routine)
    return render_template("sessions/morning.html", guided=guided, title=title, problem=problem)
