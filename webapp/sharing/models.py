"""Table: reports that a person lets others read by link."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Base, UtcDateTime


class SharedReport(Base):
    """A report of some days that whoever has the link can read. The table holds only the SHA-256 of its token."""

    __tablename__ = "shared_report"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        UniqueConstraint("token_hash"),
        CheckConstraint("first_day <= last_day", name="days"),
        Index(None, "person_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    label: Mapped[str] = mapped_column(String(80), default="")
    """For whom it is, as the person has written it for themselves."""
    printed_name: Mapped[str] = mapped_column(String(80), default="")
    """The name at its head; without one there is a code without meaning."""
    with_notes: Mapped[bool] = mapped_column(default=False)
    """Whether the notes beside sessions are in it."""
    first_day: Mapped[date]
    last_day: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    views: Mapped[int] = mapped_column(default=0)
    last_viewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
