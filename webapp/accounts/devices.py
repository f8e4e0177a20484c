"""Signed-in browsers. The cookie holds a token."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import LargeBinary, bindparam, delete, select, update
from sqlalchemy.orm import Session

from webapp.accounts.models import Device
from webapp.accounts.tokens import LONGEST_TOKEN, hashed, new_token
from webapp.database import UtcDateTime

STAYS_FOR = timedelta(days=365)
VISIT_LASTS = timedelta(days=1)
SEEN_STEP = timedelta(hours=1)
TOKEN_BYTES = 32

WITH_TOKEN = select(Device).where(
    Device.token_hash == bindparam("hash", type_=LargeBinary()),
    Device.expires_at > bindparam("now", type_=UtcDateTime()),
)
"""Put together once: every page asks it."""


def sign_in_device(db: Session, person_id: UUID, *, label: str, stays: bool, now: datetime) -> str:
    """A new device and its token. What has run out for this person is cleared away."""
    db.execute(delete(Device).where(Device.person_id == person_id, Device.expires_at <= now))
    token = new_token(TOKEN_BYTES)
    expires_at = now + (STAYS_FOR if stays else VISIT_LASTS)
    db.add(
        Device(
            person_id=person_id,
            token_hash=hashed(token),
            label=label,
            signed_in_at=now,
            last_seen_at=now,
            expires_at=expires_at,
        )
    )
    db.flush()
    return token


def device_of(db: Session, token: str, now: datetime) -> Device | None:
    """The device, its person loaded with it in the same statement."""
    if len(token) > LONGEST_TOKEN:
        return None
    return db.scalars(WITH_TOKEN, {"hash": hashed(token), "now": now}).first()


def devices_of(db: Session, person_id: UUID, now: datetime) -> list[Device]:
    """The last seen first."""
    found = select(Device).where(Device.person_id == person_id, Device.expires_at > now)
    return list(db.scalars(found.order_by(Device.last_seen_at.desc(), Device.id)))


def mark_seen(db: Session, device_id: UUID, now: datetime) -> None:
    db.execute(update(Device).where(Device.id == device_id).values(last_seen_at=now))


def remove_device(db: Session, person_id: UUID, device_id: UUID) -> bool:
    """False where this person has no such device."""
    found = delete(Device).where(Device.person_id == person_id, Device.id == device_id).returning(Device.id)
    return db.scalar(found) is not None


def remove_devices(db: Session, person_id: UUID, *, but: UUID | None = None) -> None:
    """Every device of the person, but the one that is named."""
    unwanted = delete(Device).where(Device.person_id == person_id)
    db.execute(unwanted.where(Device.id != but) if but else unwanted)
