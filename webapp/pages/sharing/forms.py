"""Reading what is to be shared. Whatever cannot be used gets a sentence, and what was typed is kept for the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from webapp.accounts.names import LONGEST_NAME
from webapp.pages.local_days import read_day
from webapp.pages.reports.days import Days
from webapp.sharing.reports import MOST_DAYS, USUAL_DAYS, Wish
from webapp.trends.records import FIRST_DAY

TEXTS = {"label": "", "printed_name": ""}


@dataclass(frozen=True)
class SharingForm:
    """`wish` is there where there is no problem. `typed` is what stands in the fields."""

    wish: Wish | None
    typed: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


def offered(days: Days) -> SharingForm:
    typed = {"from": days.first.isoformat(), "to": days.last.isoformat(), "days": str(USUAL_DAYS), **TEXTS, "notes": ""}
    return SharingForm(None, typed)


def read_wish(sent: Mapping[str, str], today: date) -> SharingForm:
    typed = {name: sent.get(name, "").strip() for name in ("from", "to", "days", *TEXTS, "notes")}
    problems = _problems_of_texts(typed)
    first, last = read_day(typed["from"]), read_day(typed["to"])
    if first is None or first < FIRST_DAY:
        problems["from"] = "Please choose a day."
    if last is None or last > today:
        problems["to"] = "Please choose a day up to today."
    if first and last and first > last:
        problems["to"] = "The first day comes after the last. Please turn them round."
    lasts = _whole(typed["days"])
    if not 1 <= lasts <= MOST_DAYS:
        problems["days"] = f"Please choose from 1 to {MOST_DAYS} days."
    if problems or first is None or last is None:
        return SharingForm(None, typed, problems)
    wish = Wish(first, last, lasts, typed["label"], typed["printed_name"], with_notes=typed["notes"] == "yes")
    return SharingForm(wish, typed)


def _problems_of_texts(typed: Mapping[str, str]) -> dict[str, str]:
    problems = {}
    for name in TEXTS:
        if len(typed[name]) > LONGEST_NAME:
            problems[name] = f"There is room for {LONGEST_NAME} characters."
        elif not typed[name].isprintable():
            problems[name] = "There is a character in this that cannot be kept."
    return problems


def _whole(text: str) -> int:
    """0 for anything that is no small whole number."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
