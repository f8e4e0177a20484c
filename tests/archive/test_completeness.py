"""Nothing that is a person's is forgotten: every table and column is in the archive, or stays behind for a reason."""

import pytest
from sqlalchemy import String

import webapp.app  # noqa: F401 every table there is
from webapp.archive.entries import Entry
from webapp.archive.tables import INNER, KEPT, LEFT_OUT, OF_THE_PERSON, columns_of
from webapp.database import Base

IN_THE_ARCHIVE: list[tuple[type[Entry], type[Base]]] = [
    *((kept.entry, kept.table) for kept in KEPT),
    *((inner.entry, inner.table) for inners in INNER.values() for inner in inners),
    *OF_THE_PERSON.values(),
]


def names() -> set[str]:
    return {f"{table.__tablename__}.{column}" for entry, table in IN_THE_ARCHIVE for column in columns_of(entry, table)}


def everything() -> dict[str, set[str]]:
    tables = Base.metadata.sorted_tables
    return {table.name: {f"{table.name}.{column.name}" for column in table.columns} for table in tables}


def test_every_column_of_every_table_is_in_the_archive_or_left_out_for_a_reason() -> None:
    forgotten = {
        column
        for table, columns in everything().items()
        for column in columns - names()
        if table not in LEFT_OUT and column not in LEFT_OUT
    }
    assert forgotten == set(), "write them into webapp/archive/, or into LEFT_OUT with the reason"


def test_what_is_left_out_is_there_and_stays_out_of_the_archive() -> None:
    there = everything()
    assert set(LEFT_OUT) <= set(there) | set().union(*there.values())
    assert not set(LEFT_OUT) & names()
    assert all(reason.endswith(".") for reason in LEFT_OUT.values())


@pytest.mark.parametrize(("entry", "table"), IN_THE_ARCHIVE)
def test_every_field_is_a_column_or_holds_what_is_inside(entry: type[Entry], table: type[Base]) -> None:
    inside = {inner.field for inners in INNER.values() for inner in inners}
    assert set(entry.model_fields) - set(columns_of(entry, table)) <= inside


@pytest.mark.parametrize(("entry", "table"), IN_THE_ARCHIVE)
def test_no_text_may_be_longer_than_its_column(entry: type[Entry], table: type[Base]) -> None:
    """PostgreSQL would refuse it where SQLite keeps it."""
    fields = entry.model_json_schema()["properties"]
    for name in columns_of(entry, table):
        column = table.__table__.columns[name].type
        if isinstance(column, String) and column.length is not None:
            kinds = [kind for kind in fields[name].get("anyOf", [fields[name]]) if kind.get("type") != "null"]
            for kind in kinds:
                longest = kind.get("maxLength") or max(map(len, kind.get("enum", [kind.get("const", "x" * 999)])))
                assert longest <= column.length, f"{table.__tablename__}.{name}"
