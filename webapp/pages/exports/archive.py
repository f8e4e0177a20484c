"""The whole diary as one file that can be read back in."""

from functools import partial

from flask import Response, request
from flask_login import current_user, login_required

from webapp.archive.writing import archive_of
from webapp.pages.exports.dates import asked_dates
from webapp.pages.exports.streaming import streamed
from webapp.pages.local_days import today


@login_required
def ebb_json() -> Response:
    """`from` and `to` limit what is dated; what a person has chosen or put together is always whole."""
    span = asked_dates(request.args)
    parts = partial(archive_of, person_id=current_user.id, first=span.asked_first, last=span.asked_last)
    return streamed(parts, mimetype="application/json", file_name=span.file_name("ebb", "json", today()))
