from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from flask import Flask
from sqlalchemy import text

from tests.client import Client
from webapp.config import PROJECT
from webapp.database import open_engine
from webapp.narration.narrator import Narrator

MakeApp = Callable[..., Flask]


@pytest.fixture
def migrated(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'migrated.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path))
    command.upgrade(AlembicConfig(PROJECT / "alembic.ini"), "head")
    app.extensions["ebb"].engine = engine = open_engine(url)
    yield app
    engine.dispose()


def test_the_process_is_alive_whatever_the_database_does(app: Flask, client: Client, tmp_path: Path) -> None:
    app.extensions["ebb"].engine = open_engine(f"sqlite:///{tmp_path}/no/such/folder/ebb.sqlite")
    assert client.fetch("/healthz").json == {"alive": True}


def test_ready_with_migrations_and_a_voice_for_each_routine(migrated: Flask, client: Client) -> None:
    answer = client.fetch("/readyz")
    assert answer.json == {"ready": True, "missing": []}
    assert answer.status_code == 200


def test_not_ready_without_migrations(app: Flask, client: Client) -> None:
    with app.extensions["ebb"].engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    answer = client.fetch("/readyz")
    assert answer.json == {"ready": False, "missing": ["migrations"]}
    assert answer.status_code == 503


def test_not_ready_without_a_database(app: Flask, client: Client, tmp_path: Path) -> None:
    app.extensions["ebb"].engine = open_engine(f"sqlite:///{tmp_path}/no/such/folder/ebb.sqlite")
    assert client.fetch("/readyz").json == {"ready": False, "missing": ["database"]}


def test_a_routine_that_no_voice_speaks_is_named(migrated: Flask, make_app: MakeApp, tmp_path: Path) -> None:
    mute = make_app()
    services = mute.extensions["ebb"]
    mute.extensions["ebb"] = replace(services, narrator=Narrator(tmp_path / "empty", "silent"))
    answer = Client(mute).fetch("/readyz")
    assert answer.status_code == 503
    assert "voice for legs-up-release" in answer.get_json()["missing"]


def test_neither_answer_is_kept_or_asks_who_is_there(migrated: Flask, client: Client) -> None:
    for path in ("/healthz", "/readyz"):
        answer = client.fetch(path)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Set-Cookie" not in answer.headers
