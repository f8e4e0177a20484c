"""A WSGI application served for real, on a free port of this machine, for as long as a test wants it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None: ...  # noqa: A002 the name that is overridden


def closing(application: Any) -> Any:
    """The same application, which has closed its files before anything is sent.

    Werkzeug's server leaves them open where a browser goes away in the middle of an answer.
    """

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        body = application(environ, start_response)
        try:
            return [b"".join(body)]
        finally:
            getattr(body, "close", lambda: None)()

    return answer


@contextmanager
def served(application: Any) -> Iterator[str]:
    """The origin, as `http://127.0.0.1:49152`."""
    server = make_server("127.0.0.1", 0, closing(application), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
