"""The addresses of this area. Manifest, worker and the page without a connection are the same for everybody."""

from datetime import UTC, datetime

from flask import Blueprint, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, current_user, login_required
from werkzeug.wrappers import Response

from webapp.extensions import current_db, services
from webapp.pages.offline.manifest import manifest
from webapp.pages.offline.packs import packs_for
from webapp.pages.offline.worker import worker_script
from webapp.practice.suggestion import short_session

offline = Blueprint("offline", __name__)


@offline.get("/manifest.webmanifest")
def manifest_file() -> ResponseReturnValue:
    answer = jsonify(manifest(short_session(services().catalogue.routines.values())))
    answer.mimetype = "application/manifest+json"
    return _asked_for_again(answer)


@offline.get("/service-worker.js")
def worker() -> ResponseReturnValue:
    return _asked_for_again(Response(worker_script(), mimetype="text/javascript"))


@offline.get("/no-connection")
def no_connection() -> ResponseReturnValue:
    """Shown from the cache where nothing else can be, so it speaks to nobody in particular."""
    return _asked_for_again(
        make_response(render_template("offline/no_connection.html", current_user=AnonymousUserMixin()))
    )


@offline.get("/offline")
@login_required
def page() -> ResponseReturnValue:
    """What this phone has with it. A module lists it, for the server cannot know."""
    return render_template("offline/page.html")


@offline.get("/offline/packs.json")
@login_required
def packs() -> ResponseReturnValue:
    """With `routine`, once for each that is to be kept; without any, what the person did last."""
    chosen = tuple(request.args.getlist("routine")) or None
    return jsonify(packs_for(current_db(), current_user, chosen, datetime.now(UTC)))


def _asked_for_again(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    return answer.make_conditional(request)
