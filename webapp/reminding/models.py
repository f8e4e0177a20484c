"""Tables: when somebody wants to be reminded, the address of their calendar, and which mails went out."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Base, UtcDateTime


class Reminder(Base):
    """When a person wants to be reminded, by the clock on their wall, and whether by mail too."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("email_token_hash"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    times: Mapped[list[str]] = mapped_column(JSON)
    """Local times as `HH:MM`, in order."""
    weekdays: Mapped[list[int]] = mapped_column(JSON)
    """0 is Monday. While a plan is followed, every day of it counts."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Nothing that was due before is sent any more."""
    email: Mapped[str | None] = mapped_column(String(254))
    """Where mail goes; None where none is wished for."""
    email_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the mail went out that asks whether the address is theirs."""
    email_token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """SHA-256 of the token in that mail."""
    email_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SentReminder(Base):
    """One mail. The row is written before the mail is sent: the constraint is what keeps it from being sent twice."""

    __tablename__ = "sent_reminder"
    __table_args__ = (UniqueConstraint("person_id", "due_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CalendarFeed(Base):
    """The private address of a person's calendar. The table holds only the SHA-256 of its token."""

    __tablename__ = "calendar_feed"
    __table_args__ = (UniqueConstraint("token_hash"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ConfirmationMail(Base):
    """One mail that asked whether an address is theirs, kept for a day. `subject` is a keyed hash of who asked, of
    whom was written to, or of where the wish came from: one row for each.
    """

    __tablename__ = "confirmation_mail"
    __table_args__ = (Index(None, "subject", "asked_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    subject: Mapped[bytes] = mapped_column(LargeBinary(32))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
