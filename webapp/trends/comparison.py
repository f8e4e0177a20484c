"""The last weeks beside the weeks before them, and whether the difference matters.

A change that matters (minimal important change, MIC) is 2 points or 30 % of where it began:

- J. T. Farrar et al., "Clinical importance of changes in chronic pain intensity measured on an 11-point numerical pain
  rating scale", Pain 94 (2001) 149–158: 2 points, or 30 %, go with "much improved".
- R. W. J. G. Ostelo et al., "Interpreting change scores for pain and functional status in low back pain", Spine 33
  (2008) 90–94: 2 points on the numerical rating scale, or 30 % from the baseline.

It is judged on averages of whole weeks, never on one session, and on the figures as they are shown (means to a tenth,
shares to one per cent), so that no sentence contradicts the numbers beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.trends.averages import Summary, average
from webapp.trends.periods import how_many, start_of
from webapp.trends.records import Record, day_of

MATTERS_TENTHS = 20
MATTERS_PERCENT = 30

LONGEST_WEEKS = 4
DAYS_BEFORE_A_VERDICT = 14
RATINGS_A_SIDE = 4
"""Ebb's own minimum: an average of fewer ratings swings with a single bad day."""


@dataclass(frozen=True)
class Spans:
    """Two neighbouring spans of whole weeks of equal length. A span without a rating is None."""

    weeks: int
    then_from: date
    now_from: date
    then: Summary | None
    now: Summary | None


@dataclass(frozen=True)
class Change:
    """Two averages that are made of ratings enough to be held against each other."""

    then: Summary
    now: Summary

    @property
    def tenths(self) -> int:
        """How far the later mean lies above the earlier, in tenths; below 0 where pain became less."""
        return self.now.tenths - self.then.tenths

    @property
    def percent(self) -> int | None:
        """The size of the change as a share of the earlier mean; None where that mean is 0."""
        return _percent(abs(self.tenths), self.then.tenths)

    @property
    def matters(self) -> bool:
        return _matters(abs(self.tenths), self.then.tenths)


@dataclass(frozen=True)
class Comparison(Change):
    """The averages of two neighbouring spans of whole weeks of equal length."""

    weeks: int
    then_from: date
    now_from: date


def least_that_matters(base: int) -> int:
    """How many tenths a mean has to lie from `base`, a mean in tenths, for the change to matter."""
    return next(size for size in range(1, MATTERS_TENTHS + 1) if _matters(size, base))


def _matters(size: int, base: int) -> bool:
    return size >= MATTERS_TENTHS or (_percent(size, base) or 0) >= MATTERS_PERCENT


def _percent(size: int, base: int) -> int | None:
    """Rounded half up."""
    return (200 * size + base) // (2 * base) if base else None


def spans(records: Sequence[Record], today: date, began: date | None = None) -> Spans | None:
    """The last four weeks and the four before, or fewer where the record is younger.

    `records` are in order; where older ones were not read, `began` is the first day of the diary. None in the first two
    weeks. The running week counts as soon as it has a rating.
    """
    first = began or next((day_of(record) for record in records if record.before is not None), today)
    if (today - first).days < DAYS_BEFORE_A_VERDICT:
        return None
    week = start_of(today, "week")
    if average(records, week, 1) is None:
        week -= timedelta(weeks=1)
    weeks = max(1, min(LONGEST_WEEKS, how_many(first, week, "week") // 2))
    now_from = week - timedelta(weeks=weeks - 1)
    then_from = now_from - timedelta(weeks=weeks)
    return Spans(weeks, then_from, now_from, average(records, then_from, weeks), average(records, now_from, weeks))


def compare(found: Spans | None) -> Comparison | None:
    """None while a span has fewer than `RATINGS_A_SIDE` ratings."""
    if found is None or found.then is None or found.now is None:
        return None
    if min(found.then.count, found.now.count) < RATINGS_A_SIDE:
        return None
    return Comparison(found.then, found.now, found.weeks, found.then_from, found.now_from)
