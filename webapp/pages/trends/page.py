"""Everything that the page of trends shows: one field a section, each made by one call from what was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.pages.exports.choosing import TakeAway, take_away
from webapp.pages.trends.reading import Shown, read
from webapp.practice.function import function_of
from webapp.practice.plan_days import plan_days
from webapp.practice.totals import routine_counts
from webapp.trends.beside import Beside
from webapp.trends.comparison import compare, spans
from webapp.trends.function import points, within
from webapp.trends.pairs import RoutineChange, changes, counted_changes
from webapp.trends.ratings_chart import RatingsChart, few_chart, ratings_chart
from webapp.trends.ratings_table import Line, newest_lines
from webapp.trends.routines_section import RoutinesSection, routines_section
from webapp.trends.sentence import Sentence, sentence
from webapp.trends.steps import StepCount, step_counts
from webapp.trends.windows import Period, Window


@dataclass(frozen=True)
class TrendsPage:
    """`few` says that there are so few entries that each is shown by itself, without a period to choose."""

    window: Window
    few: bool
    sentence: Sentence
    chart: RatingsChart
    newest: tuple[Line, ...]
    total: int
    """How many entries the whole diary has."""
    routines: RoutinesSection
    steps: tuple[StepCount, ...]
    take_away: TakeAway


def trends_page(
    db: Session, person_id: UUID, titles: Mapping[str, str], *, period: Period, to: date | None, today: date
) -> TrendsPage | None:
    """None where there is nothing at all. `titles` says what a routine is called; `today` is the person's local day."""
    shown = read(db, person_id, period, to, today)
    if shown is None:
        return None
    return TrendsPage(
        window=shown.window,
        few=shown.few,
        sentence=sentence(shown.recent, titles, today),
        chart=_chart(shown, _beside(db, person_id, shown), titles),
        newest=newest_lines(shown.records, titles),
        total=shown.reach.entries,
        routines=routines_section(_changes(db, person_id, shown), titles),
        steps=step_counts(shown.sessions),
        take_away=take_away(shown.window.first, min(shown.window.last, max(today, shown.reach.last))),
    )


def _chart(shown: Shown, beside: Beside, titles: Mapping[str, str]) -> RatingsChart:
    if shown.few:
        return few_chart(shown.records, titles)
    comparison = compare(spans(shown.recent, shown.today))
    return ratings_chart(shown.window, shown.stretches, comparison, beside, titles)


def _beside(db: Session, person_id: UUID, shown: Shown) -> Beside:
    days = shown.window.first, shown.window.last
    return Beside(
        None,
        plan_days(db, person_id, *days, shown.today),
        points(within(function_of(db, person_id, *days), days)),
    )


def _changes(db: Session, person_id: UUID, shown: Shown) -> tuple[RoutineChange, ...]:
    """Those of the whole window: of more than a year they are counted where they lie."""
    if shown.records_from <= shown.window.first:
        return changes(shown.sessions)
    return counted_changes(routine_counts(db, person_id, shown.window.first, shown.window.last))
