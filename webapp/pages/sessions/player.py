"""The player's page and what it fetches: sound, captions, plan, and the way out of a step."""

from datetime import UTC, datetime
from uuid import UUID

from flask import abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from webapp.catalogue.words import SIDES
from webapp.extensions import current_db, services
from webapp.narration.captions import webvtt
from webapp.narration.responses import audio_response
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.access import guide_to, own_session
from webapp.pages.sessions.guides import guides, poses_of
from webapp.pages.sessions.leading_out import lines_out
from webapp.pages.sessions.plan import plan_of
from webapp.practice.queries import is_open
from webapp.practice.screening import standing


@login_required
def show(session_id: UUID) -> ResponseReturnValue:
    """The player. A session that is over leads to its summary; a warning sign stands before one that is open, too.

    The template gets `guided` (GuidedSession), `routine` (Routine), `plan` (as in plan.json; its `track` is None where
    no voice is complete), and `poses`: each pose that can be shown, with what it shows in words.
    """
    db, now = current_db(), datetime.now(UTC)
    guided = own_session(db, session_id)
    if not is_open(guided, now):
        return redirect(url_for("sessions.summary", session_id=session_id))
    guide = guide_to(guided)
    if first := page_before_session(standing(db, current_user.id, now), request.path):
        return redirect(first)
    poses = {pose: services().figures.label(pose) for pose in poses_of(guided, guide)}
    return render_template(
        "sessions/player.html", guided=guided, routine=guide.routine, plan=plan_of(guided, guide), poses=poses
    )


@login_required
def track(session_id: UUID) -> ResponseReturnValue:
    guide = guide_to(own_session(current_db(), session_id))
    return audio_response(guide.track, request) if guide.track else abort(404)


@login_required
def captions(session_id: UUID) -> ResponseReturnValue:
    guide = guide_to(own_session(current_db(), session_id))
    answer = Response(webvtt(guide.shown), mimetype="text/vtt")
    return _private(answer, guide.version)


@login_required
def plan(session_id: UUID) -> ResponseReturnValue:
    guided = own_session(current_db(), session_id)
    guide = guide_to(guided)
    return _private(jsonify(plan_of(guided, guide)), guide.version)


@login_required
def way_out(session_id: UUID, step: str) -> ResponseReturnValue:
    """The words that lead out of a step, as a short file of its own."""
    guided = own_session(current_db(), session_id)
    guide = guide_to(guided)
    voice = guides().voice(guided.voice)
    if voice is None or step not in {led.id for led in guide.routine.steps}:
        abort(404)
    asked = request.args.get("side")
    side = next((side for side in SIDES if side == asked), None)
    spoken = services().narrator.phrase_track(lines_out(guide.routine, step, side), voice)
    return audio_response(spoken, request)


def _private(answer: Response, version: str) -> Response:
    """Kept by the person's own browser alone, which asks each time whether it still holds."""
    answer.set_etag(version)
    answer.cache_control.private = True
    answer.cache_control.no_cache = True
    return answer.make_conditional(request)
