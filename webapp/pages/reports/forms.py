"""Reading a note on medication. Whatever cannot be used gets a sentence, and what was typed is kept for the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from webapp.pages.local_days import read_day
from webapp.practice.medication import LONGEST_MEDICATION

EARLIEST = date(1970, 1, 2)


@dataclass(frozen=True)
class MedicationForm:
    """`text` and `day` are good where there is no problem. `typed` is what stands in the fields."""

    text: str
    day: date
    typed: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


def empty_form(today: date) -> MedicationForm:
    return MedicationForm("", today, {"text": "", "day": today.isoformat()})


def read_medication(sent: Mapping[str, str], today: date) -> MedicationForm:
    """An empty day is today."""
    typed = {"text": sent.get("text", ""), "day": sent.get("day", "").strip()}
    text, problems = " ".join(typed["text"].split()), {}
    if not text:
        problems["text"] = "Please write what you take."
    elif len(text) > LONGEST_MEDICATION:
        problems["text"] = f"There is room for {LONGEST_MEDICATION} characters; this has {len(text):,}."
    elif not text.isprintable():
        problems["text"] = "There is a character in this that cannot be kept."
    day = read_day(typed["day"]) if typed["day"] else today
    if day is None or not EARLIEST <= day <= today:
        problems["day"] = "Please choose a day up to today."
    return MedicationForm(text, day or today, typed, problems)
