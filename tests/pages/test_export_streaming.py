"""What is sent while it is read: never whole in memory, never cut short unnoticed, and nothing left open."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask, Response
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from tests.browser.serving import Quiet
from tests.client import Client
from tests.pages.diaries import add_session, noon
from webapp import database
from webapp.accounts.models import FailedSignIn
from webapp.database import session_scope
from webapp.pages.exports.streaming import Parts, streamed
from webapp.practice.models import GuidedSession
from webapp.request_log import JsonLines

DAY = noon(2026, 11, 21)


def open_connections(app: Flask) -> int:
    return int(app.extensions["ebb"].engine.pool.checkedout())


def asked(app: Flask, parts: Parts, protocol: str = "HTTP/1.1") -> Response:
    with app.test_request_context("/export/any", environ_overrides={"SERVER_PROTOCOL": protocol}):
        return streamed(parts, mimetype="text/plain", file_name="diary.txt")


def many(db: Session) -> Iterator[str]:
    for number in range(1000):
        db.execute(text("SELECT 1")).all()
        yield f"line {number}\n"


def breaks(db: Session) -> Iterator[str]:
    yield "the first\n"
    db.execute(text("SELECT nothing FROM nowhere"))


def breaks_at_once(db: Session) -> Iterator[str]:
    db.execute(text("SELECT nothing FROM nowhere"))
    yield "never"


@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/1.1"])
def test_everything_arrives_and_nothing_stays_open(app: Flask, protocol: str) -> None:
    answer = asked(app, many, protocol)
    answer.direct_passthrough = False
    assert answer.get_data(as_text=True) == "".join(f"line {number}\n" for number in range(1000))
    answer.close()
    assert open_connections(app) == 0


def test_it_is_a_file_to_be_kept_under_its_name(app: Flask) -> None:
    answer = asked(app, many)
    assert answer.headers["Content-Disposition"] == "attachment; filename=diary.txt"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    answer.close()


def test_a_part_is_sent_before_the_next_is_read(app: Flask) -> None:
    read: list[int] = []

    def parts(_db: Session) -> Iterator[bytes]:
        for number in range(10):
            read.append(number)
            yield b"x"

    answer = asked(app, parts)
    arriving = answer.iter_encoded()
    for _ in range(3):
        next(arriving)
    assert read == [0, 1, 2]
    answer.close()


def test_a_client_that_goes_away_leaves_no_session_open(app: Flask) -> None:
    answer = asked(app, many)
    next(iter(answer.iter_encoded()))
    assert open_connections(app) == 1
    answer.close()
    assert open_connections(app) == 0


def test_an_answer_that_nobody_reads_leaves_no_session_open(app: Flask) -> None:
    asked(app, many).close()
    assert open_connections(app) == 0


def test_what_is_written_meanwhile_is_not_half_in_the_file(app: Flask, alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, DAY, 6, 4)

    def counts(reading: Session) -> Iterator[str]:
        for _ in range(2):
            yield str(reading.scalar(select(func.count()).select_from(GuidedSession)))

    answer = asked(app, counts)
    arriving = answer.iter_encoded()
    first = next(arriving)
    with session_scope(app.extensions["ebb"].engine) as other:
        add_session(other, alice.person.id, DAY, 6, 4)
    assert (first, next(arriving)) == (b"1", b"1")
    answer.close()


def test_without_a_write_ahead_log_a_slow_client_keeps_nobody_from_writing(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = SimpleNamespace(**{**vars(database.sqlite_module()), "sqlite_version_info": (3, 51, 2)})
    monkeypatch.setattr(database, "sqlite_module", lambda: older)
    engine = database.open_engine(f"sqlite:///{tmp_path / 'older.sqlite'}")
    database.Base.metadata.create_all(engine)
    app.extensions["ebb"].engine = engine

    def parts(reading: Session) -> Iterator[str]:
        for _ in range(2):
            yield str(reading.scalar(select(func.count()).select_from(FailedSignIn)))

    answer = asked(app, parts)
    arriving = answer.iter_encoded()
    first = next(arriving)
    with session_scope(engine) as other:
        other.add(FailedSignIn(subject=b"x" * 32, failed_at=DAY))
        other.commit()
    assert (first, next(arriving)) == (b"0", b"1")
    answer.close()
    engine.dispose()


@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/1.1"])
def test_what_fails_before_the_first_part_fails_as_a_page_does(app: Flask, protocol: str) -> None:
    with pytest.raises(DBAPIError):
        asked(app, breaks_at_once, protocol)
    assert open_connections(app) == 0


def test_behind_a_proxy_that_cannot_tell_what_fails_in_the_middle_is_not_begun(app: Flask) -> None:
    with pytest.raises(DBAPIError):
        asked(app, breaks, "HTTP/1.0")
    assert open_connections(app) == 0


def test_behind_such_a_proxy_the_length_is_sent_ahead(app: Flask) -> None:
    answer = asked(app, many, "HTTP/1.0")
    assert answer.content_length == len("".join(f"line {number}\n" for number in range(1000)))
    answer.close()


def test_the_log_says_which_file_broke_off_and_nothing_of_what_was_in_it(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor the address: some carry a token."""

    def parts(_db: Session) -> Iterator[str]:
        yield "6 before"
        raise ValueError("a note")

    with app.test_request_context("/routines/secret"):
        answer = streamed(parts, mimetype="text/plain", file_name="diary.txt")
    with pytest.raises(ValueError, match="a note"):
        answer.get_data()
    (record,) = [record for record in caplog.records if record.name.endswith("streaming")]
    line = JsonLines().format(record)
    assert '"route": "/routines/<slug>"' in line
    assert '"error": "ValueError"' in line
    assert "secret" not in line
    assert "a note" not in line
    answer.close()


def test_an_empty_file_is_a_file(app: Flask) -> None:
    answer = asked(app, lambda _db: [])
    assert answer.get_data() == b""
    answer.close()


def test_a_file_that_breaks_off_breaks_the_connection(app: Flask) -> None:
    """The client is told: what arrived is not the whole."""

    def application(environ: Any, start_response: Any) -> Any:
        with app.request_context(environ):
            return streamed(breaks, mimetype="text/plain", file_name="diary.txt")(environ, start_response)

    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        connection = HTTPConnection(urlsplit(f"http://127.0.0.1:{server.server_port}").netloc, timeout=10)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(IncompleteRead):
            answer.read()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert open_connections(app) == 0
