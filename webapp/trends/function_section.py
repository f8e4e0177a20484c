"""Function on the page of trends: what the answers of the shown days say, and the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.trends.function import Days, FunctionRecord, Items, change, weekly, within
from webapp.trends.wording import full_date
from webapp.trends.words_of_function import said_of_change, said_of_count, said_of_one

MOST_ROWS = 53
"""So many weeks stand in the table: a year. The page of the questions has them all."""


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """One answer as a line of the table."""

    day: str
    items: Items


@dataclass(frozen=True)
class FunctionSection:
    """`said` is empty where nothing was answered within the shown days. `rows` are newest first."""

    said: str
    counts: str
    worse: bool
    """Whether it asks for a pointer to where help is."""
    rows: tuple[FunctionRow, ...]
    weeks: int
    """How many weeks of the shown days were answered."""
    ever: bool
    """Whether anything was ever answered."""


def function_section(
    records: Sequence[FunctionRecord], days: Days, baseline: Days | None, today: date
) -> FunctionSection:
    """`records` hold the answers of `days` and of the baseline, and the first of all, in order."""
    shown, changed = weekly(within(records, days)), change(records, days, baseline)
    said = said_of_change(changed, today) if changed else said_of_one(shown[-1], today) if shown else ""
    return FunctionSection(
        said,
        said_of_count(len(shown)),
        bool(changed and changed.matters and changed.tenths > 0),
        tuple(FunctionRow(full_date(record.day, today), record.items) for record in shown[::-1][:MOST_ROWS]),
        len(shown),
        bool(records),
    )
