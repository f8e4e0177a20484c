"""Where a person stands beside their baseline: their first two weeks, or days that they have chosen.

The later side is made of as few whole weeks as have ratings enough, so that somebody who rates every day is told of
one week and somebody who rates now and then of up to four. Both sides begin in averages, never in one session.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from webapp.trends.averages import Summary, summary_of
from webapp.trends.comparison import LONGEST_WEEKS, RATINGS_A_SIDE, Change, least_that_matters
from webapp.trends.periods import start_of

USUAL_DAYS = 14
FEWEST_DAYS = 7
"""A chosen baseline is at least a week: a change that matters is judged on averages of weeks."""


@dataclass(frozen=True)
class BaselineDays:
    """The local days from `first` to `last`, both counted."""

    first: date
    last: date
    chosen: bool

    @property
    def if_chosen(self) -> tuple[date, date] | None:
        """Both days; None where nothing was chosen."""
        return (self.first, self.last) if self.chosen else None

    @property
    def next_week(self) -> date:
        """The Monday of the first week that lies wholly after them."""
        return start_of(self.last, "week") + timedelta(weeks=1)


def first_weeks(first_rating: date) -> BaselineDays:
    """What counts as long as nothing was chosen."""
    return BaselineDays(first_rating, first_rating + timedelta(days=USUAL_DAYS - 1), chosen=False)


@dataclass(frozen=True)
class Baseline:
    """The baseline as plain values for a picture: all means in tenths."""

    days: BaselineDays
    tenths: int
    count: int

    @property
    def matters_below(self) -> int:
        """A mean of this or lower is a change that matters."""
        return self.tenths - least_that_matters(self.tenths)

    @property
    def matters_above(self) -> int:
        """A mean of this or higher is a change that matters; off the scale where nothing can be that much higher."""
        return self.tenths + least_that_matters(self.tenths)


State = Literal["still open", "too few then", "too few now", "compared"]


@dataclass(frozen=True)
class Standing:
    """The baseline, and the newest `weeks` weeks from `since` on. A side without a rating is None."""

    days: BaselineDays
    then: Summary | None
    weeks: int
    since: date
    now: Summary | None

    @property
    def state(self) -> State:
        """What stands in the way of a comparison, if anything does."""
        if self.since <= self.days.last:
            return "still open"
        if not _enough(self.then):
            return "too few then"
        return "compared" if _enough(self.now) else "too few now"

    @property
    def change(self) -> Change | None:
        if self.state != "compared" or self.then is None or self.now is None:
            return None
        return Change(self.then, self.now)

    @property
    def baseline(self) -> Baseline | None:
        """None until its days are over, and where they have too few ratings."""
        if self.state in ("still open", "too few then") or self.then is None:
            return None
        return Baseline(self.days, self.then.tenths, self.then.count)


def standing(
    days: BaselineDays, then: Mapping[int, int], weeks: Mapping[date, Mapping[int, int]], last: date
) -> Standing:
    """`then` and `weeks` say how often each score was given, in the days of the baseline and by the Monday of a week.

    `last` is the local day up to which weeks count. The running week counts as soon as it has a rating. Up to
    four weeks are taken together, as in the sentence above the picture: one week swings.
    """
    newest = start_of(last, "week")
    if not weeks.get(newest):
        newest -= timedelta(weeks=1)
    found: dict[int, int] = {}
    count, since = 0, newest
    for back in range(LONGEST_WEEKS):
        monday = newest - timedelta(weeks=back)
        if back and monday <= days.last:
            break
        count, since = back + 1, monday
        for score, times in weeks.get(monday, {}).items():
            found[score] = found.get(score, 0) + times
    return Standing(days, summary_of(then), count, since, summary_of(found))


def _enough(side: Summary | None) -> bool:
    return side is not None and side.count >= RATINGS_A_SIDE
