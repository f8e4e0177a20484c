"""The part of Flask-WTF that Ebb uses."""

from flask import Flask
from wtforms import Form

class FlaskForm(Form):
    def is_submitted(self) -> bool: ...
    def validate_on_submit(self) -> bool: ...

class CSRFProtect:
    def init_app(self, app: Flask) -> None: ...
