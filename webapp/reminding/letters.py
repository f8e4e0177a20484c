"""What the mails say. Plain text; no name, no number, nothing of how anybody is."""

from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

ASKED = "Shall Ebb remind you here?"
QUIET = "A quiet moment, when it suits you"
WHENEVER = "Whenever it suits you. A rest day is part of it."
SIGNATURE = "-- "
"""What follows is set apart by mail programs: RFC 3676, 4.3."""


def confirmation(*, sender: Address, to: str, letter: UUID, now: datetime, confirm: str, stop: str) -> EmailMessage:
    """Asks whether the address is theirs. `confirm` and `stop` are addresses of pages with one button each."""
    text = (
        "Somebody with an account on Ebb would like to have reminders sent to this address.",
        f"If that was you, open this page and press the button. It is there for two days:\n{confirm}",
        "If not, leave this mail alone: nothing else will come.",
        f"{SIGNATURE}\nNo mail from Ebb to this address:\n{stop}",
    )
    return _mail(sender, to, ASKED, text, letter=letter, now=now, stop=stop)


def reminder(
    *, sender: Address, to: str, letter: UUID, now: datetime, title: str, today: str, settings: str, stop: str
) -> EmailMessage:
    """What somebody asked for: `title` is the routine of their plan, or empty."""
    text = (
        f"This is the time that you chose for {title}." if title else "This is a time that you chose.",
        f"{WHENEVER}\n{today}",
        f"{SIGNATURE}\nOther times: {settings}\nNo more of these mails: {stop}",
    )
    subject = f"{title}, when it suits you" if title else QUIET
    return _mail(sender, to, subject, text, letter=letter, now=now, stop=stop)


def _mail(
    sender: Address, to: str, subject: str, text: Sequence[str], *, letter: UUID, now: datetime, stop: str
) -> EmailMessage:
    """Raises ValueError where a header would get a second line."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = Address(addr_spec=to)
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message["List-Unsubscribe"] = f"<{stop}>"
    if stop.startswith("https:"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058, which asks for https
    message.set_content("\n\n".join(text) + "\n", cte="quoted-printable")
    return message
