"""Commands: `flask --app webapp.app …`, one module for each subject."""

from flask import Flask


def register_commands(app: Flask) -> None: ...
