import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from flask import Flask

from webapp.catalogue.reading import Problem
from webapp.config import PROJECT
from webapp.database import open_engine
from webapp.narration.narrator import Narrator

MakeApp = Callable[..., Flask]


@pytest.fixture
def sound(make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An installation that is in order."""
    url = f"sqlite:///{tmp_path / 'sound.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path))
    command.upgrade(AlembicConfig(PROJECT / "alembic.ini"), "head")
    (tmp_path / "secret_key").touch(mode=0o600)
    app = make_app(data_dir=tmp_path)
    services = app.extensions["ebb"]
    services.engine = open_engine(url)
    services.catalogue = replace(services.catalogue, problems=())
    yield app
    services.engine.dispose()


def doctor(app: Flask) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["doctor"])
    return done.exit_code, done.output


def test_what_is_in_order_is_told_line_by_line(sound: Flask, tmp_path: Path) -> None:
    code, told = doctor(sound)
    assert code == 0, told
    assert "TO DO" not in told
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in told
    assert "journal wal" in told or "journal delete" in told
    assert f"Data folder {tmp_path}" in told
    assert "mode 0600" in told
    assert "Legs-up release: A tone instead of words" in told


def test_a_database_that_is_not_migrated_gets_the_command(sound: Flask, tmp_path: Path) -> None:
    sound.extensions["ebb"].engine = engine = open_engine(f"sqlite:///{tmp_path}/new.sqlite")
    code, told = doctor(sound)
    engine.dispose()
    assert code == 1
    assert "→ Run: .venv/bin/alembic upgrade head" in told


def test_a_database_that_does_not_answer_is_named(sound: Flask) -> None:
    sound.extensions["ebb"].engine = open_engine("sqlite:////no/such/folder/ebb.sqlite")
    code, told = doctor(sound)
    assert code == 1
    assert "/no/such/folder/ebb.sqlite: OperationalError" in told
    assert "correct DATABASE_URL" in told


def test_a_key_that_others_can_read_gets_the_command(sound: Flask, tmp_path: Path) -> None:
    (tmp_path / "secret_key").chmod(0o644)
    code, told = doctor(sound)
    assert code == 1
    assert f"→ Run: chmod 600 {tmp_path / 'secret_key'}" in told


def test_a_broken_routine_file_is_named_with_its_line(sound: Flask) -> None:
    services = sound.extensions["ebb"]
    services.catalogue = replace(services.catalogue, problems=(Problem("routines/mine.yaml", 7, "no dose"),))
    code, told = doctor(sound)
    assert code == 1
    assert "TO DO  routines/mine.yaml:7: no dose" in told


def test_a_routine_without_a_voice_gets_the_command(sound: Flask, tmp_path: Path) -> None:
    sound.extensions["ebb"].narrator = Narrator(tmp_path / "empty", "silent")
    code, told = doctor(sound)
    assert code == 1
    assert "Knee walking: no voice speaks all of it" in told
    assert "narration build" in told


def test_a_further_voice_that_is_not_complete_gets_the_command(sound: Flask) -> None:
    services = sound.extensions["ebb"]
    services.config = replace(services.config, narration_voice="silent,gtts:en-IE")
    code, told = doctor(sound)
    assert code == 1
    assert "Voice gtts:en-IE is not complete, so nobody can choose it" in told
    assert "narration build" in told
