"""What has to be there before people can be served."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from webapp.catalogue.models import Routine
from webapp.config import PROJECT
from webapp.extensions import Services
from webapp.timeline.utterances import utterances


def missing(services: Services) -> Iterator[str]:
    """The names of what is missing: `database`, `migrations`, `routines`, `voice for <routine>`."""
    yield from _missing_in_database(services.engine)
    if not services.catalogue.routines:
        yield "routines"
    for routine in services.catalogue.routines.values():
        if voice_of(services, routine) is None:
            yield f"voice for {routine.slug}"


def voice_of(services: Services, routine: Routine) -> str | None:
    """The name of the voice that has all of a routine, or None."""
    voice = services.narrator.voice_for(utterances(routine, services.catalogue.phrases))
    return voice.label if voice else None


def is_migrated(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    return set(connection.scalars(text("SELECT version_num FROM alembic_version"))) == newest_migrations()


@cache
def newest_migrations() -> frozenset[str]:
    from alembic.config import Config  # noqa: PLC0415 only needed once it is asked
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return frozenset(ScriptDirectory.from_config(Config(PROJECT / "alembic.ini")).get_heads())


def _missing_in_database(engine: Engine) -> Iterator[str]:
    try:
        with engine.execution_options(writes=False).connect() as connection:
            if not is_migrated(connection):
                yield "migrations"
    except SQLAlchemyError:
        yield "database"
