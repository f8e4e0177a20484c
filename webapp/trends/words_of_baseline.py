"""What is said of where somebody stands beside their baseline."""

from dataclasses import dataclass
from datetime import date

from webapp.trends.averages import Summary
from webapp.trends.baseline import BaselineDays, Standing
from webapp.trends.comparison import RATINGS_A_SIDE, Change
from webapp.trends.wording import capital, counted, date_range, decimal, full_date, in_words, number

BEGAN_BAD = "People often begin when it is bad, so part of a drop from there would have come by itself."
WERE_BAD = "Where those days were worse than usual, part of a drop from them would have come by itself."
MATTERS = "That is a change that matters."
MATTERS_NOT = "That is less than a change that matters."


def said_of_standing(found: Standing, today: date, *, cautioned: bool) -> str:
    """Up to three sentences; every mean with its count.

    `cautioned` says that the page has said already that part of a drop comes by itself: once is enough.
    """
    then = f"the days from {dates_of(found.days, today)}" if found.days.chosen else "your first two weeks"
    if found.change:
        return _compared(found, found.change, then, today, cautioned=cautioned)
    if found.state == "still open":
        return _still_open(found.days, then, today)
    if found.state == "too few then":
        from_on = f"from {number(RATINGS_A_SIDE)} on, Ebb holds later weeks against them."
        return f"In {then} there {_are(found.then)}: {from_on}"
    return f"In {weeks_of(found, today)} there {_are(found.now)}: too few to hold against {then}."


def dates_of(days: BaselineDays, today: date) -> str:
    """`28 September to 11 October`, with the year where it is not the present one."""
    dates = date_range(days.first, days.last)
    return dates if days.first.year != days.last.year or days.last.year == today.year else f"{dates} {days.last.year}"


def _are(side: Summary | None) -> str:
    count = side.count if side else 0
    return f"{'is' if count == 1 else 'are'} {in_words(count, 'rating')}"


def _still_open(days: BaselineDays, then: str, today: date) -> str:
    until = "" if days.chosen else f", up to {full_date(days.last, today)},"
    later = f"From {full_date(days.next_week, today)} on, Ebb holds later weeks against them."
    return f"{capital(then)}{until} are your baseline. {later}"


def weeks_of(found: Standing, today: date) -> str:
    """`the four weeks from 26 October`."""
    since = full_date(found.since, today)
    return f"the week from {since}" if found.weeks == 1 else f"the {in_words(found.weeks, 'week')} from {since}"


def _compared(found: Standing, change: Change, then: str, today: date, *, cautioned: bool) -> str:
    average = "averages" if found.weeks == 1 else "average"
    now = f"{capital(weeks_of(found, today))} {average} {_mean(change.now)}, {then} {_mean(change.then)}"
    if not change.tenths:
        return f"{now}. No difference."
    share = f", or {change.percent} percent" if change.percent is not None else ""
    way = "lower" if change.tenths < 0 else "higher"
    caution = WERE_BAD if found.days.chosen else BEGAN_BAD
    by_itself = f" {caution}" if change.tenths < 0 and not cautioned else ""
    verdict = MATTERS if change.matters else MATTERS_NOT
    return f"{now}: {decimal(abs(change.tenths))} points {way}{share}. {verdict}{by_itself}"


def _mean(side: Summary) -> str:
    return f"{side.shown} ({counted(side.count, 'rating')})"


@dataclass(frozen=True)
class StandingWords:
    """`worse` asks for a pointer to where help is."""

    said: str
    worse: bool


def words_of_standing(found: Standing | None, today: date, *, cautioned: bool) -> StandingWords | None:
    """None without a rating. `cautioned` as in `said_of_standing`."""
    if found is None:
        return None
    worse = found.change is not None and found.change.matters and found.change.tenths > 0
    return StandingWords(said_of_standing(found, today, cautioned=cautioned), worse)
