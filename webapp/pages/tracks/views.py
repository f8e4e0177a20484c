"""Sound, captions, plan, ways out and the player's page of a shape. Signed in only; nobody's session is needed."""

from datetime import UTC, datetime

from flask import Blueprint, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from webapp.extensions import current_db
from webapp.narration.captions import webvtt
from webapp.narration.responses import audio_response
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.sessions.guides import guides
from webapp.pages.sessions.player_page import player_page
from webapp.pages.tracks.addresses import plan_address, version_of
from webapp.pages.tracks.caching import asked_for_again, kept_under_version
from webapp.pages.tracks.plan import plan_of
from webapp.pages.tracks.tokens import shape_from_token
from webapp.pages.tracks.ways_out import side_named, way_out_of
from webapp.practice.screening import standing

tracks = Blueprint("tracks", __name__, url_prefix="/tracks/<token>")


@tracks.get("/track.mp3")
@login_required
def track(token: str) -> ResponseReturnValue:
    _, guide = _found(token)
    if guide.track is None:
        abort(404)
    return kept_under_version(audio_response(guide.track, request), guide.version)


@tracks.get("/captions.vtt")
@login_required
def captions(token: str) -> ResponseReturnValue:
    _, guide = _found(token)
    answer = Response(webvtt(guide.shown), mimetype="text/vtt")
    return kept_under_version(asked_for_again(answer), guide.version)


@tracks.get("/plan.json")
@login_required
def plan(token: str) -> ResponseReturnValue:
    return asked_for_again(jsonify(plan_of(*_found(token))))


@tracks.get("/out/<step>.mp3")
@login_required
def way_out(token: str, step: str) -> ResponseReturnValue:
    """The words that lead out of a step, as a short file of its own."""
    _, guide = _found(token)
    side = side_named(request.args.get("side"))
    spoken = way_out_of(guide.routine, guide.voice, step, side) or abort(404)
    return kept_under_version(audio_response(spoken, request), version_of(spoken))


@tracks.get("/player")
@login_required
def player(token: str) -> ResponseReturnValue:
    """The player for a session that the server has not heard of yet."""
    shape, guide = _found(token)
    stands = standing(current_db(), current_user.id, datetime.now(UTC))
    if first := page_before_session(stands, request.path):
        return redirect(first)
    return player_page(shape, guide, plan_address=plan_address(token))


def _found(token: str) -> tuple[Shape, Guide]:
    shape = shape_from_token(token) or abort(404)
    return shape, guides().guide(shape)
