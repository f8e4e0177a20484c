"""The page of a draft, its sound, its plan, and whether it has changed."""

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from webapp.catalogue.models import VARIANTS, Variant
from webapp.extensions import services
from webapp.narration.captions import webvtt
from webapp.narration.plan import plan_document
from webapp.narration.responses import audio_response
from webapp.pages.composing.voice import is_being_spoken
from webapp.pages.figures.addresses import with_movements
from webapp.pages.preview.draft import Draft, Reading
from webapp.pages.sessions.guide import Guide

preview = Blueprint("preview", __name__)


@preview.get("/")
def show() -> str:
    reading = draft().look()
    guide = reading.guide(variant(), easier=easier(), known=known())
    return render_template(
        "preview/show.html",
        path=draft().path,
        reading=reading,
        guide=guide,
        variant=variant(),
        variants=VARIANTS,
        easier=easier(),
        known=known(),
        state=state_of(reading, guide),
        is_being_spoken=is_being_spoken(),
        poses={pose: services().figures.label(pose) for pose in guide.poses} if guide else {},
    )


@preview.get("/state.json")
def state() -> ResponseReturnValue:
    reading = draft().look()
    return jsonify(state=state_of(reading, reading.guide(variant(), easier=easier(), known=known())))


@preview.get("/track.mp3")
def track() -> ResponseReturnValue:
    guide = _guide()
    return audio_response(guide.track, request) if guide.track else abort(404)


@preview.get("/captions.vtt")
def captions() -> ResponseReturnValue:
    return Response(webvtt(_guide().shown), mimetype="text/vtt")


@preview.get("/plan.json")
def plan() -> ResponseReturnValue:
    guide = _guide()
    document = plan_document(guide.shown, guide.timeline)
    figures = with_movements(document["figures"])
    return jsonify({**document, "figures": figures, "track": "", "captions": ""})


def draft() -> Draft:
    found: Draft = current_app.extensions["ebb_draft"]
    return found


def state_of(reading: Reading, guide: Guide | None) -> str:
    """Changes when the page should be loaded again: the file was saved, or its voice has come."""
    return f"{reading.stamp}-{'spoken' if guide and guide.track else 'silent'}"


def variant() -> Variant:
    asked = request.args.get("variant")
    return next((one for one in VARIANTS if one == asked), "standard")


def easier() -> bool:
    return request.args.get("easier") == "yes"


def known() -> bool:
    return request.args.get("known") == "yes"


def _guide() -> Guide:
    return draft().look().guide(variant(), easier=easier(), known=known()) or abort(404)
