"""Tables: what a person holds their ratings against: a baseline, and another routine."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database import Base, UtcDateTime


class Baseline(Base):
    """The local days that a person has chosen to hold later weeks against. Without a row it is the first two weeks."""

    __tablename__ = "baseline"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    first_day: Mapped[date]
    last_day: Mapped[date]


class FairComparison(Base):
    """Two routines between which Ebb chooses at random for some days. One at a time is going on for a person."""

    __tablename__ = "fair_comparison"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "person_id", "started_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    first: Mapped[str] = mapped_column(String(40))
    second: Mapped[str] = mapped_column(String(40))
    """The two slugs, in the order of the alphabet."""
    seed: Mapped[str] = mapped_column(String(32))
    """Hexadecimal; with it anybody can draw the assignments again and see that nobody touched them."""
    days: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the person ended it early."""

    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="comparison", cascade="all, delete-orphan", order_by="Assignment.place"
    )


class Assignment(Base):
    """Which routine the next session of a comparison has. All are drawn and stored when the comparison begins."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("comparison_id", "place"), UniqueConstraint("session_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    comparison_id: Mapped[UUID] = mapped_column(ForeignKey("fair_comparison.id", ondelete="CASCADE"))
    place: Mapped[int]
    """From 0, in the order in which they are used."""
    routine: Mapped[str] = mapped_column(String(40))
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When a session began with it. It stays taken when that session is removed."""
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("guided_session.id", ondelete="SET NULL"))

    comparison: Mapped[FairComparison] = relationship(back_populates="assignments")
