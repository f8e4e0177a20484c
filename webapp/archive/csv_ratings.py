"""The ratings in the table of another tracker, once it is known which column is what. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID, uuid5

from webapp.accounts.names import known_zone
from webapp.archive.csv_columns import Mapping
from webapp.archive.csv_table import Line
from webapp.archive.csv_values import SCALES, in_time, read_clock, read_number, read_when
from webapp.trends.records import zone

SPACE = UUID("5c1d0f6e-6f0b-5b7e-9a58-3d2f4d0a6b11")
"""The keys of ratings that were read from a table are made within it."""
NOON = time(12)
"""When a rating counts as given of which only the day is known."""


@dataclass(frozen=True, slots=True)
class TableRating:
    """One rating, 0–10. `rated_at` is aware, in UTC."""

    line: int
    rated_at: datetime
    time_zone: str
    score: int

    @property
    def key(self) -> UUID:
        """The same rating always has the same one, so it is kept once however often it is read."""
        return uuid5(SPACE, f"{self.rated_at.isoformat()} {self.score}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of which nothing is kept, and why."""

    line: int
    why: str


@dataclass(frozen=True)
class TableRatings:
    ratings: tuple[TableRating, ...]
    left_out: tuple[LeftOut, ...]


def ratings_in(lines: Iterable[Line], mapping: Mapping, time_zone: str, now: datetime) -> TableRatings:
    """`time_zone` is where the times are meant that say no place themselves."""
    ratings: dict[UUID, TableRating] = {}
    left_out: list[LeftOut] = []
    for line in lines:
        try:
            rating = _rating(line, mapping, time_zone, now)
        except ValueError as why:
            left_out.append(LeftOut(line.number, str(why)))
        else:
            if rating.key in ratings:
                left_out.append(LeftOut(line.number, f"is the same as line {ratings[rating.key].line}"))
            ratings.setdefault(rating.key, rating)
    return TableRatings(tuple(ratings.values()), tuple(left_out))


def _rating(line: Line, mapping: Mapping, time_zone: str, now: datetime) -> TableRating:
    when = read_when(line.cell(mapping.date), mapping.order)
    clock, place = when.clock, when.zone
    if mapping.time is not None and line.cell(mapping.time):
        clock, place = read_clock(line.cell(mapping.time))
    name = (known_zone(line.cell(mapping.zone)) if mapping.zone is not None else None) or time_zone
    moment = datetime.combine(when.day, clock or NOON, place or zone(name))
    score = SCALES[mapping.scale].score(read_number(line.cell(mapping.rating)))
    return TableRating(line.number, in_time(moment, now).astimezone(UTC), name, score)
