"""The tables behind the picture of the ratings: by column, and the newest entries one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.averages import Stretch, Summary, note_of
from webapp.trends.beside import Beside
from webapp.trends.few import name_of
from webapp.trends.function_points import mean_of_answers
from webapp.trends.periods import next_after
from webapp.trends.plan_days import practised_of
from webapp.trends.records import Record
from webapp.trends.wording import week_day

NEWEST = 50
"""So many single entries stand in the table; the history has them all."""


@dataclass(frozen=True)
class Row:
    """One column of the picture."""

    name: str
    before: Summary | None
    after: Summary | None
    flares: int
    """Local days."""
    notes: int
    plan: str
    """`5 of 7` days practised; empty where no plan was followed."""
    function: str
    """`4.3 (3)`, the mean and from how many answers; empty where there is none."""


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]

    @property
    def has_flares(self) -> bool:
        return any(row.flares for row in self.rows)

    @property
    def has_notes(self) -> bool:
        return any(row.notes for row in self.rows)

    @property
    def has_plan(self) -> bool:
        return any(row.plan for row in self.rows)

    @property
    def has_function(self) -> bool:
        return any(row.function for row in self.rows)


def table_of(stretches: Sequence[Stretch], beside: Beside) -> Table:
    return Table(tuple(_row(stretch, beside) for stretch in stretches))


def _row(stretch: Stretch, beside: Beside) -> Row:
    until = next_after(stretch.start, stretch.unit)
    return Row(
        stretch.name,
        stretch.before,
        stretch.after,
        len(stretch.flare_days),
        stretch.notes,
        practised_of(beside.plan, stretch.start, until),
        mean_of_answers(beside.function, stretch.start, until),
    )


@dataclass(frozen=True)
class Line:
    """One record as a line of the table; a rating that is missing is an empty text."""

    day: str
    name: str
    before: str
    after: str
    flare: bool
    note: str


def newest_lines(records: Sequence[Record], titles: Mapping[str, str]) -> tuple[Line, ...]:
    """The newest `NEWEST` of the records, newest first. `records` are in order."""
    return tuple(_line(record, titles) for record in reversed(records[-NEWEST:]))


def _line(record: Record, titles: Mapping[str, str]) -> Line:
    before, after = ("" if score is None else str(score) for score in (record.before, record.after))
    return Line(week_day(record.at), name_of(record, titles), before, after, record.flare, note_of(record))
