"""The part of Flask-WTF that Ebb uses."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask
from wtforms import Form

View = TypeVar("View", bound=Callable[..., object])

class FlaskForm(Form):
    def is_submitted(self) -> bool: ...
    def validate_on_submit(self) -> bool: ...

class CSRFProtect:
    def init_app(self, app: Flask) -> None: ...
    def exempt(self, view: View) -> View: ...
