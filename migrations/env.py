"""How a migration reaches the database: the same engine as Ebb's, in one transaction, the schema checked afterwards."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError

from webapp.accounts import models as accounts
from webapp.config import Config
from webapp.database import Base, UtcDateTime, open_engine
from webapp.practice import comparison_models as comparing
from webapp.practice import compositions
from webapp.practice import models as practice
from webapp.reminding import models as reminding
from webapp.sharing import models as sharing

ROOMS_WITH_TABLES = (accounts, practice, compositions, comparing, reminding, sharing)


def migrate() -> None:
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        run(given)
        return
    try:
        engine = open_engine(Config.from_environment().database_url)
    except (ValueError, OSError, ArgumentError, ModuleNotFoundError) as error:
        raise CommandError(f"Ebb cannot start: {error}") from error
    if engine.dialect.name == "sqlite":
        let_tables_be_replaced(engine)
    with engine.connect() as connection:
        run(connection)
    engine.dispose()


def let_tables_be_replaced(engine: Engine) -> None:
    """SQLite changes a table by copying it and dropping the old one, which must not take its children along."""
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys = OFF"))


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_item,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"the migration left rows that point nowhere: {broken}")


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations stand on their own: they name the type in the database, not ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


migrate()
