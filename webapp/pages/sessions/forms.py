"""Reading what several forms before, in and after a session send. Whatever cannot be used gets a sentence."""

import math
from uuid import UUID, uuid4

from werkzeug.datastructures import MultiDict

from webapp.pages.settings.wishes import FIELDS

LONGEST_NOTE = 2000

NOT_WHOLE = "That did not arrive whole. Please try once more."


def read_fields(sent: MultiDict[str, str]) -> dict[str, str]:
    """The preferences among what was sent. A box that is ticked comes after the "no" that stands hidden before it."""
    return {field: sent.getlist(field)[-1] for field in FIELDS if field in sent}


def read_key(sent: MultiDict[str, str]) -> UUID | None:
    """The key of the request, a new one where it has none, or None where it is no key."""
    if not sent.get("key"):
        return uuid4()
    try:
        return UUID(sent["key"])
    except ValueError:
        return None


def read_seconds(text: str) -> float:
    """Seconds on a track. Raises ValueError, with a sentence, unless they are a number that a track can have."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < 86_400:
        raise ValueError("That is no place on the track.")
    return seconds


def read_note(sent: MultiDict[str, str]) -> str:
    """Raises ValueError with a sentence for the person."""
    note = sent.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise ValueError(f"A note has room for {LONGEST_NOTE:,} characters; this one has {len(note):,}.")
    if "\0" in note:
        raise ValueError("There is a character in this note that cannot be kept.")
    return note
