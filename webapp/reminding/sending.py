"""Sending the mails that are due, never one twice. Whatever else happens, a row is written and committed first.

The unique constraint on person and moment lets one command have it, of however many there are; what ends between the
row and the mail leaves one mail too few. Nothing waits for the mail server inside a transaction.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.database import new_session
from webapp.reminding.claims import Letter, claim, forget_old, let_go, letters_due, note_sent
from webapp.reminding.post import AwayError, LostError, Post, RefusedError

log = logging.getLogger(__name__)

MOST_LOST_IN_A_ROW = 3
"""Then the others wait for the next time."""

Write = Callable[[Letter, UUID, datetime], EmailMessage]
Clock = Callable[[], datetime]


@dataclass
class Outcome:
    """How many mails."""

    sent: int = 0
    failed: int = 0
    """Not taken by the mail server, or nobody knows."""
    not_needed: int = 0
    """The person had practised enough, wants none any more, or another command was sooner."""
    waiting: int = 0
    """For the next time, since the mail server is away."""


class Round:
    """One run over everything that is due."""

    def __init__(self, engine: Engine, post: Post, write: Write, clock: Clock) -> None:
        self.engine, self.post, self.write, self.clock = engine, post, write, clock
        self.outcome = Outcome()

    def send_all(self) -> Outcome:
        """A fault with one mail does not keep the others back."""
        with new_session(self.engine, writes=False) as db:
            letters = letters_due(db, self.clock())
        lost_in_a_row = 0
        for number, letter in enumerate(letters):
            if lost_in_a_row == MOST_LOST_IN_A_ROW or not self._is_open():
                self.outcome.waiting = len(letters) - number
                break
            lost_in_a_row = lost_in_a_row + 1 if self._send(letter) == "lost" else 0
        self.post.close()
        with self._written() as db:
            forget_old(db, self.clock())
        return self.outcome

    def _is_open(self) -> bool:
        try:
            self.post.open()
        except AwayError as error:
            log.warning("no mail can be sent: %s", error)
            return False
        return True

    def _send(self, letter: Letter) -> Literal["sent", "failed", "lost", "not needed"]:
        row, now = uuid4(), self.clock()
        message = self.write(letter, row, now)
        with self._written() as db:
            is_ours = claim(db, letter, row, now)
        if not is_ours:
            self.outcome.not_needed += 1
            return "not needed"
        try:
            self.post.send(message)
        except (AwayError, RefusedError, LostError) as error:
            log.warning("a reminder was not sent: %s", error)
            self.outcome.failed += 1
            self._after_a_fault(row, error)
            return "lost" if isinstance(error, LostError) else "failed"
        self.outcome.sent += 1
        with self._written() as db:
            note_sent(db, row, self.clock())
        return "sent"

    def _after_a_fault(self, row: UUID, error: Exception) -> None:
        """What was certainly not taken, and may be taken later, is tried again the next time."""
        if isinstance(error, AwayError) or (isinstance(error, RefusedError) and error.may_be_tried_again):
            with self._written() as db:
                let_go(db, row)

    @contextmanager
    def _written(self) -> Iterator[Session]:
        """A transaction of its own, committed at its end."""
        with new_session(self.engine, writes=True) as db:
            yield db
            db.commit()
