"""Commands: `flask --app webapp.app …`, one module for each subject.

A module is imported when its command is used, so that the web server never loads what only commands need.
"""

from importlib import import_module

import click
from flask import Flask, current_app
from flask.cli import AppGroup, ScriptInfo

COMMANDS = {
    "demo": "webapp.cli.demo",
    "doctor": "webapp.cli.doctor",
    "narration": "webapp.cli.narration",
    "routines": "webapp.cli.routines",
    "user": "webapp.cli.people",
}
"""Each module names its command or group like the key."""


def register_commands(app: Flask) -> None:
    app.cli = LazyCommands()


class LazyCommands(AppGroup):
    """Runs each command inside an application context."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if not current_app:
            ctx.with_resource(ctx.ensure_object(ScriptInfo).load_app().app_context())
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command
