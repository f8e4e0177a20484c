"""What happens while a session is heard: how far it has come, and what was eased, hurt or skipped."""

from datetime import UTC, datetime
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required
from werkzeug.wrappers import Response

from webapp.extensions import current_db, reading_db
from webapp.pages.sessions.access import guide_to, own_session, own_session_for_change
from webapp.pages.sessions.changing import carry_on, session_answer
from webapp.pages.sessions.forms import read_seconds
from webapp.pages.sessions.guide import Guide
from webapp.pages.sessions.leading_out import lines_out
from webapp.pages.sessions.outcome_form import SentOutcome, read_outcome
from webapp.practice.models import GuidedSession
from webapp.practice.outcomes import BODY_PARTS, lead_easier, leave_out, record_outcome
from webapp.practice.progress import keep_progress
from webapp.practice.queries import was_going_on
from webapp.practice.times import read_ago, said_at

TOLERANCE = 1.0
"""Seconds by which a message may miss its step: it names the step that was shown, at a time read a moment later."""


@login_required
def progress(session_id: UUID) -> ResponseReturnValue:
    """Where the listener is, and which steps were heard."""
    with reading_db() as reading:
        guide = guide_to(own_session(reading, session_id))
    try:
        position = read_seconds(request.form.get("position", ""))
        at = said_at(datetime.now(UTC), read_ago(request.form.get("ago", "")))
    except ValueError as problem:
        return Response(str(problem), 422, mimetype="text/plain")
    heard = frozenset(request.form.getlist("heard"))
    keep_progress(
        own_session_for_change(current_db(), session_id),
        _place(guide, request.form.get("step"), position),
        [step.id for step in guide.routine.steps if step.id in heard],
        at=at,
    )
    current_db().commit()
    return Response(status=204, mimetype="text/plain")


def _place(guide: Guide, step: str | None, position: float) -> float | None:
    """The place on the track as it is now: the start of the step, where the message is of another track than this."""
    spans = guide.spans_of(step) if step else ()
    if step is None or any(span.start - TOLERANCE <= position <= span.end + TOLERANCE for span in spans):
        return position
    return guide.start_of(step)


@login_required
def hurts(session_id: UUID) -> ResponseReturnValue:
    """ "That hurts" for a browser without script: each step with its way out, and the ways to go on."""
    return _hurts_page(own_session(current_db(), session_id))


@login_required
def outcomes(session_id: UUID) -> ResponseReturnValue:
    with reading_db() as reading:
        session = own_session(reading, session_id)
        guide = guide_to(session)
    try:
        sent = read_outcome(
            request.form, _known_steps(session, guide), twins=_twins(guide), exercises=_exercises(guide)
        )
    except ValueError as problem:
        return _hurts_page(session, str(problem)), 422
    db, at = current_db(), said_at(datetime.now(UTC), sent.ago)
    session = own_session_for_change(db, session_id)
    guide = guide_to(session)
    place = _place_of(sent, session, guide)
    record_outcome(db, session, sent.key, sent.happening(place), at=at)
    if was_going_on(session, at) and _leads_otherwise(session, guide, sent):
        place = carry_on(session, guide, guide, place)
    db.commit()
    return session_answer(session, place, _next_page(session, sent))


def _place_of(sent: SentOutcome, session: GuidedSession, guide: Guide) -> float:
    """Seconds: where the page did not know it, the start of the step, or where the listener last was."""
    if sent.position is not None:
        return sent.position
    start = guide.start_of(sent.step)
    return session.position if start is None else start


def _known_steps(session: GuidedSession, guide: Guide) -> frozenset[str]:
    return frozenset([*session.left_out_steps, *(span.id for span in guide.steps)])


def _twins(guide: Guide) -> frozenset[str]:
    """The steps that have an easier form."""
    return frozenset(step.id for step in guide.routine.steps if step.easier)


def _exercises(guide: Guide) -> frozenset[str]:
    """The steps that can be left out: all but those that only guide."""
    return frozenset(step.id for step in guide.routine.steps if step.is_exercise)


def _leads_otherwise(session: GuidedSession, guide: Guide, sent: SentOutcome) -> bool:
    """Lead the step easier or leave it out from now on, if that is what is to follow. Whether anything changed."""
    step = next((step for step in guide.routine.steps if step.id == sent.step), None)
    spans = guide.spans_of(sent.step)
    if step is None or not spans:
        return False
    if sent.then == "leave-out":
        leave_out(session, step.id)
    elif step.easier and not spans[0].easier and (sent.kind == "eased" or sent.then == "easier"):
        lead_easier(session, step.id)
    else:
        return False
    return True


def _next_page(session: GuidedSession, sent: SentOutcome) -> str:
    show = url_for("sessions.show", session_id=session.id)
    match sent.then:
        case "stop":
            return url_for("sessions.rating", session_id=session.id)
        case "leg":
            return url_for("screening.questions", next=show)
        case _:
            return show


def _hurts_page(session: GuidedSession, problem: str | None = None) -> str:
    guide = guide_to(session)
    led = {span.id: span.name for span in reversed(guide.steps)}
    steps = [step.id for step in guide.routine.steps if step.id in led]
    ways = [(step, led[step], lines_out(guide.routine, step, None)) for step in steps]
    here = guide.step_at(session.position).id if session.position else None
    return render_template(
        "sessions/hurts.html",
        guided=session,
        ways=ways,
        here=request.form.get("step", here),
        body_parts=BODY_PARTS,
        problem=problem,
    )
