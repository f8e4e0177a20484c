"""Ending a session: the rating after it, or none, and what there is to say about it."""

from datetime import UTC, datetime
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.library import library
from webapp.pages.next_page import next_page
from webapp.pages.sessions.access import own_session, own_session_for_change, own_whole_session
from webapp.pages.sessions.forms import NOT_WHOLE, read_key, read_note
from webapp.pages.sessions.guides import guide_of
from webapp.pages.sessions.summary_words import still_lies, summary_of
from webapp.practice.models import GuidedSession
from webapp.practice.progress import mark_finished
from webapp.practice.queries import OPEN_FOR
from webapp.practice.recording import end_session, rate_after, remember, score_of
from webapp.practice.scores import read_score
from webapp.practice.times import read_ago, said_at


@login_required
def rating(session_id: UUID) -> ResponseReturnValue:
    """The question after a session. Once it is answered, or half a day has passed, there is only the summary."""
    session = own_whole_session(current_db(), session_id)
    if score_of(session, "after") is not None or datetime.now(UTC) - session.started_at >= OPEN_FOR:
        return redirect(_summary_page(session))
    return _rating_page(session)


@login_required
def rate(session_id: UUID) -> ResponseReturnValue:
    db = current_db()
    session = own_session_for_change(db, session_id)
    key = read_key(request.form)
    try:
        score = read_score(request.form.getlist("pain_after"))
        at = _said_at()
    except ValueError as problem:
        return _rating_page(session, str(problem)), 422
    if key is None:
        return _rating_page(session, NOT_WHOLE), 422
    _note_finished(session)
    rate_after(db, session, key, score, at=at, time_zone=current_user.time_zone)
    db.commit()
    return redirect(_summary_page(session), 303)


@login_required
def ending(session_id: UUID) -> ResponseReturnValue:
    """End it without a rating: what was not said is not kept."""
    db = current_db()
    session = own_session_for_change(db, session_id)
    try:
        at = _said_at()
    except ValueError as problem:
        return _rating_page(session, str(problem)), 422
    _note_finished(session)
    end_session(session, at=at)
    db.commit()
    return redirect(next_page() or _summary_page(session), 303)


@login_required
def summary(session_id: UUID) -> ResponseReturnValue:
    return _summary(own_whole_session(current_db(), session_id))


@login_required
def note(session_id: UUID) -> ResponseReturnValue:
    """What the person adds: a note, and whether this was a flare."""
    db = current_db()
    try:
        text = read_note(request.form)
    except ValueError as problem:
        return _summary(own_whole_session(db, session_id), str(problem)), 422
    remember(own_session(db, session_id), note=text, flare="flare" in request.form)
    db.commit()
    return redirect(url_for("home.today"), 303)


def _said_at() -> datetime:
    """Raises ValueError with a sentence for the person."""
    return said_at(datetime.now(UTC), read_ago(request.form.get("ago", "")))


def _note_finished(session: GuidedSession) -> None:
    if request.form.get("finished"):
        guide = guide_of(session)
        mark_finished(session, guide.led_steps if guide else ())


def _summary_page(session: GuidedSession) -> str:
    return url_for("sessions.summary", session_id=session.id)


def _rating_page(session: GuidedSession, problem: str | None = None) -> str:
    finished = request.values.get("finished")
    lying = not finished and still_lies(session)
    return render_template("sessions/rating.html", guided=session, problem=problem, finished=finished, lying=lying)


def _summary(session: GuidedSession, problem: str | None = None) -> str:
    said = summary_of(current_db(), session, library().find(session.routine))
    typed = request.form.get("note", session.note)
    return render_template("sessions/summary.html", guided=session, said=said, typed=typed, problem=problem)
