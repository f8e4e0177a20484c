"""The `from` and `to` of an export: local days, both inclusive, both optional."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.exceptions import UnprocessableEntity

from webapp.pages.local_days import read_day
from webapp.trends.records import FIRST_DAY, LAST_DAY


class WrongDatesError(UnprocessableEntity):
    """Dates that cannot be used; the description is a sentence for the person."""


@dataclass(frozen=True)
class Span:
    """Local days, both inclusive. What was not asked for is None: from the beginning, or up to the end."""

    asked_first: date | None = None
    asked_last: date | None = None

    @property
    def first(self) -> date:
        return self.asked_first or FIRST_DAY

    @property
    def last(self) -> date:
        return self.asked_last or LAST_DAY

    def file_name(self, stem: str, ending: str, today: date) -> str:
        """`ebb-sessions-2026-01-01-to-2026-03-31.csv`; whatever is not limited ends with `today`."""
        start = f"-{self.asked_first}-to" if self.asked_first else "-until"
        return f"{stem}{start}-{self.asked_last or max(self.first, today)}.{ending}"


def asked_dates(sent: Mapping[str, str]) -> Span:
    """What was asked for; an empty text is as good as none. Raises WrongDatesError, an answer of 422."""
    span = Span(_day(sent.get("from", "")), _day(sent.get("to", "")))
    if span.first > span.last:
        raise WrongDatesError("The first day comes after the last. Please turn them round.")
    return span


def _day(text: str) -> date | None:
    text = text.strip()
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise WrongDatesError("There is no such day. Dates are written like 2026-03-31: year, month, day.")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongDatesError(f"Please choose days between the years {FIRST_DAY.year} and {LAST_DAY.year}.")
    return day
