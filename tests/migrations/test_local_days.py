"""Migration 0006: what is in a diary gets the local day on which it was shown until then."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Engine, insert, inspect

from tests.migrations.test_migrations import alembic, engine
from tests.migrations.test_what_was_heard import as_it_is, columns, fill, one_row

__all__ = ["alembic", "engine"]

NEW_YEARS_EVE = datetime(2025, 12, 31, 23, 58, tzinfo=UTC)
AFTER_MIDNIGHT = datetime(2026, 1, 1, 0, 6, tzinfo=UTC)


def add(engine: Engine, table: str, number: int, **values: Any) -> None:
    with engine.begin() as connection:
        there = as_it_is(connection, table)
        connection.execute(insert(there), one_row(there, id=UUID(int=number), key=UUID(int=number), **values))


def days(engine: Engine, table: str) -> dict[int, date]:
    return {row.int: day for row, day in columns(engine, table, "id", "local_day")}


def test_each_row_gets_the_day_of_the_place_where_it_was(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "0005")
    fill(engine)
    for number, zone in ((11, "UTC"), (12, "Pacific/Auckland"), (13, "America/New_York"), (14, "nowhere")):
        add(engine, "guided_session", number, started_at=NEW_YEARS_EVE, time_zone=zone)
        add(engine, "rating", number, session_id=None, moment="now", rated_at=AFTER_MIDNIGHT, time_zone=zone)

    command.upgrade(alembic, "head")
    eve, new_year = date(2025, 12, 31), date(2026, 1, 1)
    assert days(engine, "guided_session").items() >= {11: eve, 12: new_year, 13: eve, 14: eve}.items()
    assert days(engine, "rating").items() >= {11: new_year, 12: new_year, 13: eve, 14: new_year}.items()


def test_a_number_after_a_session_counts_on_the_day_on_which_that_began(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "0005")
    fill(engine)
    add(engine, "guided_session", 11, started_at=NEW_YEARS_EVE, time_zone="UTC")
    for number, moment in ((11, "before"), (12, "after"), (13, "morning")):
        session = UUID(int=11)
        add(engine, "rating", number, session_id=session, moment=moment, rated_at=AFTER_MIDNIGHT, time_zone="UTC")

    command.upgrade(alembic, "head")
    eve, new_year = date(2025, 12, 31), date(2026, 1, 1)
    assert days(engine, "rating").items() >= {11: eve, 12: eve, 13: new_year}.items()


def test_taken_back_nothing_of_the_diary_is_lost(engine: Engine, alembic: AlembicConfig) -> None:
    command.upgrade(alembic, "head")
    fill(engine)
    command.downgrade(alembic, "0005")
    assert "baseline" not in inspect(engine).get_table_names()
    assert columns(engine, "rating", "score", "moment") == [(4, "before")]

    command.upgrade(alembic, "head")
    assert len(days(engine, "guided_session")) == len(days(engine, "rating")) == 1
