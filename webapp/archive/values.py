"""The values that stand in an archive, and what each may be. Everything that a page trusts is checked here."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator, StringConstraints, ValidationInfo, WithJsonSchema

from webapp.catalogue.words import Number, Slug, Whole, YesNo
from webapp.timeline.preferences import Preferences
from webapp.trends.records import FIRST_DAY, LAST_DAY

FIRST_YEAR = 1990
"""A moment before it comes from a clock that was never set."""
MOST_DAYS_OFF = timedelta(days=2)
"""By how much the day on which something counts may differ from that of its moment in UTC: a night's session in a far
zone is rated in the morning.
"""
CLOCKS_DIFFER = timedelta(days=1)
"""By how much the clock that wrote a moment may be ahead of the one that reads it."""
LATEST = "latest"
"""The key under which a validation is told what counts as the future."""

LONGEST_TEXT = 4000
MOST_STEPS = 100
MOST_PREFERENCES = 40
LONGEST_TRACK = 24 * 60 * 60.0
"""Seconds."""


def _read_moment(value: object, info: ValidationInfo) -> datetime:
    if not isinstance(value, str):
        raise ValueError("is no date and time in quotes, such as 2026-11-21T20:15:00Z")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("is no date and time, such as 2026-11-21T20:15:00Z") from None
    if moment.tzinfo is None:
        raise ValueError("says no time zone; put Z or an offset such as +01:00 behind it")
    if not FIRST_YEAR <= moment.year <= LAST_DAY.year:
        raise ValueError(f"lies before {FIRST_YEAR} or after {LAST_DAY.year}")
    latest: datetime | None = (info.context or {}).get(LATEST)
    if latest and moment > latest:
        raise ValueError("lies in the future")
    return moment.astimezone(UTC)


def _read_day(value: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError("is no date, such as 2026-11-21")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"lies before {FIRST_DAY.year} or after {LAST_DAY.year}")
    return day


def counts_near(day: date, moment: datetime) -> None:
    """Raises ValueError where a day is too far from the moment that counts on it."""
    if abs(day - moment.date()) > MOST_DAYS_OFF:
        raise ValueError("counts on a day (`local_day`) that is far from its moment")


def _can_be_kept(text: str) -> str:
    if "\0" in text:
        raise ValueError("contains a character that cannot be kept")
    return text


def _leads(wishes: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a page reads from it has to be what `Preferences` can read."""
    Preferences.model_validate(wishes)
    return wishes


Moment = Annotated[
    datetime, PlainValidator(_read_moment), WithJsonSchema({"type": "string", "format": "date-time"}, mode="validation")
]
"""ISO 8601 with a zone; kept in UTC."""
Day = Annotated[date, PlainValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})]
"""ISO 8601."""
Zone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+\-/]*$", max_length=64)]
"""An IANA name. One that this machine does not know counts as UTC."""
Plain = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_can_be_kept)]
Score = Annotated[Whole, Field(ge=0, le=10)]
Seconds = Annotated[Number, Field(ge=0, le=LONGEST_TRACK)]
Steps = Annotated[list[Slug], Field(max_length=MOST_STEPS)]
"""Ids of steps."""
Amounts = Annotated[dict[Slug, Annotated[Whole, Field(ge=0, le=3600)]], Field(max_length=MOST_STEPS)]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Wish = YesNo | Whole | Number | Plain | list[Plain] | None
Wishes = Annotated[dict[Plain, Wish], Field(max_length=MOST_PREFERENCES), AfterValidator(_leads)]
"""Fields of `timeline.preferences.Preferences`; others are kept and change nothing."""
