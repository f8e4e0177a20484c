"""JSON log lines, one a request, with a request id. Never a rating, note, e-mail, token or password.

A line names the route's pattern, not the address, since addresses can carry tokens; what servers write about a request
by themselves has them masked. Of an error it tells where it happened and what kind it is, not its message, since
messages can quote what somebody typed.
"""

import json
import logging
import re
import secrets
import traceback
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, TextIO, cast

from flask import Flask, Response, g, has_request_context, request
from flask.logging import wsgi_errors_stream

BY_LINK = r"(?<=/shared/)|(?<=/calendar/)|(?<=/reminders/confirm/)|(?<=/reminders/stop/)"
TOKEN = re.compile(rf"({BY_LINK})[^/\s?#\"']+?(?=\.ics|[/\s?#\"']|$)")
SERVERS = ("werkzeug", "gunicorn.access")
"""Loggers that write whole addresses."""
SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3,63}")
ROOM = "webapp"

log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    room = logging.getLogger(ROOM)
    if not any(isinstance(handler.formatter, JsonLines) for handler in room.handlers):
        handler = logging.StreamHandler(cast(TextIO, wsgi_errors_stream))
        handler.setFormatter(JsonLines())
        handler.addFilter(mask_tokens)
        room.addHandler(handler)
        room.setLevel(logging.INFO)
    for name in SERVERS:
        logging.getLogger(name).addFilter(mask_tokens)
    app.before_request(_start)
    app.after_request(_finish)


def mask_tokens(record: logging.LogRecord) -> bool:
    """A filter of log records that lets each pass, without the token of a private address."""
    said = record.getMessage()
    masked = TOKEN.sub("…", said)
    if masked != said:
        record.msg, record.args = masked, ()
    return True


def request_id() -> str:
    """Given by the proxy in front if it looks like one, else made here; the same for the whole request."""
    if "request_id" not in g:
        given = request.headers.get("X-Request-ID", "")
        made = secrets.token_hex(4)
        g.request_id = given if SANE_ID.fullmatch(given) else f"{made[:4]}-{made[4:]}"
    found: str = g.request_id
    return found


def _start() -> None:
    g.started = perf_counter()


def _finish(response: Response) -> Response:
    response.headers["X-Request-ID"] = request_id()
    done = {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round((perf_counter() - g.get("started", perf_counter())) * 1000, 1),
    }
    log.info("request", extra={"facts": done})
    return response


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            line["request"] = request_id()
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(line, ensure_ascii=False)
