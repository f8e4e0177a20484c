"""Which column of a table is what, as far as it can be guessed; the person looks at it before it counts. Pure."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from webapp.archive.csv_table import Line, Table
from webapp.archive.csv_values import (
    SCALES,
    DateOrder,
    dates_are,
    have_two_readings,
    read_clock,
    read_number,
    read_when,
)

LOOKED_AT = 200
"""Lines from which the columns are judged."""
MOST = 0.6
"""Share of the filled cells that have to fit."""

DATE_NAMES = re.compile(r"rated_at|date|day|when|timestamp|datum|created", re.IGNORECASE)
TIME_NAMES = re.compile(r"time|hour|clock|uhrzeit", re.IGNORECASE)
RATING_NAMES = re.compile(r"score|pain|rating|intensity|severity|level|nrs|vas|schmerz|value", re.IGNORECASE)
ZONE_NAME = "time_zone"
"""So Ebb calls the column in its own table."""


@dataclass(frozen=True)
class Mapping:
    """Columns count from 0. `time` is None where it stands with the date or is not known, `zone` where one holds for
    all lines.
    """

    date: int
    rating: int
    time: int | None
    order: DateOrder
    scale: str
    zone: int | None = None


@dataclass(frozen=True)
class Guess:
    """`header` is empty where the first line is one like the others."""

    mapping: Mapping
    header: tuple[str, ...]
    lines: Sequence[Line]
    asks_for_order: bool
    """Whether the dates can be read both ways."""


def guess(table: Table) -> Guess:
    """The likeliest meaning. Where nothing looks like a date or a rating it is the first columns."""
    first, *rest = table.lines
    has_header = not any(_fits(cell.strip(), _is_date) for cell in first.cells)
    header = tuple(cell.strip() for cell in first.cells) if has_header else ()
    lines = rest if has_header else table.lines
    columns = [[line.cell(column) for line in lines[:LOOKED_AT]] for column in range(table.width)]
    date = _best(columns, header, _is_date, DATE_NAMES, ()) or 0
    clock = _best(columns, header, read_clock, TIME_NAMES, (date,))
    others = (date, *(() if clock is None else (clock,)))
    rating = _best(columns, header, read_number, RATING_NAMES, others)
    if rating is None:
        rating = next(column for column in range(table.width) if column != date)
    mapping = Mapping(
        date=date,
        rating=rating,
        time=clock,
        order=dates_are(columns[date]) or "day",
        scale=_scale(columns[rating]),
        zone=header.index(ZONE_NAME) if ZONE_NAME in header else None,
    )
    return Guess(mapping, header, lines, have_two_readings(columns[date]))


def _is_date(text: str) -> object:
    with suppress(ValueError):
        return read_when(text, "day")
    return read_when(text, "month")


def _best(
    columns: Sequence[Sequence[str]],
    header: Sequence[str],
    read: Callable[[str], object],
    names: re.Pattern[str],
    taken: Sequence[int],
) -> int | None:
    """The column whose cells fit and whose name says so; else the first that fits."""
    fitting = [column for column, cells in enumerate(columns) if column not in taken and _share(cells, read) >= MOST]
    named = [column for column in fitting if column < len(header) and names.search(header[column])]
    return next(iter([*named, *fitting]), None)


def _share(cells: Sequence[str], read: Callable[[str], object]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(_fits(cell, read) for cell in filled) / len(filled) if filled else 0.0


def _fits(cell: str, read: Callable[[str], object]) -> bool:
    try:
        read(cell)
    except ValueError:
        return False
    return True


def _scale(cells: Sequence[str]) -> str:
    numbers = [read_number(cell) for cell in cells if _fits(cell, read_number)]
    beyond = sum(number > SCALES["0-10"].highest for number in numbers)
    return "0-100" if beyond > len(numbers) / 3 else "0-10"
