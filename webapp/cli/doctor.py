"""Whether this installation is in order."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click
from flask.cli import with_appcontext
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from webapp.config import Config
from webapp.database import SAFE_WAL_VERSION, sqlite_module
from webapp.extensions import Services, services
from webapp.narration.voices import EVERY_VOICE, chosen
from webapp.pages.health.readiness import is_migrated, voice_of
from webapp.timeline.utterances import utterances_of

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """What was looked at. Where it is not in order `remedy` says what to do, unless `what` says so itself."""

    what: str
    remedy: str = ""
    says_it_itself: bool = False

    @property
    def in_order(self) -> bool:
        return not self.remedy and not self.says_it_itself


@click.command()
@with_appcontext
def doctor() -> None:
    """Look at everything that Ebb needs. Ends with 1 where something is to be done."""
    findings = list(look_at(services()))
    for finding in findings:
        click.echo(f"{'ok   ' if finding.in_order else 'TO DO'}  {finding.what}")
        if finding.remedy:
            click.echo(f"       → {finding.remedy}")
    sys.exit(0 if all(finding.in_order for finding in findings) else 1)


def look_at(found: Services) -> Iterator[Finding]:
    yield _python()
    yield _data_folder(found.config)
    yield _secret_key(found.config)
    yield from _database(found)
    yield from _files(found)
    yield from _narration(found)


def _python() -> Finding:
    version = sys.version_info
    remedy = "" if version >= OLDEST_PYTHON else "Install Python 3.11 or newer: make PYTHON=python3.11 run"
    return Finding(f"Python {version.major}.{version.minor}.{version.micro}", remedy)


def _data_folder(config: Config) -> Finding:
    writable = os.access(config.data_dir, os.W_OK | os.X_OK)
    remedy = "" if writable else "Let the user that runs Ebb write there, or choose another folder with EBB_DATA_DIR."
    return Finding(f"Data folder {config.data_dir}", remedy)


def _secret_key(config: Config) -> Finding:
    path = config.data_dir / "secret_key"
    if not path.exists():
        return Finding("Secret key from SECRET_KEY in the environment")
    mode = stat.S_IMODE(path.stat().st_mode)
    readable = os.name == "posix" and mode & 0o077
    return Finding(f"Secret key {path}, mode {mode:04o}", f"Run: chmod 600 {path}" if readable else "")


def _database(found: Services) -> Iterator[Finding]:
    migrate = "Run: .venv/bin/alembic upgrade head"
    try:
        with found.engine.execution_options(writes=False).connect() as connection:
            if found.engine.dialect.name == "sqlite":
                yield _sqlite(str(connection.scalar(text("PRAGMA journal_mode"))))
            yield Finding("Database at the newest migration", "" if is_migrated(connection) else migrate)
    except SQLAlchemyError as error:
        where = found.engine.url.render_as_string(hide_password=True)
        yield Finding(f"Database {where}: {type(error).__name__}", "Start it, or correct DATABASE_URL.")


def _sqlite(journal: str) -> Finding:
    version = sqlite_module().sqlite_version_info
    what = f"SQLite {'.'.join(map(str, version))}, journal {journal}"
    if version < SAFE_WAL_VERSION and journal == "wal":
        return Finding(what, "Stop Ebb, then start it with its own SQLite (make run): this one can lose a commit.")
    return Finding(what)


def _files(found: Services) -> Iterator[Finding]:
    problems = [str(problem) for problem in found.catalogue.problems]
    problems += [str(problem) for problem in found.figures.problems]
    for problem in problems:
        yield Finding(problem, says_it_itself=True)
    yield Finding(
        f"{len(found.catalogue.routines)} routines, {len(found.figures.poses)} poses",
        "" if found.catalogue.routines else "Put the routine files back into routines/.",
    )


def _narration(found: Services) -> Iterator[Finding]:
    build = "Run: .venv/bin/flask --app webapp.app narration build"
    for routine in found.catalogue.routines.values():
        voice = voice_of(found, routine)
        yield Finding(f"{routine.title}: {voice or 'no voice speaks all of it'}", "" if voice else build)
    yield from _choice(found, build)


def _choice(found: Services, build: str) -> Iterator[Finding]:
    """The voices that the host lists beside the first."""
    spoken = utterances_of(found.catalogue.routines, found.catalogue.phrases)
    words = frozenset[str]().union(*spoken.values())
    complete = found.narrator.complete_voices(words)
    for voice in chosen(found.config.narration_voice)[1:]:
        if voice.id in EVERY_VOICE:
            state = "can be chosen" if voice in complete else "is not complete, so nobody can choose it"
            yield Finding(f"Voice {voice.id} {state}", "" if voice in complete else build)
