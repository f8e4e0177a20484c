import subprocess
import sys

from flask import Flask

from webapp.cli import COMMANDS
from webapp.config import PROJECT

HEAVY = ("alembic", "gtts", "hibari", "lameenc", "numpy", "onnxruntime", "requests")


def test_every_command_is_there_and_says_what_it_does(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["--help"]).output
    for name in COMMANDS:
        assert name in told
        alone = app.test_cli_runner().invoke(args=[name, "--help"])
        assert alone.exit_code == 0, alone.output


def test_the_server_starts_without_what_only_commands_need() -> None:
    code = f"import sys, webapp.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert done.stdout.strip() == "[]"
