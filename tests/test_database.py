"""What the database promises: no write is lost or refused because another is going on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from webapp import database
from webapp.accounts.models import Device, FailedSignIn, Person
from webapp.accounts.people import add_person, remove_person
from webapp.database import Base, new_session, open_engine, session_scope

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'ebb.sqlite'}")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def fail(db: Session, at: datetime = NOW) -> None:
    db.add(FailedSignIn(subject=b"x" * 32, failed_at=at))
    db.commit()


def test_every_connection_is_safe(engine: Engine) -> None:
    with engine.connect() as one, engine.connect().execution_options(writes=False) as _:
        wanted = {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 10_000}
        assert {name: one.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted


def test_sqlite_with_the_lost_commit_gets_no_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = database.sqlite_module()
    for version, journal in (((3, 51, 2), "delete"), ((3, 51, 3), "wal")):
        found = SimpleNamespace(**{**vars(module), "sqlite_version_info": version})
        monkeypatch.setattr(database, "sqlite_module", lambda found=found: found)
        engine = open_engine(f"sqlite:///{tmp_path / journal}.sqlite")
        with engine.connect() as connection:
            assert connection.scalar(text("PRAGMA journal_mode")) == journal
        engine.dispose()


def test_writers_queue_instead_of_failing(engine: Engine) -> None:
    def write(_: int) -> None:
        with session_scope(engine) as db:
            db.scalar(select(func.count()).select_from(FailedSignIn))
            fail(db)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(100)))
    with session_scope(engine) as db:
        assert db.scalar(select(func.count()).select_from(FailedSignIn)) == 100


def test_a_reader_neither_waits_for_a_writer_nor_sees_half_of_it(engine: Engine) -> None:
    with session_scope(engine) as writer, new_session(engine, writes=False) as reader:
        writer.add(FailedSignIn(subject=b"x" * 32, failed_at=NOW))
        writer.flush()
        assert reader.scalars(select(FailedSignIn)).all() == []


def test_what_is_not_committed_is_gone(engine: Engine) -> None:
    with session_scope(engine) as db:
        db.add(FailedSignIn(subject=b"x" * 32, failed_at=NOW))
        db.flush()
    with session_scope(engine) as db:
        assert db.scalars(select(FailedSignIn)).all() == []


def test_a_moment_comes_back_in_utc_whatever_its_zone(engine: Engine) -> None:
    with session_scope(engine) as db:
        fail(db, NOW.astimezone(timezone(timedelta(hours=9))))
        db.expire_all()
        moment = db.scalars(select(FailedSignIn.failed_at)).one()
    assert moment == NOW
    assert moment.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(engine: Engine) -> None:
    with session_scope(engine) as db, pytest.raises(StatementError, match="without a zone"):
        fail(db, NOW.replace(tzinfo=None))


def test_a_row_that_points_nowhere_is_refused(engine: Engine) -> None:
    with session_scope(engine) as db:
        person = add_person(db, name="Alice", password_hash="x", now=NOW)
        remove_person(db, person.id)
        values = {"token_hash": b"", "label": "", "signed_in_at": NOW, "last_seen_at": NOW, "expires_at": NOW}
        db.add(Device(person_id=person.id, **values))
        with pytest.raises(IntegrityError):
            db.commit()


def test_the_first_person_is_the_host_and_only_one_is(engine: Engine) -> None:
    with session_scope(engine) as db:
        for name in ("Alice", "Bob"):
            add_person(db, name=name, password_hash="x", now=NOW)
        assert db.scalars(select(Person.host).order_by(Person.name)).all() == [True, None]
        db.add(Person(name="C", name_key="c", password_hash="x", created_at=NOW, host=True))
        with pytest.raises(IntegrityError):
            db.flush()


def test_an_error_does_not_quote_what_was_to_be_stored(engine: Engine) -> None:
    with session_scope(engine) as db:
        for _ in range(2):
            db.add(Person(name="Secret", name_key="secret", password_hash="x", created_at=NOW))
        with pytest.raises(IntegrityError) as refused:
            db.flush()
    assert "ecret" not in str(refused.value)
