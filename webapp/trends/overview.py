"""Everything that the page of trends shows, reckoned from the records of one person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.trends.averages import Stretch, stretches
from webapp.trends.chart import KINDS, Drawing
from webapp.trends.columns import draw_columns, too_many
from webapp.trends.comparison import Comparison, compare, spans
from webapp.trends.few import MOST, draw_few, name_of
from webapp.trends.periods import Unit, how_many, next_after
from webapp.trends.records import RatingRecord, Record, SessionRecord, day_of, from_day, in_order
from webapp.trends.routines_section import RoutinesSection, routines_section
from webapp.trends.sentence import Sentence, sentence
from webapp.trends.steps import StepCount, step_counts
from webapp.trends.wording import week_day
from webapp.trends.words_of_chart import Words, words_of_columns, words_of_few

LEAST_COLUMNS: Mapping[Unit, int] = {"day": 14, "week": 4, "month": 4, "year": 2}
MOST_COLUMNS: Mapping[Unit, int] = {"day": 14, "week": 8, "month": 12, "year": 10}

NEWEST = 50
"""So many single sessions stand in the table; the history has them all."""

STEP_DAYS = 56
"""Eight weeks: what eased or hurt a year ago says little about today."""


@dataclass(frozen=True)
class RatingsChart:
    """The two drawings of the ratings with their words, and the stretches that their table shows."""

    drawings: tuple[Drawing, ...]
    words: Words
    stretches: tuple[Stretch, ...]
    """Empty while there are so few sessions that they are shown one by one."""


@dataclass(frozen=True)
class Line:
    """One record as a line of the table; a rating that is missing is an empty text."""

    day: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Overview:
    """`newest` has the newest first."""

    sentence: Sentence
    unit: Unit
    chart: RatingsChart
    newest: tuple[Line, ...]
    total: int
    routines: RoutinesSection
    steps: tuple[StepCount, ...]


def overview(
    sessions: Sequence[SessionRecord],
    ratings: Sequence[RatingRecord],
    titles: Mapping[str, str],
    *,
    by: Unit,
    today: date,
) -> Overview | None:
    """None where there is nothing at all. `titles` says what a routine is called; `today` is the person's local day."""
    records = in_order(sessions, ratings)
    if not records:
        return None
    return Overview(
        sentence(records, titles, today),
        by,
        _few(records, titles) if len(records) <= MOST else _columns(records, by, today),
        tuple(_line(record, titles) for record in reversed(records[-NEWEST:])),
        len(records),
        routines_section(sessions, titles),
        step_counts(_sessions_from(records, today - timedelta(days=STEP_DAYS - 1))),
    )


def _sessions_from(records: Sequence[Record], day: date) -> Iterator[SessionRecord]:
    for record in from_day(records, day):
        if isinstance(record, SessionRecord) and day_of(record) >= day:
            yield record


def _line(record: Record, titles: Mapping[str, str]) -> Line:
    before, after = ("" if score is None else str(score) for score in (record.before, record.after))
    return Line(week_day(record.at), name_of(record, titles), before, after)


def _few(records: Sequence[Record], titles: Mapping[str, str]) -> RatingsChart:
    return RatingsChart(tuple(draw_few(kind, records, titles) for kind in KINDS), words_of_few(records), ())


def _columns(records: Sequence[Record], by: Unit, today: date) -> RatingsChart:
    comparison = compare(spans(records, today)) if by == "week" else None
    last = day_of(records[-1])
    shown = stretches(records, by, last, _how_many(records, by, last, comparison))
    drawings = tuple(draw_columns(kind, by, shown, comparison) for kind in KINDS)
    end = next_after(shown[-1].start, by) - timedelta(days=1)
    return RatingsChart(drawings, words_of_columns(shown, by, end, together=too_many(shown)), shown)


def _how_many(records: Sequence[Record], by: Unit, last: date, comparison: Comparison | None) -> int:
    """Back to the first record as far as the page goes, and always over both spans of a comparison."""
    count = min(MOST_COLUMNS[by], max(LEAST_COLUMNS[by], how_many(day_of(records[0]), last, by)))
    return max(count, how_many(comparison.then_from, last, by)) if comparison else count
