"""Routines that people put together: keeping them, replacing them, putting them away. Whoever calls commits.

A row never changes what it says, so a session that was led by it stays as it was. An edit makes a new row and puts the
older one away; deleting only puts it away.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from webapp.database import Base, UtcDateTime
from webapp.practice.binds import PERSON
from webapp.practice.outcomes import decide
from webapp.practice.recording import AlreadyRecordedError, made_once
from webapp.practice.step_history import step_history

PREFIX = "own-"


class ComposedRoutine(Base):
    """A routine that its owner put together from the steps of others."""

    __tablename__ = "composed_routine"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "person_id", "composed_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(60))
    picks: Mapped[list[str]] = mapped_column(JSON)
    """Each picked step with its sides and dose, as `composing.composition.Pick` writes it."""
    composed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    put_away_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def slug(self) -> str:
        """Its name among the routines, such as a session keeps it."""
        return f"{PREFIX}{self.id.hex}"


COMPOSED = (
    select(ComposedRoutine)
    .where(ComposedRoutine.person_id == PERSON)
    .order_by(ComposedRoutine.composed_at.desc(), ComposedRoutine.id)
)


def composed_by(db: Session, person_id: UUID) -> tuple[ComposedRoutine, ...]:
    """Everything that the person ever put together, newest first; what was put away is among it."""
    return tuple(db.scalars(COMPOSED, {"person": person_id}))


def keep(
    db: Session,
    person_id: UUID,
    key: UUID,
    title: str,
    picks: Sequence[str],
    *,
    now: datetime,
    instead_of: UUID | None = None,
) -> ComposedRoutine:
    """Keep it once; `instead_of` names the row that it replaces. The same key again is the same routine.

    Raises AlreadyRecordedError where the key stands for something else, or where that row was replaced before.
    """

    def find() -> ComposedRoutine | None:
        return db.scalar(
            select(ComposedRoutine).where(ComposedRoutine.person_id == person_id, ComposedRoutine.key == key)
        )

    def make() -> ComposedRoutine:
        if instead_of is not None and not put_away(db, person_id, instead_of, now):
            raise AlreadyRecordedError("This routine has been changed or deleted in the meantime.")
        made = ComposedRoutine(person_id=person_id, key=key, title=title, picks=list(picks), composed_at=now)
        db.add(made)
        return made

    row = find() or made_once(db, make, find)
    if (row.title, row.picks) != (title, list(picks)):
        raise AlreadyRecordedError("This routine has already been kept in another form.")
    return row


def put_away(db: Session, person_id: UUID, routine_id: UUID, now: datetime) -> bool:
    """Whether there was such a routine of this person that was not put away before."""
    row = db.scalar(
        select(ComposedRoutine)
        .where(ComposedRoutine.person_id == person_id, ComposedRoutine.id == routine_id)
        .where(ComposedRoutine.put_away_at.is_(None))
        .with_for_update()
    )
    if row is None:
        return False
    row.put_away_at = now
    return True


def carry_over(db: Session, person_id: UUID, old: str, new: str, steps: Mapping[str, str], *, now: datetime) -> None:
    """Lead the steps of the new routine as those of the old one would have been led; `steps` has the new id of each."""
    forms = step_history(db, person_id, old).forms
    for old_id, new_id in steps.items():
        form = forms.get(old_id, "usual")
        if form != "usual":
            decide(db, person_id, new, new_id, form, now=now)
