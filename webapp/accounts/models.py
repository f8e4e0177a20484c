"""Tables: people, the devices they are signed in on, and failed attempts to sign in."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database import Base, UtcDateTime


class Person(Base):
    """Somebody with an account. `name_key` is the name case-folded, so that a name is taken once."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name_key"), UniqueConstraint("email"), UniqueConstraint("host"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(160))
    email: Mapped[str | None] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(255))
    host: Mapped[bool | None]
    """True for the first account, the one who runs this Ebb; else null. Being unique, it lets one first account win."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    theme: Mapped[str] = mapped_column(String(16), default="auto")
    """`auto`, `light` or `dark`."""
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The fields of `timeline.preferences.Preferences` that the person has set."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return str(self.id)


class Device(Base):
    """One signed-in browser. The cookie holds the token; the table holds only its SHA-256."""

    __tablename__ = "device"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    label: Mapped[str] = mapped_column(String(80))
    """What the browser calls itself, for the list of devices."""
    signed_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """When the browser last sent something, to the hour; looking at pages writes nothing."""
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class FailedSignIn(Base):
    """One try that has not succeeded. `subject` is a keyed hash of the account name or of the address."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index(None, "subject", "failed_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    subject: Mapped[bytes] = mapped_column(LargeBinary(32))
    failed_at: Mapped[datetime] = mapped_column(UtcDateTime)
