"""Drawings in files of their own. They show nobody's data, and browsers may keep them for good."""

from base64 import b64encode
from hashlib import sha256

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.extensions import services
from webapp.figures.drawing.style import style_sheet
from webapp.pages.figures.addresses import artwork_url, movement_url, still_url
from webapp.pages.figures.answers import drawing
from webapp.security_headers import policy

figures = Blueprint("figures", __name__, url_prefix="/figures")
for address in (artwork_url, movement_url, still_url):
    figures.add_app_template_global(address)

SVG = "image/svg+xml"


@figures.get("/<version>/<start>--<end>.svg")
@login_required
def movement(version: str, start: str, end: str) -> ResponseReturnValue:
    """An SVG to put into a page. The pose whose name comes first in the alphabet stands first.

    Drawing one costs CPU, and any two poses can be asked for, so strangers cannot.
    """
    book = services().figures
    if start > end or not {start, end} <= book.poses.keys():
        abort(404)
    return drawing((book.movement(start, end) or abort(404)).encode(), SVG, version)


@figures.get("/<version>/<pose>.svg")
def still(version: str, pose: str) -> ResponseReturnValue:
    """A file that brings its style, which its policy names by its hash."""
    answer = drawing(services().figures.standalone(_known(pose)).encode(), SVG, version)
    digest = b64encode(sha256(style_sheet().encode()).digest()).decode()
    answer.headers["Content-Security-Policy"] = policy({"style-src": f"'sha256-{digest}'"})
    return answer


@figures.get("/<version>/<pose>.png")
def artwork(version: str, pose: str) -> ResponseReturnValue:
    return drawing(services().figures.artwork(_known(pose)), "image/png", version)


def _known(pose: str) -> str:
    return pose if pose in services().figures.poses else abort(404)
