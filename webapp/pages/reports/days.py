"""The days that a sheet is about."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.pages.exports.dates import Span, WrongDatesError
from webapp.practice.baselines import rated_between
from webapp.trends.periods import start_of

USUAL_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Days:
    """Local days, both inclusive; never in the future."""

    first: date
    last: date


def days_of(db: Session, person_id: UUID, span: Span, today: date) -> Days:
    """What was asked for; without a beginning the weeks that Today compares, without an end up to today.

    Raises WrongDatesError where all of it is still to come.
    """
    last = min(span.asked_last or today, today)
    first = span.asked_first or _usual_first(db, person_id, last)
    if first > today:
        raise WrongDatesError("These days are still to come. Please choose days up to today.")
    return Days(first, last)


def _usual_first(db: Session, person_id: UUID, last: date) -> date:
    """Eight weeks of the calendar. The running one counts as soon as it has a rating; until then it comes on top."""
    running = start_of(last, "week")
    weeks = USUAL_WEEKS - 1 if rated_between(db, person_id, running, last) else USUAL_WEEKS
    return running - timedelta(weeks=weeks)
