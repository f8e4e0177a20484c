"""Commands: `flask --app webapp.app …`, one module for each subject.

A module is imported when its command is used, so that the web server never loads what only commands need.
"""

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

COMMANDS = {
    "demo": "webapp.cli.demo",
    "doctor": "webapp.cli.doctor",
    "narration": "webapp.cli.narration",
    "reminders": "webapp.cli.reminders",
    "routines": "webapp.cli.routines",
    "user": "webapp.cli.people",
}
"""Each module names its command or group like the key."""


def register_commands(app: Flask) -> None:
    app.cli = LazyCommands()


class LazyCommands(AppGroup):
    """Each module brings the application context for its commands: an AppGroup, or `with_appcontext`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command
