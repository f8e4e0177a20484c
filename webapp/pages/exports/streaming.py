"""Files that are sent while they are read: never whole in memory, and never shorter than they should be unnoticed.

The session of a request ends before the last byte has been sent, so a file reads through one of its own, in one
transaction: all parts show the diary of one moment. It is closed after the last byte, or when the client goes away.
Only where SQLite has no write-ahead log, and whoever reads keeps others from writing, each part has a transaction of
its own: a slow client must not stand in anybody's way.

Should the database fail in the middle, the error goes up to the server, which then breaks the connection: HTTP/1.1
marks the end of what is sent in chunks, so a browser shows a download that failed. HTTP/1.0, which some proxies speak
behind themselves, has no such mark. There the file is made first, on the disk, and its length is sent ahead.
"""

import logging
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from tempfile import TemporaryFile
from typing import IO

from flask import Response, request
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from werkzeug.wsgi import wrap_file

from webapp.database import new_session
from webapp.extensions import services
from webapp.request_log import request_id

log = logging.getLogger(__name__)

Parts = Callable[[Session], Iterable[str | bytes]]
"""The parts of a file, read through a database session. They are made outside of the request: no `current_user`. When a
part is handed over, everything that was asked of the database has been fetched.
"""


def streamed(parts: Parts, *, mimetype: str, file_name: str) -> Response:
    """A file to be kept under that name.

    What goes wrong before the first part is there is answered like anything that goes wrong in a view.
    """
    route = request.url_rule.rule if request.url_rule else None
    sent = _sent(parts, services().engine, {"request": request_id(), "route": route})
    first = next(sent, b"")
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        answer = _made_first(first, sent)
    else:
        answer = Response(_all(first, sent))
        answer.call_on_close(sent.close)
    answer.mimetype = mimetype
    answer.headers.set("Content-Disposition", "attachment", filename=file_name)
    return answer


def _sent(parts: Parts, engine: Engine, facts: dict[str, str | None]) -> Generator[bytes, None, None]:
    with closing(_snapshot(engine)) as db:
        try:
            lets_go = _keeps_writers_out(db)
            for part in parts(db):
                if lets_go:
                    db.commit()
                yield part if isinstance(part, bytes) else part.encode()
        except Exception:
            log.exception("a file broke off", extra={"facts": facts})
            raise


def _snapshot(engine: Engine) -> Session:
    """Reads what was there at its first statement, whatever is written meanwhile. SQLite does so of itself."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return new_session(engine, writes=False)


def _keeps_writers_out(db: Session) -> bool:
    return db.get_bind().dialect.name == "sqlite" and db.scalar(text("PRAGMA journal_mode")) != "wal"


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _made_first(first: bytes, rest: Iterator[bytes]) -> Response:
    kept: IO[bytes] = TemporaryFile()  # noqa: SIM115 closed with the answer
    try:
        kept.writelines(_all(first, rest))
    except BaseException:
        kept.close()
        raise
    length = kept.tell()
    kept.seek(0)
    answer = Response(wrap_file(request.environ, kept), direct_passthrough=True)
    answer.content_length = length
    return answer
