"""A content-security policy that starts from nothing, and the other headers that keep a browser strict."""

from flask import Flask


def init_app(app: Flask) -> None: ...
