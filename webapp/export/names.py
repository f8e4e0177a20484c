"""What routines and steps are called in a file, and when something was by the clock on the wall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from webapp.trends.records import zone
from webapp.trends.wording import from_id


@dataclass(frozen=True)
class Names:
    """Titles by the slug of the routine, steps by routine and id, parts of the body by theirs.

    What is not among them goes by its id.
    """

    titles: Mapping[str, str]
    steps: Mapping[tuple[str, str], str]
    body_parts: Mapping[str, str]

    def title(self, routine: str) -> str:
        return self.titles.get(routine) or from_id(routine)

    def step(self, routine: str, step: str) -> str:
        return self.steps.get((routine, step)) or from_id(step)

    def body_part(self, part: str | None) -> str:
        """Empty where it was not said."""
        return (self.body_parts.get(part) or from_id(part)).lower() if part else ""


def with_offset(moment: datetime, time_zone: str) -> datetime:
    """The moment as the clock of that place had it, with the offset of that moment (not of today).

    The offset is of whole minutes, as ISO 8601 has it. Where local mean time was kept, the clock is rounded with it and
    the moment stays the same.
    """
    offset = moment.astimezone(zone(time_zone)).utcoffset() or timedelta()
    return moment.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))


def iso(moment: datetime, time_zone: str) -> str:
    """`2026-07-01T08:30:00+01:00`."""
    return with_offset(moment, time_zone).isoformat(timespec="seconds")
