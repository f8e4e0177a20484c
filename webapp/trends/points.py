"""What can be read point by point: the place of each point in a drawing, and a line of words for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from textwrap import shorten

from webapp.trends.averages import Stretch, Summary, note_of
from webapp.trends.axis import axis_of
from webapp.trends.chart import Drawing, Pair
from webapp.trends.function_points import FunctionPoint, mean_of_answers
from webapp.trends.periods import Unit, next_after
from webapp.trends.records import RatingRecord, Record, SessionRecord
from webapp.trends.wording import counted, date_range, decimal, week_day

LONGEST_NOTE = 160
"""Letters of a note that are read out; the history has the whole of it."""

ONE_BY_ONE: frozenset[Unit] = frozenset({"day", "week"})
"""Columns so short that each answer about function is a point by itself; longer ones say their mean."""


@dataclass(frozen=True)
class Point:
    x: float
    words: str


def points_of(
    drawing: Drawing, stretches: Sequence[Stretch], titles: Mapping[str, str], function: Sequence[FunctionPoint]
) -> tuple[Point, ...]:
    """From left to right: a point for each session where sessions stand apart, else one for each column."""
    if not drawing.pairs:
        both = zip(drawing.columns, stretches, strict=True)
        found = [
            Point(column.middle, _column(stretch, function))
            for column, stretch in both
            if stretch.before or stretch.after
        ]
    else:
        records = (record for stretch in stretches for record in stretch.as_drawn)
        found = [Point(pair.x, _record(record, titles)) for pair, record in _rated(drawing.pairs, records)]
    axis = axis_of(drawing.columns, stretches)
    answers = [point for point in function if point.day in axis] if stretches[0].unit in ONE_BY_ONE else []
    alone = [Point(axis.x(point.day), _function(point)) for point in answers]
    return tuple(sorted([*found, *alone], key=lambda point: point.x))


def _rated(pairs: Sequence[Pair], records: Iterable[Record]) -> Iterable[tuple[Pair, Record]]:
    both = zip(pairs, records, strict=True)
    return ((pair, record) for pair, record in both if record.before is not None or record.after is not None)


def _record(record: Record, titles: Mapping[str, str]) -> str:
    """`Sat 14 Nov, Legs-up release: 5 before, 3 after.`"""
    flare = " A flare." if record.flare else ""
    note = f" Note: {shorten(note_of(record), LONGEST_NOTE, placeholder=' …')}" if note_of(record) else ""
    return f"{week_day(record.at)}, {_name(record, titles)}: {_scores(record)}.{flare}{note}"


def _name(record: Record, titles: Mapping[str, str]) -> str:
    if isinstance(record, SessionRecord):
        return titles.get(record.routine, record.routine)
    return "the morning after" if record.morning_after else "on its own"


def _scores(record: Record) -> str:
    if isinstance(record, RatingRecord):
        return str(record.before)
    if record.before is None:
        return f"not rated before, {record.after} after"
    if record.after is None:
        return f"{record.before} before, not rated after"
    if record.change == 0:
        return f"{record.before} before and after"
    return f"{record.before} before, {record.after} after"


def _column(stretch: Stretch, function: Sequence[FunctionPoint]) -> str:
    """`9 to 15 November: mean before 4.2 (2–7, 21 ratings), after 3.1 (1–5, 20 ratings). Flares: 1 day.`"""
    until = next_after(stretch.start, stretch.unit)
    name = date_range(stretch.start, until - timedelta(days=1)) if stretch.unit == "week" else stretch.name
    mean = "" if stretch.unit in ONE_BY_ONE else mean_of_answers(function, stretch.start, until)
    parts = [
        f"{name}: mean before {_side(stretch.before)}, after {_side(stretch.after)}.",
        f"Flares: {counted(len(stretch.flare_days), 'day')}." if stretch.flare_days else "",
        f"{counted(stretch.notes, 'note')}." if stretch.notes else "",
        f"Function: {mean}." if mean else "",
    ]
    return " ".join(part for part in parts if part)


def _side(found: Summary | None) -> str:
    return f"{found.shown} ({found.spread}, {counted(found.count, 'rating')})" if found else "not rated"


def _function(point: FunctionPoint) -> str:
    return f"{week_day(point.day)}, function (PEG): {decimal(point.tenths)}."
