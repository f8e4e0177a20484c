"""The database: one engine an application, one SQLAlchemy session a request or command.

SQLite and PostgreSQL are both first-class. Datetimes are stored in UTC; the zone of the person stands in a column
of its own beside them.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

log = logging.getLogger(__name__)

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite before 3.51.3 can lose a commit when a write-ahead log is reset: https://sqlite.org/wal.html#walresetbug
SAFE_WAL_VERSION = (3, 51, 3)
BUSY_TIMEOUT_MS = 10_000
CACHE_KIB = 16_384
"""What a connection may keep in memory: enough for ten years of a diary, which are read at once."""


class Base(DeclarativeBase):
    """Every table. The naming convention lets migrations name each constraint on both databases."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored and returned in UTC. A naive one is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def sqlite_module() -> ModuleType:
    """The newer SQLite that comes as a wheel where there is one, else Python's own."""
    try:
        import pysqlite3  # noqa: PLC0415 there is no wheel for every machine
    except ImportError:
        return sqlite3
    module: ModuleType = pysqlite3
    return module


def open_engine(url: str) -> Engine:
    """An engine for `url`. SQLite gets foreign keys, a busy time-out and, where it is safe, a write-ahead log."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    module = sqlite_module()
    engine = create_engine(url, module=module, hide_parameters=True)
    event.listen(engine, "connect", _SetUpSqlite(module.sqlite_version_info))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


class _SetUpSqlite:
    def __init__(self, version: tuple[int, int, int]) -> None:
        self.journal = "WAL" if version >= SAFE_WAL_VERSION else "DELETE"

    def __call__(self, connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun by _begin_sqlite alone
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute(f"PRAGMA journal_mode = {self.journal}")
        if self.journal == "WAL" and "delete" in (cursor.fetchone() or ()):
            log.warning("this disk allows no write-ahead log; using a rollback journal")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where a write is meant: a deferred transaction that turns into a write fails."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def new_session(engine: Engine, *, writes: bool) -> Session:
    """A database session. `writes=False` never takes SQLite's write lock."""
    return Session(engine.execution_options(writes=writes), expire_on_commit=False)


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """A writing session for a command or a test; the caller commits."""
    db = new_session(engine, writes=True)
    try:
        yield db
    finally:
        db.close()
