"""Reading which days somebody wants as their baseline."""

from collections.abc import Mapping
from datetime import date, timedelta

from webapp.pages.exports.dates import WrongDatesError, asked_dates
from webapp.trends.averages import Summary
from webapp.trends.baseline import FEWEST_DAYS
from webapp.trends.comparison import RATINGS_A_SIDE
from webapp.trends.wording import in_words, number


def read_days(sent: Mapping[str, str], today: date) -> tuple[date, date]:
    """The first and the last day. Raises ValueError with a sentence where they cannot be used."""
    try:
        span = asked_dates(sent)
    except WrongDatesError as error:
        raise ValueError(error.description) from None
    first, last = span.asked_first, span.asked_last
    if first is None or last is None:
        raise ValueError("Please choose both days, the first and the last.")
    if last > today:
        raise ValueError("The last day is still to come. Please choose days up to today.")
    if last - first < timedelta(days=FEWEST_DAYS - 1):
        raise ValueError(f"Please choose {number(FEWEST_DAYS)} days or more: Ebb compares averages of weeks.")
    return first, last


def check_ratings(rated: Summary | None) -> None:
    """Raises ValueError with a sentence where there are too few to hold anything against."""
    count = rated.count if rated else 0
    if count < RATINGS_A_SIDE:
        are = "is" if count == 1 else "are"
        raise ValueError(
            f"On those days there {are} {in_words(count, 'rating')}. A baseline needs {number(RATINGS_A_SIDE)} or more."
        )
