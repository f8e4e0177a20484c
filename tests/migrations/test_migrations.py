"""The schema as migrations make it: the same as the models say, and safe to walk down and up with data in it."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import (
    Boolean,
    Date,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Uuid,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.types import JSON, TypeEngine

from webapp.config import PROJECT
from webapp.database import Base, UtcDateTime, open_engine

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
ID = UUID(int=7)
FITTING = {"kind": "hurt", "moment": "before", "score": 4}


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An empty database: SQLite, or the PostgreSQL that TEST_DATABASE_URL names, emptied first."""
    url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{tmp_path / 'ebb.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path))
    engine = open_engine(url)
    with engine.begin() as connection:
        for name in inspect(connection).get_table_names():
            connection.execute(
                text(f'DROP TABLE "{name}" CASCADE' if engine.dialect.name != "sqlite" else f'DROP TABLE "{name}"')
            )
    yield engine
    engine.dispose()


@pytest.fixture
def alembic() -> AlembicConfig:
    return AlembicConfig(PROJECT / "alembic.ini")


def test_migrations_build_exactly_the_tables_of_the_models(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_constraints_have_the_names_of_the_models(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    for table in Base.metadata.sorted_tables:
        found = inspect(engine)
        names = {one["name"] for one in found.get_check_constraints(table.name)}
        names |= {one["name"] for one in found.get_unique_constraints(table.name)}
        names |= {one["name"] for one in found.get_foreign_keys(table.name)}
        expected = {str(one.name) for one in table.constraints if one.name and not str(one.name).startswith("pk_")}
        assert expected <= names, table.name


def test_there_is_one_line_of_migrations(alembic: AlembicConfig) -> None:
    assert len(ScriptDirectory.from_config(alembic).get_heads()) == 1


def test_data_survives_each_migration_taken_back_and_applied_again(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    fill_every_table(engine)
    for revision in ScriptDirectory.from_config(alembic).walk_revisions():
        before = rows(engine)
        command.downgrade(alembic, below(revision))
        kept = rows(engine)
        assert kept == {name: before[name] for name in kept}
        command.upgrade(alembic, revision.revision)
        again = rows(engine)
        assert kept == {name: again[name] for name in kept}
        command.downgrade(alembic, below(revision))


def test_the_way_down_leaves_nothing_behind(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    fill_every_table(engine)
    command.downgrade(alembic, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}


def test_upgrading_twice_changes_nothing(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    fill_every_table(engine)
    before = rows(engine)
    command.upgrade(alembic, "head")
    assert rows(engine) == before


def below(revision: Script) -> str:
    return str(revision.down_revision or "base")


def rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = [table for table in Base.metadata.sorted_tables if inspect(connection).has_table(table.name)]
        return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def fill_every_table(engine: Engine) -> None:
    """One row in each table, every column filled, parents first."""
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(
                insert(table), {column.name: FITTING.get(column.name, value(column.type)) for column in table.columns}
            )


def value(kind: TypeEngine[Any]) -> Any:
    samples: tuple[tuple[type[TypeEngine[Any]], Any], ...] = (
        (Uuid, ID),
        (UtcDateTime, NOW),
        (Boolean, True),
        (Date, date(2026, 3, 1)),
        (Integer, 1),
        (Float, 1.5),
        (LargeBinary, b"x"),
        (JSON, ["x"]),
    )
    return next((sample for sample_type, sample in samples if isinstance(kind, sample_type)), "x")
