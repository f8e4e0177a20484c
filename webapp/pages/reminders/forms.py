"""Reading times, weekdays and a mailbox. Whatever cannot be used gets a sentence, and what was typed is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from email.errors import HeaderParseError
from email.headerregistry import Address

from werkzeug.datastructures import MultiDict

from webapp.accounts.names import clean_email
from webapp.reminding.due import MOST_TIMES
from webapp.reminding.models import Reminder

CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True)
class RhythmForm:
    """`typed` is what stands in the fields of the times; `problems` has a sentence for `times` and `weekdays`."""

    times: tuple[time, ...]
    weekdays: tuple[int, ...]
    typed: Sequence[str]
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Once it is kept: when there will be reminders, and what is missing where only half was chosen."""
        if self.times and self.weekdays:
            return "Your times are kept."
        missing = " No day is ticked yet." if self.times else " There is no time of day yet." if self.weekdays else ""
        return f"Kept.{missing} Reminders come only with a plan."


def as_kept(reminder: Reminder | None) -> RhythmForm:
    times, weekdays = (reminder.times, reminder.weekdays) if reminder else ((), ())
    return RhythmForm((), tuple(weekdays), _fields(times))


def read_rhythm(sent: MultiDict[str, str]) -> RhythmForm:
    typed = [text.strip() for text in sent.getlist("time") if text.strip()]
    problems: dict[str, str] = {}
    found = [_clock(text) for text in typed]
    times = tuple(sorted({at for at in found if at is not None}))
    if None in found:
        problems["times"] = "A time looks like 20:00. To be without one, leave its field empty."
    elif len(times) > MOST_TIMES:
        problems["times"] = f"There is room for {MOST_TIMES} times a day."
    days = sent.getlist("weekday")
    weekdays = tuple(sorted({int(day) for day in days if re.fullmatch("[0-6]", day)}))
    if not all(re.fullmatch("[0-6]", day) for day in days):
        problems["weekdays"] = "Please choose days of the week."
    return RhythmForm(times, weekdays, _fields([text[:40] for text in typed[:MOST_TIMES]]), problems)


def read_mailbox(text: str) -> str:
    """Raises ValueError with a sentence for the person."""
    if not text.strip():
        raise ValueError("Please give the address that is to get the mails.")
    try:
        email = clean_email(text) or ""
        Address(addr_spec=email if email.isascii() else "")
    except (ValueError, IndexError, HeaderParseError):
        raise ValueError("This does not look like an e-mail address. Please look at it again.") from None
    if not email.isascii():
        raise ValueError("Ebb can only write to addresses in plain letters, without accents.")
    return email


def _fields(texts: Sequence[str]) -> list[str]:
    return [*texts, *[""] * (MOST_TIMES - len(texts))]


def _clock(text: str) -> time | None:
    found = CLOCK.fullmatch(text)
    if not found or not text.isascii() or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
