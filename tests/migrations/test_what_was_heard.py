"""Migrations 0004 and 0005: sessions from before keep what they say, and what is new can be taken back."""

from typing import Any
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Column, Connection, Engine, MetaData, Table, insert, inspect, select
from sqlalchemy.exc import IntegrityError

from tests.migrations.test_migrations import FITTING, ID, alembic, engine, value
from webapp.database import Base

__all__ = ["alembic", "engine"]


def as_it_is(connection: Connection, name: str) -> Table:
    """The table with the columns that it has at this revision, in the types of the models."""
    there = {column["name"] for column in inspect(connection).get_columns(name)}
    model = Base.metadata.tables[name]
    return Table(name, MetaData(), *(Column(one.name, one.type) for one in model.columns if one.name in there))


def fill(engine: Engine) -> None:
    """One row in each table as the schema is now, parents first."""
    with engine.begin() as connection:
        there = set(inspect(connection).get_table_names())
        for model in (model for model in Base.metadata.sorted_tables if model.name in there):
            table = as_it_is(connection, model.name)
            connection.execute(insert(table), one_row(table))


def one_row(table: Table, **further: Any) -> dict[str, Any]:
    row = {column.name: FITTING.get(column.name, value(column.type)) for column in table.columns}
    return {**row, **further}


def columns(engine: Engine, table: str, *names: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        there = as_it_is(connection, table)
        return [tuple(row) for row in connection.execute(select(*(there.c[name] for name in names)))]


def test_a_session_from_before_has_heard_nothing_that_is_known(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "0003")
    fill(engine)
    command.upgrade(alembic, "head")

    new = ("short_steps", "amounts", "heard_steps", "position_at")
    assert columns(engine, "guided_session", *new) == [([], {}, [], None)]
    assert columns(engine, "guided_session", "left_out_steps", "heard_until") == [(["x"], 1.5)]
    assert columns(engine, "step_outcome", "kind", "body_part", "strength") == [("hurt", None, None)]


def test_taken_back_only_the_next_morning_is_lost(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    fill(engine)
    with engine.begin() as connection:
        rating = as_it_is(connection, "rating")
        other = UUID(int=8)
        connection.execute(insert(rating), one_row(rating, id=other, key=other, moment="morning"))

    command.downgrade(alembic, "0003")
    assert columns(engine, "rating", "id", "moment", "score") == [(ID, "before", 4)]
    assert columns(engine, "step_outcome", "kind") == [("hurt",)]

    command.upgrade(alembic, "head")
    assert columns(engine, "guided_session", "heard_steps") == [([],)]
    assert columns(engine, "rating", "moment") == [("before",)]


@pytest.mark.parametrize(("moment", "kept"), [("morning", True), ("noon", False)])
def test_the_database_knows_the_moments_of_a_rating(
    engine: Engine, alembic: AlembicConfig, moment: str, kept: bool
) -> None:
    command.upgrade(alembic, "head")
    fill(engine)
    other = UUID(int=8)
    with engine.connect() as connection:
        rating = as_it_is(connection, "rating")
        row = one_row(rating, id=other, key=other, moment=moment)
        if kept:
            connection.execute(insert(rating), row)
            return
        with pytest.raises(IntegrityError):
            connection.execute(insert(rating), row)
