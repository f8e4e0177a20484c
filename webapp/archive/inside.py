"""The rows inside new entries: ratings and outcomes of sessions, assignments of comparisons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.archive.placing import AT_ONCE, free, taken
from webapp.archive.tables import Inner, columns_of
from webapp.practice.comparison_models import Assignment
from webapp.practice.models import Rating

Row = dict[str, Any]


class Inside:
    """`parents` are the new entries, `ids` the id that each of them has here."""

    def __init__(
        self, db: Session, person_id: UUID, inner: Inner, parents: Sequence[Any], ids: Mapping[UUID, UUID]
    ) -> None:
        self.db, self.person_id, self.inner = db, person_id, inner
        self.lists = [(ids[parent.id], getattr(parent, inner.field)) for parent in parents]
        self.ids = taken(db, inner.table, (entry.id for _, entries in self.lists for entry in entries))
        self.keys = self._keys_taken() if inner.table is Rating else set()

    def rows(self, sessions: Mapping[UUID, UUID]) -> Iterator[Row]:
        """`sessions` has the id here of each session of the archive."""
        columns = columns_of(self.inner.entry, self.inner.table)
        assigned = self._assigned(sessions) if self.inner.table is Assignment else set()
        for parent, entries in self.lists:
            for entry in entries:
                row = {column: getattr(entry, column) for column in columns}
                row |= {"id": free(entry.id, parent, self.ids), self.inner.parent: parent}
                if self.inner.table is Rating:
                    row |= {"key": free(entry.key, parent, self.keys), "person_id": self.person_id}
                if self.inner.table is Assignment and entry.session_id:
                    session = sessions[entry.session_id]
                    row["session_id"] = None if session in assigned else session
                yield row

    def _keys_taken(self) -> set[UUID]:
        """A rating's key is the only one of its person."""
        wanted = [entry.key for _, entries in self.lists for entry in entries]
        found: set[UUID] = set()
        for start in range(0, len(wanted), AT_ONCE):
            some = Rating.key.in_(wanted[start : start + AT_ONCE])
            found.update(self.db.scalars(select(Rating.key).where(Rating.person_id == self.person_id, some)))
        return found

    def _assigned(self, sessions: Mapping[UUID, UUID]) -> set[UUID]:
        """A session that is here may have been drawn by a comparison that is here."""
        wanted = [sessions[entry.session_id] for _, entries in self.lists for entry in entries if entry.session_id]
        asked = select(Assignment.session_id).where(Assignment.session_id.in_(wanted))
        return {session for session in self.db.scalars(asked) if session}
