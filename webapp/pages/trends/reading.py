"""What the page of trends reads: a window of the diary and the newest weeks, never the whole of a long diary."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.reach import reach_of
from webapp.practice.records import diary_of
from webapp.practice.totals import flare_days, score_counts
from webapp.trends.averages import Stretch, counted_stretches, stretches_from
from webapp.trends.few import MOST
from webapp.trends.periods import start_of
from webapp.trends.records import Record, SessionRecord, day_of, from_day
from webapp.trends.windows import Period, Reach, Window, window_of
from webapp.trends.wording import full_date, number

WEEKS_OF_SENTENCE = 10
"""Two spans of four weeks, the running week, and one to spare where that has no rating yet."""

READ_WHOLE = 400
"""A diary of so many entries is read as far as it is shown, however long the window."""

WEEKS_READ = 13
"""Of more entries in a window of months or years these are read, and the columns are counted in the database."""

CALENDAR_DAYS = timedelta(days=6)
"""Before the window: the last seven days of its first day."""


@dataclass(frozen=True)
class Shown:
    """What the sections of the page are made from.

    `recent` are the records of the last ten weeks that have any, for what is said of today, whichever window is shown.
    """

    window: Window
    reach: Reach
    few: bool
    """Whether there are so few entries that each is shown by itself; then the window holds them all."""
    stretches: tuple[Stretch, ...]
    """The columns of the window."""
    records: tuple[Record, ...]
    """Those of the window, in order; of a long one with many entries, those of its last weeks."""
    records_from: date
    """The first local day of `records`."""
    flare_days: tuple[date, ...]
    """In order, from six days before the window on."""
    recent: tuple[Record, ...]
    today: date

    @property
    def sessions(self) -> tuple[SessionRecord, ...]:
        return tuple(record for record in self.records if isinstance(record, SessionRecord))

    @property
    def is_counted(self) -> bool:
        """Whether the window is one of months or years."""
        return _is_counted(self.window)

    @property
    def dates_of_sessions(self) -> str:
        """`24 Aug to 22 Nov 2026`, or which part of it was read: `the 13 weeks from 24 August`."""
        if self.records_from <= self.window.first:
            return self.window.dates
        return f"the {number(WEEKS_READ)} weeks from {full_date(self.records_from, self.today)}"


def read(db: Session, person_id: UUID, period: Period, to: date | None, today: date) -> Shown | None:
    """None for an empty diary. The number of statements depends on the window, not on the diary."""
    reach = reach_of(db, person_id)
    if reach is None:
        return None
    few = reach.entries <= MOST
    window = window_of("all" if few else period, to, reach, today)
    recent_from = start_of(min(reach.last, today), "week") - timedelta(weeks=WEEKS_OF_SENTENCE - 1)
    since = _read_from(window, reach)
    inside, recent = _records(db, person_id, (since, window.last), (recent_from, max(reach.last, today)))
    flares = tuple(flare_days(db, person_id, window.first - CALENDAR_DAYS, window.last))
    if _is_counted(window):
        columns = _counted(db, person_id, window, flares, inside if since <= window.first else ())
    else:
        columns = stretches_from(inside, window.unit, window.starts)
    return Shown(window, reach, few, columns, inside, since, flares, recent, today)


Span = tuple[date, date]


def _records(db: Session, person_id: UUID, window: Span, newest: Span) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Those of both spans; they are read at once where the spans touch."""
    if window[1] < newest[0]:
        return diary_of(db, person_id, *window), diary_of(db, person_id, *newest)
    both = diary_of(db, person_id, min(window[0], newest[0]), max(window[1], newest[1]))
    return _between(both, window), _between(both, newest)


def _read_from(window: Window, reach: Reach) -> date:
    if reach.entries <= READ_WHOLE or not _is_counted(window):
        return window.first
    newest = min(window.last, reach.last)
    return max(window.first, start_of(newest, "week") - timedelta(weeks=WEEKS_READ - 1))


def _is_counted(window: Window) -> bool:
    return window.unit not in {"day", "week"}


def _counted(
    db: Session, person_id: UUID, window: Window, flares: tuple[date, ...], inside: tuple[Record, ...]
) -> tuple[Stretch, ...]:
    by_month = window.unit in {"month", "quarter"}
    scores = score_counts(db, person_id, "month" if by_month else "year", window.first, window.last)
    counts = ((start, found.rings, found.dots) for start, found in scores.items())
    return counted_stretches(window.unit, window.starts, counts, flares, inside)


def _between(records: tuple[Record, ...], span: Span) -> tuple[Record, ...]:
    return tuple(record for record in from_day(records, span[0]) if span[0] <= day_of(record) <= span[1])
