"""The page for a request that contradicts one that was recorded before."""

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from webapp.pages.outbox.answers import asks_for_json
from webapp.practice.recording import AlreadyRecordedError


def show_conflict(error: AlreadyRecordedError) -> ResponseReturnValue:
    if asks_for_json():
        return jsonify(problem=str(error)), 409
    return render_template("sessions/conflict.html", message=str(error)), 409
