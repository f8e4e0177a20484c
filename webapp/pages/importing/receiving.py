"""Taking a file: how large it may be, and where it waits until somebody has looked at what is in it."""

from datetime import UTC, datetime
from typing import Any

from flask import abort, request
from flask_login import current_user

from webapp.archive.csv_columns import guess
from webapp.archive.csv_table import read_table
from webapp.archive.kinds import kind_of
from webapp.archive.problems import Problem, UnreadableError
from webapp.archive.reading import read_archive
from webapp.archive.uploads import Uploads
from webapp.extensions import services

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes. Ten years of three sessions a day, with everything that can stand beside them, are about 20 MB."""
AROUND_IT = 64 * 1024
"""Bytes of the form around the file."""

NO_FILE = "Please choose a file first."
NOT_KEPT = "This server has no room for the file at the moment. Nothing was changed."
GONE = "A file waits for an hour, and only the newest one. Nothing of yours is lost; please choose the file once more."


def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Only who is signed in may send more than a note. It is decided before anything of the body is read."""
    if endpoint == "importing.receive" and request.method == "POST" and current_user.is_authenticated:
        request.max_content_length = LARGEST_FILE + AROUND_IT


def uploads() -> Uploads:
    return Uploads(services().config.data_dir)


def received() -> str:
    """The name under which the file waits. Raises UnreadableError where there is none, or it cannot be read in."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise UnreadableError([Problem(NO_FILE)])
    data = sent.read()
    if kind_of(data) == "archive":
        read_archive(data, datetime.now(UTC))
    else:
        guess(read_table(data))
    try:
        return uploads().keep(current_user.id, data)
    except OSError:
        abort(503, NOT_KEPT)


def waiting(upload: str) -> bytes:
    """The file of whoever is signed in; 404 for any other."""
    data = uploads().read(current_user.id, upload)
    return abort(404, GONE) if data is None else data
