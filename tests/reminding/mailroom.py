"""A mail server on this computer, with faults to order."""

import gc
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from webapp.reminding.mail_server import MailServer, mail_server

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Made for these tests, for the name localhost alone, with its key. Nobody trusts it unless they are told to."""
GOOD = "250 OK"


@dataclass
class Mailroom:
    """What came, and what is answered to it: `recipient` and `content` get the address it is for."""

    recipient: Callable[[str], str]
    content: Callable[[str], str]
    port: int = 0
    came: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 its name there
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        answer = self.recipient(address)
        if answer == GOOD:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 its name there
        answer = self.content(envelope.rcpt_tos[0])
        if answer == GOOD:
            message = message_from_bytes(envelope.original_content, policy=default)
            assert isinstance(message, EmailMessage)
            self.came.append(message)
            self.raw.append(envelope.original_content)
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return answer

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        name, password = data.login.decode(), data.password.decode()
        self.signed_in.append(name)
        return AuthResult(success=(name, password) == ("ebb", "seven calm turtles"), handled=False)

    @property
    def recipients(self) -> list[str]:
        return sorted(to for _, all_of_them in self.envelopes for to in all_of_them)


def good(_to: str) -> str:
    return GOOD


@contextmanager
def mailroom(
    *,
    tls: bool = False,
    sign_in: bool = False,
    recipient: Callable[[str], str] = good,
    content: Callable[[str], str] = good,
) -> Iterator[Mailroom]:
    """With `tls` it wants STARTTLS, with `sign_in` a name and a password."""
    room = Mailroom(recipient, content)
    further: dict[str, Any] = {}
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        further = {"tls_context": context, "require_starttls": True}
    if sign_in:
        further |= {"authenticator": room.authenticate, "auth_required": True, "auth_require_tls": tls}
    controller = Controller(room, hostname="127.0.0.1", port=free_port(), **further)
    controller.start()
    room.port = controller.port
    try:
        yield room
    finally:
        controller.stop()
        with warnings.catch_warnings(category=ResourceWarning, action="ignore"):
            gc.collect()  # it leaves a line open on which nobody trusted it


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as there:
        port: int = there.getsockname()[1]
    return port


@contextmanager
def scripted(*answers: str | None) -> Iterator[int]:
    """A server that says these lines, one for each that it is told, and hangs up after them; at None it falls silent.

    Each connection plays the same.
    """
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)

    def play(line: socket.socket) -> None:
        with line, line.makefile("rb") as told:
            for answer in answers:
                if answer is None:
                    over.wait(30)
                    return
                line.sendall(f"{answer}\r\n".encode())
                words = told.readline()
                while answer.startswith("354") and words not in (b".\r\n", b""):
                    words = told.readline()

    def listen() -> None:
        while not over.is_set():
            try:
                line, _ = listening.accept()
            except TimeoutError:
                continue
            threading.Thread(target=play, args=(line,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        over.set()
        thread.join()
        listening.close()


def server(port: int, *, scheme: str = "smtp+plain", who: str = "", host: str = "127.0.0.1") -> MailServer:
    found = mail_server(f"{scheme}://{who}{host}:{port}", "Ebb <ebb@example.org>", "https://ebb.example")
    assert found
    return found
