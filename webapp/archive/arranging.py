"""What reading an archive in would change: the rows that are new, and the settings that are missing. Only reads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.names import known_zone
from webapp.archive.entries import Entry
from webapp.archive.going_on import going_on
from webapp.archive.inside import Inside
from webapp.archive.placing import Placed, placed
from webapp.archive.reading import ArchiveFile
from webapp.archive.slugs import Slugs
from webapp.archive.tables import INNER, KEPT, OF_THE_PERSON, Kept, columns_of
from webapp.database import Base
from webapp.practice.comparison_models import Baseline
from webapp.practice.models import FunctionRating, Rating, StepChoice
from webapp.reminding.models import Reminder
from webapp.trends.periods import start_of
from webapp.trends.records import local

Row = dict[str, Any]

ORDER = [table.name for table in Base.metadata.sorted_tables]


@dataclass
class Arranged:
    """`new` and `there` count the entries of each list of the file."""

    rows: list[tuple[type[Base], list[Row]]] = field(default_factory=list)
    """In an order in which they can be written."""
    new: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    settings: Row = field(default_factory=dict)
    """What the columns of the person become."""
    is_empty: bool = True
    """Whether nothing of a diary was here before."""

    @property
    def changes_anything(self) -> bool:
        return bool(self.settings) or any(rows for _, rows in self.rows)


def arrange(db: Session, person: Person, file: ArchiveFile, now: datetime) -> Arranged:
    """Whoever writes the rows calls this in the same transaction, so that nothing comes in between."""
    arranging = _Arranging(db, person, file, now)
    found = arranging.found
    for kept in KEPT:
        arranging.sort(kept)
    arranging.add_what_is_inside()
    found.is_empty = arranging.is_empty()
    arranging.add_once(Baseline, "baseline", {})
    arranging.add_once(Reminder, "reminder", {"changed_at": now})
    arranging.settle()
    found.rows.sort(key=lambda of_table: ORDER.index(of_table[0].__tablename__))
    return found


class _Arranging:
    def __init__(self, db: Session, person: Person, file: ArchiveFile, now: datetime) -> None:
        self.db, self.person, self.file = db, person, file
        self.found = Arranged()
        self.placed: dict[str, Placed] = {}
        self.new: dict[str, Sequence[Any]] = {}
        self.slugs = Slugs({})
        self.going_on = going_on(db, person, now)

    def sort(self, kept: Kept) -> None:
        new = self._new_ones(kept, self.file.lists[kept.section])
        self.found.new[kept.section] = len(new)
        self.found.there[kept.section] = len(self.file.lists[kept.section]) - len(new)
        rows = [self._row(kept, entry) for entry in new]
        for row in rows:
            self.going_on.settle(kept.section, row)
        self.found.rows.append((kept.table, rows))
        self.new[kept.section] = new

    def _new_ones(self, kept: Kept, entries: Sequence[Any]) -> Sequence[Any]:
        if kept.table is StepChoice:
            chosen = select(StepChoice.routine, StepChoice.step).where(StepChoice.person_id == self.person.id)
            here = {tuple(row) for row in self.db.execute(chosen)}
            return [entry for entry in entries if (self.slugs.here(entry.routine), entry.step) not in here]
        self.placed[kept.section] = found = placed(self.db, self.person.id, kept, entries)
        if kept.section == "routines":
            self.slugs = Slugs(found.ids)
        if kept.table is FunctionRating:
            weeks = self._weeks_answered()
            return [entry for entry in found.new if _week(entry.rated_at, entry.time_zone) not in weeks]
        return found.new

    def _weeks_answered(self) -> set[date]:
        """One week of the calendar has one answer."""
        given = select(FunctionRating.rated_at, FunctionRating.time_zone)
        return {_week(*row) for row in self.db.execute(given.where(FunctionRating.person_id == self.person.id))}

    def _row(self, kept: Kept, entry: Entry) -> Row:
        row = {column: getattr(entry, column) for column in kept.columns}
        if "id" in row:
            row["id"] = self.placed[kept.section].ids[row["id"]]
        if kept.table is Rating:
            row["session_id"] = None
        return self.slugs.renamed({**row, "person_id": self.person.id})

    def add_what_is_inside(self) -> None:
        for section, inners in INNER.items():
            for inner in inners:
                inside = Inside(self.db, self.person.id, inner, self.new[section], self.placed[section].ids)
                sessions = self.placed["sessions"].ids
                self.found.rows.append((inner.table, [self.slugs.renamed(row) for row in inside.rows(sessions)]))

    def is_empty(self) -> bool:
        tables = [kept.table for kept in KEPT] + [Baseline, Reminder]
        return not any(self._has(table) for table in tables)

    def _has(self, table: type[Base]) -> bool:
        return bool(self.db.scalar(select(exists().where(table.__table__.c.person_id == self.person.id))))

    def add_once(self, table: type[Base], name: str, further: Row) -> None:
        """What there is one of: what is here already stays."""
        value = self.file.values[name]
        if value is not None and not self._has(table):
            entry, _ = OF_THE_PERSON[name]
            row = {column: getattr(value, column) for column in columns_of(entry, table)}
            self.found.rows.append((table, [{**row, **further, "person_id": self.person.id}]))

    def settle(self) -> None:
        """What the person has set stays. Into an empty account come also the zone, the light and since when."""
        of_file, person = self.file.person, self.person
        wished: Row = {"preferences": {**self.slugs.wishes(of_file.preferences), **person.preferences}}
        if self.found.is_empty:
            wished |= {"theme": of_file.theme, "created_at": of_file.created_at}
            wished |= {"time_zone": known_zone(of_file.time_zone) or person.time_zone}
        self.found.settings = {name: value for name, value in wished.items() if getattr(person, name) != value}


def _week(moment: datetime, time_zone: str) -> date:
    return start_of(local(moment, time_zone).date(), "week")
