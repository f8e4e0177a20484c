"""The house in which all tests live: Alice and Bob use Ebb; Charlie never sees anybody else's data."""

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
import time_machine
from flask import Flask, request_started
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.access_list import Address
from tests.address_values import values_of_addresses
from tests.client import Client
from tests.moments import NOON
from webapp.accounts.devices import sign_in_device
from webapp.accounts.models import Person
from webapp.accounts.passwords import hash_password
from webapp.accounts.people import add_person
from webapp.app import create_app
from webapp.config import Config
from webapp.database import Base, new_session, open_engine, session_scope
from webapp.extensions import Services
from webapp.narration.building import build
from webapp.narration.progress import Progress
from webapp.pages.accounts.signing_in import COOKIE
from webapp.timeline.utterances import utterances

PASSWORD = "seven calm turtles"

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays to the end; whoever looks for garbage need not look through it again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def house_config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A fresh data folder, the routines that are shipped, and a voice that is silent."""
    data_dir = tmp_path_factory.mktemp("data")
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    return Config.from_environment(
        {
            "EBB_DATA_DIR": str(data_dir),
            "EBB_AUDIO_CACHE_DIR": str(shared / "silent-narration"),
            "NARRATION_VOICE": "silent",
            "SECRET_KEY": "only for tests, and long enough to be one",
        }
    )


@pytest.fixture(scope="session")
def house(house_config: Config) -> Flask:
    """One application for all tests of a process: it is expensive to furnish. Take `app` instead.

    Every shipped routine has been spoken by the silent twin.
    """
    app = create_app(house_config)
    app.testing = True
    catalogue = app.extensions["ebb"].catalogue
    wanted = {slug: utterances(routine, catalogue.phrases) for slug, routine in catalogue.routines.items()}
    build(house_config.audio_cache_dir, house_config.narration_voice, wanted, Progress(StringIO()))
    return app


@pytest.fixture(scope="session")
def empty_database(house_config: Config) -> Path:
    """A SQLite file with every table, to be copied: much faster than making them."""
    path = house_config.data_dir / "empty.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def engine_of_all(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """One for all tests of a process: it remembers every statement that it has compiled. Take `empty_engine` instead.

    It leads to SQLite, or to the PostgreSQL that TEST_DATABASE_URL names (then with -n0).
    """
    if url := os.environ.get("TEST_DATABASE_URL"):
        engine = open_engine(url)
        Base.metadata.create_all(engine)
        return engine
    return open_engine(f"sqlite:///{tmp_path_factory.mktemp('database') / 'ebb.sqlite'}")


@pytest.fixture
def empty_engine(engine_of_all: Engine, empty_database: Path) -> Iterator[Engine]:
    """A database of its own for each test."""
    if engine_of_all.dialect.name == "sqlite":
        put_anew(empty_database, Path(engine_of_all.url.database or ""))
    else:
        with engine_of_all.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())
    yield engine_of_all
    engine_of_all.dispose()


def put_anew(database: Path, place: Path) -> None:
    """Nothing of an earlier one is left, its write-ahead log included."""
    for left in place.parent.iterdir():
        left.unlink()
    shutil.copy(database, place)


@pytest.fixture
def app(house: Flask, empty_engine: Engine) -> Flask:
    """The application on an empty database."""
    house.extensions["ebb"].engine = empty_engine
    return house


@pytest.fixture
def make_app(app: Flask) -> Callable[..., Flask]:
    """Another application on the same database with other settings: `make_app(sign_up_open=True)`."""

    def make(**changes: Any) -> Flask:
        services: Services = app.extensions["ebb"]
        config = replace(services.config, **changes)
        other = create_app(config, replace(services, config=config))
        other.testing = True
        return other

    return make


@pytest.fixture
def db(app: Flask) -> Iterator[Session]:
    """The test's own view of the database: what it adds is there for the next request, and the other way round."""
    session = new_session(app.extensions["ebb"].engine, writes=True)
    one_at_a_time = Lock()
    """Some tests send several requests at once, and a session is for one thread."""

    def meet(_sender: Flask, **_extra: Any) -> None:
        with one_at_a_time:
            session.commit()
            session.expire_all()

    with request_started.connected_to(meet):
        yield session
    session.close()


@pytest.fixture
def at_noon() -> Iterator[None]:
    """Time goes on from the noon of tests.moments: some hours ago is the same day, and a test may choose another."""
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def client(app: Flask) -> Client:
    """Somebody who is not signed in."""
    return Client(app)


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Made once: a hash takes its time."""
    return hash_password(PASSWORD)


@pytest.fixture
def sign_in(app: Flask) -> Callable[[Person], Client]:
    """Another signed-in browser for somebody who has an account."""

    def sign_in(person: Person) -> Client:
        with session_scope(app.extensions["ebb"].engine) as db:
            now = datetime.now(UTC)
            token = sign_in_device(db, person.id, label="Firefox on Linux", stays=True, now=now)
            db.commit()
        client = Client(app, person)
        client.browser.set_cookie(COOKIE, token)
        return client

    return sign_in


@pytest.fixture
def new_person(app: Flask, password_hash: str) -> Callable[[str], Person]:
    def new_person(name: str) -> Person:
        with session_scope(app.extensions["ebb"].engine) as db:
            now = datetime.now(UTC)
            person = add_person(db, name=name, password_hash=password_hash, time_zone="Europe/London", now=now)
            db.commit()
        return person

    return new_person


@pytest.fixture
def alice(new_person: Callable[[str], Person], sign_in: Callable[[Person], Client]) -> Client:
    return sign_in(new_person("Alice"))


@pytest.fixture
def bob(new_person: Callable[[str], Person], sign_in: Callable[[Person], Client]) -> Client:
    return sign_in(new_person("Bob"))


@pytest.fixture
def charlie(new_person: Callable[[str], Person], sign_in: Callable[[Person], Client]) -> Client:
    return sign_in(new_person("Charlie"))


@pytest.fixture
def address(house: Flask, alice: Client, db: Session) -> Address:
    """The address of each endpoint, with what Alice has of each kind."""
    values = values_of_addresses(house, alice, db)

    def address(endpoint: str) -> str:
        rule = next(house.url_map.iter_rules(endpoint))
        with house.test_request_context():
            return house.url_for(endpoint, **{name: values[name] for name in rule.arguments})

    return address
