"""What the ratings are reckoned from: plain records, free of the database that they came from."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property, lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo:
    """The time zone of that name. A name that this machine does not know counts as UTC."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local(moment: datetime, time_zone: str) -> datetime:
    """What the clock on the wall said: naive, because clocks in different places are never subtracted."""
    return moment.astimezone(zone(time_zone)).replace(tzinfo=None)


@dataclass(frozen=True)
class SessionRecord:
    """One guided session. A rating that was not given is None, never 0."""

    id: UUID
    routine: str
    variant: str
    started_at: datetime
    """Aware, in UTC."""
    time_zone: str
    before: int | None
    after: int | None
    flare: bool = False
    note: str = ""
    heard_share: float = 1.0
    """How much of the track was reached, 0–1."""
    eased: tuple[str, ...] = ()
    hurt: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    """Ids of steps, in the order in which it happened."""
    where_it_hurt: Mapping[str, tuple[str | None, int | None]] = field(default_factory=dict)
    """For a step that hurt, the part of the body and how much (0–10), each where it was said."""
    heard_steps: tuple[str, ...] = ()
    """Ids of the steps that were listened to; empty where that is not known."""
    left_out_steps: tuple[str, ...] = ()
    local_day: date | None = None
    """The day on which it counts, where that is stored; else it is reckoned from time and zone."""

    @cached_property
    def at(self) -> datetime:
        """Local time, naive."""
        return local(self.started_at, self.time_zone)

    @property
    def moment(self) -> datetime:
        return self.started_at

    @property
    def change(self) -> int | None:
        """After minus before; None unless both were given."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class RatingRecord:
    """A rating on its own. Nothing comes after it: on a chart a ring without a dot."""

    id: UUID
    rated_at: datetime
    """Aware, in UTC."""
    time_zone: str
    before: int
    after: None = None
    flare: bool = False
    morning_after: str = ""
    """The slug of the routine that was followed the day before, where this is the number of the next morning."""
    local_day: date | None = None

    @cached_property
    def at(self) -> datetime:
        """Local time, naive."""
        return local(self.rated_at, self.time_zone)

    @property
    def moment(self) -> datetime:
        return self.rated_at


Record = SessionRecord | RatingRecord

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""No diary reaches further, and every day between them can be shifted into any time zone."""
ONE_DAY = timedelta(days=1)
FURTHEST_ZONE = timedelta(hours=14)
"""No place on Earth is further from UTC, so a local day lies within this much of the same day in UTC."""


def earliest(day: date) -> datetime:
    """No moment of that local day was earlier, wherever it was (aware, UTC)."""
    return datetime.combine(max(day, date.min + ONE_DAY), time(), UTC) - FURTHEST_ZONE


def latest(day: date) -> datetime:
    """No moment of that local day was later, wherever it was (aware, UTC)."""
    return datetime.combine(min(day, date.max - ONE_DAY), time.max, UTC) + FURTHEST_ZONE


def in_order(*records: Iterable[Record]) -> tuple[Record, ...]:
    """Oldest first by the true moment, so that travelling west does not turn two ratings round."""
    return tuple(sorted((record for some in records for record in some), key=lambda record: record.moment))


def from_day(records: Sequence[Record], day: date) -> Sequence[Record]:
    """The end of an ordered diary that holds every record of that local day and later, and at most a day more.

    Local time is dear to reckon; so a page that shows two months of ten years looks at two months.
    """
    return records[bisect_left(records, earliest(day), key=lambda record: record.moment) :]


def day_of(record: Record) -> date:
    """The local day, in the zone of the record."""
    return record.local_day or record.at.date()
