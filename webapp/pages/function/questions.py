"""The questions of the PEG in their own words, and reading the answers to them.

The wording is that of the instrument, which is free to use: E. E. Krebs et al., "Development and initial validation of
the PEG", Journal of General Internal Medicine 24 (2009) 733–738. Its items come from the Brief Pain Inventory.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.practice.scores import read_score
from webapp.trends.function import Items


@dataclass(frozen=True, slots=True)
class Question:
    """One item: its question, and what 0 and 10 stand for."""

    name: str
    """Of the field, and of the item in `Items`."""
    short: str
    """Above a column of a table."""
    asks: str
    lowest: str
    highest: str


QUESTIONS = (
    Question(
        "pain",
        "Pain",
        "What number best describes your pain on average in the past week?",
        "no pain",
        "pain as bad as you can imagine",
    ),
    Question(
        "enjoyment",
        "Enjoyment of life",
        "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
        "does not interfere",
        "completely interferes",
    ),
    Question(
        "activity",
        "General activity",
        "What number best describes how, during the past week, pain has interfered with your general activity?",
        "does not interfere",
        "completely interferes",
    ),
)


@dataclass(frozen=True)
class Sent:
    """What came back. `items` is None while a question has a problem; `chosen` is what stays marked on the page."""

    items: Items | None
    chosen: Mapping[str, str]
    problems: Mapping[str, str]


NOTHING_CHOSEN = Sent(None, {}, {})


def as_they_are(items: Items) -> Sent:
    """Answers before anything is changed in them."""
    return Sent(items, {name: str(score) for name, score in items._asdict().items()}, {})


def read_answers(sent: MultiDict[str, str]) -> Sent:
    """Each of the three is needed: a mean of two would be another scale."""
    scores: dict[str, int] = {}
    problems: dict[str, str] = {}
    for question in QUESTIONS:
        try:
            scores[question.name] = read_score(sent.getlist(question.name))
        except ValueError as problem:
            problems[question.name] = str(problem)
    chosen = {name: str(score) for name, score in scores.items()}
    return Sent(None if problems else Items(**scores), chosen, problems)
