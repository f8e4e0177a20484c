"""Commands: `flask --app webapp.app …`. Each room that has commands of its own is registered here."""

from flask import Flask


def register_commands(app: Flask) -> None: ...
