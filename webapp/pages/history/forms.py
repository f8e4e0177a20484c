"""Reading a correction. Whatever cannot be used gets a sentence, and what was typed is kept for the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from webapp.pages.local_days import read_day
from webapp.pages.sessions.forms import read_note
from webapp.practice.scores import read_score
from webapp.trends.records import Record, SessionRecord


@dataclass(frozen=True)
class Correction:
    """What an entry is to become. `typed` is what stands in the fields; `problems` has a sentence for a field."""

    before: int | None
    after: int | None
    note: str
    flare: bool
    typed: Mapping[str, str]
    problems: Mapping[str, str]


def as_it_is(record: Record) -> Correction:
    """The entry before anything is corrected."""
    note = record.note if isinstance(record, SessionRecord) else ""
    typed = {"before": _typed(record.before), "after": _typed(record.after), "note": note}
    return Correction(record.before, record.after, note, record.flare, typed, {})


def _typed(score: int | None) -> str:
    return "" if score is None else str(score)


def read_correction(sent: MultiDict[str, str], record: Record) -> Correction:
    """An empty rating is missing, never 0. A field that was not sent stays as it is."""
    typed = {name: sent.get(name, text) for name, text in as_it_is(record).typed.items()}
    problems: dict[str, str] = {}
    scores: dict[str, int | None] = {}
    for name in ("before", "after"):
        try:
            scores[name] = _score(sent.getlist(name) or [typed[name]])
        except ValueError as problem:
            problems[name] = str(problem)
    if not isinstance(record, SessionRecord) and not typed["before"].strip():
        problems["before"] = "A rating on its own needs its number. To be without it, delete the entry."
    try:
        note = read_note(MultiDict(typed))
    except ValueError as problem:
        problems["note"] = str(problem)
        note = ""
    return Correction(scores.get("before"), scores.get("after"), note, "flare" in sent, typed, problems)


def _score(typed: list[str]) -> int | None:
    texts = [text.strip() for text in typed]
    if texts == [""]:
        return None
    try:
        return read_score(texts)
    except ValueError:
        raise ValueError("Use a whole number from 0 to 10, or leave it empty.") from None


def read_monday(text: str | None) -> date | None:
    """The Monday from which on nothing more is shown; None, so the newest weeks, for anything else."""
    day = read_day(text)
    return day if day and day.weekday() == 0 and 1970 < day.year < 9999 else None
