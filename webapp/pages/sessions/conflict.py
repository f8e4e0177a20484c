"""The page for a request that contradicts one that was recorded before."""

from flask import render_template
from flask.typing import ResponseReturnValue

from webapp.practice.recording import AlreadyRecordedError


def show_conflict(error: AlreadyRecordedError) -> ResponseReturnValue:
    return render_template("sessions/conflict.html", message=str(error)), 409
