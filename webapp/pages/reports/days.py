"""The days that a sheet is about."""

from dataclasses import dataclass
from datetime import date, timedelta

from webapp.pages.exports.dates import Span, WrongDatesError
from webapp.trends.periods import start_of

USUAL_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Days:
    """Local days, both inclusive; never in the future."""

    first: date
    last: date


def days_of(span: Span, today: date) -> Days:
    """What was asked for; without a beginning eight weeks of the calendar, without an end up to today.

    Raises WrongDatesError where all of it is still to come.
    """
    last = min(span.asked_last or today, today)
    first = span.asked_first or start_of(min(span.last, last), "week") - timedelta(weeks=USUAL_WEEKS - 1)
    if first > today:
        raise WrongDatesError("These days are still to come. Please choose days up to today.")
    return Days(first, last)
