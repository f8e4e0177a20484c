"""JSON log lines, one a request, with a request id. Never a rating, note, e-mail, token or password."""

from flask import Flask


def init_app(app: Flask) -> None: ...
