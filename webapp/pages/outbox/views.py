"""Who is signed in here, and a token for what waits in this browser to be sent."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from flask_wtf.csrf import generate_csrf

from webapp.accounts.opaque import opaque_id
from webapp.pages.outbox.answers import in_json

outbox = Blueprint("outbox", __name__)
outbox.after_app_request(in_json)


@outbox.get("/outbox/token")
@login_required
def token() -> ResponseReturnValue:
    """A message can wait for days, so it is not sent with the token of the page on which it was said."""
    return jsonify(csrf=generate_csrf(), person=opaque_id(current_user.id))
