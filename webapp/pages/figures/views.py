"""Movements between poses. They show nobody's data: anyone may fetch them and keep them for good."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from webapp.extensions import services
from webapp.pages.figures.answers import drawing

figures = Blueprint("figures", __name__, url_prefix="/figures")

SVG = "image/svg+xml"


@figures.get("/<version>/<start>--<end>.svg")
def movement(version: str, start: str, end: str) -> ResponseReturnValue:
    """The pose whose name comes first in the alphabet stands first."""
    book = services().figures
    if start > end or not {start, end} <= book.poses.keys():
        abort(404)
    return drawing((book.movement(start, end) or abort(404)).encode(), SVG, version)
