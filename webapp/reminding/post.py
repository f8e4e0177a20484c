"""Handing a mail in: one small protocol, and a twin that sends nothing. The mail server is in `smtp_post.py`.

What matters is what is known afterwards. A mail that was refused, or for which nobody was there, was not taken and may
be tried again. Where the line broke while it was handed over nobody knows (RFC 5321, 4.5.5 and 6.1), so it counts as
sent: rather one too few than two.
"""

from email.message import EmailMessage
from queue import SimpleQueue
from typing import Protocol

FOR_GOOD = 500
"""From this code on a refusal is for good: RFC 5321, 4.2.1."""


class AwayError(Exception):
    """The server cannot be reached, cannot be trusted, or lets nobody in. Its message is for the host's log."""


class RefusedError(Exception):
    """This mail was not taken."""

    def __init__(self, code: int) -> None:
        super().__init__(f"refused with {code}")
        self.may_be_tried_again = code < FOR_GOOD


class LostError(Exception):
    """The line broke while the mail was handed over. Whether it was taken nobody knows."""

    def __init__(self) -> None:
        super().__init__("the line broke while it was handed over, so it may have arrived")


class Post(Protocol):
    def open(self) -> None:
        """Make sure that somebody is there to take a mail. Raises AwayError."""

    def send(self, message: EmailMessage) -> None:
        """Raises AwayError and RefusedError where it was not taken, LostError where that is not known."""

    def close(self) -> None:
        """May be called at any time."""


class SilentPost:
    """The twin that keeps what it is given."""

    def __init__(self) -> None:
        self.given: SimpleQueue[EmailMessage] = SimpleQueue()

    def open(self) -> None: ...

    def send(self, message: EmailMessage) -> None:
        self.given.put(message)

    def close(self) -> None: ...
