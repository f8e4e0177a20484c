"""What every template can use: dates, numbers and words."""

from flask import Flask


def init_app(app: Flask) -> None: ...
