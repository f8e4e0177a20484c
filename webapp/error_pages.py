"""What a person sees when something went wrong."""

from flask import Flask


def init_app(app: Flask) -> None: ...
