"""What the calendar of one person is made of, apart from the library that writes it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from webapp.reminding.due import Rhythm


@dataclass(frozen=True, slots=True)
class Reminders:
    """What the calendar of one person is made of."""

    person_id: UUID
    rhythm: Rhythm
    time_zone: str
    since: datetime
    """From the local day of this moment on."""
    revised_at: datetime
    plan_id: UUID | None = None
    plan_title: str = ""
