"""A server on this computer that speaks the protocol of Google's translate service, with faults to order."""

import base64
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Fault = Callable[["Handler"], None]


class Service(ThreadingHTTPServer):
    """Plays the faults in order, then gives good answers. Keeps what it was asked for."""

    daemon_threads = True

    def __init__(self, audio: bytes, faults: Sequence[Fault]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.audio = audio
        self.faults = list(faults)
        self.asked: list[Any] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that gives up is part of the play."""


class Handler(BaseHTTPRequestHandler):
    """One request as gTTS sends it: a form whose `f.req` is a remote call named jQ1olc."""

    server: Service

    def do_POST(self) -> None:
        assert self.path == "/_/TranslateWebserverUi/data/batchexecute"
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        [[[name, arguments, _, kind]]] = json.loads(form["f.req"][0])
        assert (name, kind) == ("jQ1olc", "generic")
        self.server.asked.append(json.loads(arguments))
        fault = self.server.faults.pop(0) if self.server.faults else good
        fault(self)

    def answer(self, status: int, body: bytes = b"", *, promised: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if promised is None else promised))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Tests are quiet."""


def wrapped(audio: bytes) -> bytes:
    """A sound as the service packs it."""
    call = ["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(audio).decode()]), None, None, None, "generic"]
    line = json.dumps([call, ["di", 42]], separators=(",", ":"))
    return f')]}}\'\n\n{len(line)}\n{line}\n25\n[["e",4,null,null,140]]\n'.encode()


def good(handler: Handler) -> None:
    handler.answer(200, wrapped(handler.server.audio))


def status(code: int) -> Fault:
    return lambda handler: handler.answer(code, b"<html>sorry</html>")


def empty(handler: Handler) -> None:
    handler.answer(200)


def without_sound(handler: Handler) -> None:
    handler.answer(200, b')]}\'\n\n[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]\n')


def half_the_body(handler: Handler) -> None:
    """The connection ends before the promised length."""
    body = wrapped(handler.server.audio)
    handler.answer(200, body[: len(body) // 2], promised=len(body))


def half_the_answer(handler: Handler) -> None:
    """Complete as HTTP, cut off as an answer."""
    body = wrapped(handler.server.audio)
    handler.answer(200, body[: len(body) // 2])


def half_the_sound(handler: Handler) -> None:
    """A well-formed answer with the first half of a sound."""
    handler.answer(200, wrapped(handler.server.audio[: len(handler.server.audio) // 2]))


def no_mp3(handler: Handler) -> None:
    handler.answer(200, wrapped(b"this is no sound " * 100))


def hang(handler: Handler) -> None:
    """Accepts the question and never answers."""
    handler.server.over.wait(30)


def drip(handler: Handler) -> None:
    """Sends a byte now and then, so that no single wait is ever long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b")")
        time.sleep(0.02)


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


@contextmanager
def service(audio: bytes, *faults: Fault) -> Iterator[Service]:
    server = Service(audio, faults)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
