"""The player's page of a session and what it fetches: sound, captions, plan, and the way out of a step."""

from datetime import UTC, datetime
from uuid import UUID

from flask import abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from webapp.extensions import current_db
from webapp.narration.captions import webvtt
from webapp.narration.responses import audio_response
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.access import guide_to, own_session
from webapp.pages.sessions.guides import shape_of
from webapp.pages.sessions.player_page import player_page
from webapp.pages.tracks.caching import asked_for_again
from webapp.pages.tracks.plan import plan_of
from webapp.pages.tracks.ways_out import side_named, way_out_of
from webapp.practice.queries import is_open
from webapp.practice.screening import standing


@login_required
def show(session_id: UUID) -> ResponseReturnValue:
    """The player. A session that is over leads to its summary; a warning sign stands before one that is open, too."""
    db, now = current_db(), datetime.now(UTC)
    guided = own_session(db, session_id)
    if not is_open(guided, now):
        return redirect(url_for("sessions.summary", session_id=session_id))
    guide = guide_to(guided)
    if first := page_before_session(standing(db, current_user.id, now), request.path):
        return redirect(first)
    address = url_for("sessions.plan", session_id=session_id)
    return player_page(shape_of(guided), guide, plan_address=address, session=guided)


@login_required
def track(session_id: UUID) -> ResponseReturnValue:
    guide = guide_to(own_session(current_db(), session_id))
    return audio_response(guide.track, request) if guide.track else abort(404)


@login_required
def captions(session_id: UUID) -> ResponseReturnValue:
    guide = guide_to(own_session(current_db(), session_id))
    return asked_for_again(Response(webvtt(guide.shown), mimetype="text/vtt"))


@login_required
def plan(session_id: UUID) -> ResponseReturnValue:
    guided = own_session(current_db(), session_id)
    return asked_for_again(jsonify(plan_of(shape_of(guided), guide_to(guided))))


@login_required
def way_out(session_id: UUID, step: str) -> ResponseReturnValue:
    """The words that lead out of a step, as a short file of its own."""
    guided = own_session(current_db(), session_id)
    side = side_named(request.args.get("side"))
    guide = guide_to(guided)
    spoken = way_out_of(guide.routine, guide.voice, step, side) or abort(404)
    return audio_response(spoken, request)
