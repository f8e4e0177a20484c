"""Everything that the page of trends shows: one field a section, each made by one call from what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from flask_login import current_user
from sqlalchemy.orm import Session

from webapp.pages.comparisons.going_on import GoingOn, going_on
from webapp.pages.exports.choosing import TakeAway, take_away
from webapp.pages.trends.reading import CALENDAR_DAYS, Shown, read
from webapp.pages.trends.step_facts import step_facts
from webapp.practice.baselines import standing_of
from webapp.practice.function import function_of
from webapp.practice.patterns import patterns_of
from webapp.practice.plan_days import plan_days
from webapp.practice.totals import routine_counts, sessions_a_day
from webapp.trends.baseline import Standing
from webapp.trends.beside import Beside
from webapp.trends.comparison import compare, spans
from webapp.trends.function import FunctionRecord, points, within
from webapp.trends.function_section import FunctionSection, function_section
from webapp.trends.pairs import RoutineChange, changes, counted_changes
from webapp.trends.patterns import PatternsSection, patterns
from webapp.trends.practice_calendar import Kept, PracticeCalendar, practice_calendar
from webapp.trends.ratings_chart import RatingsChart, few_chart, ratings_chart
from webapp.trends.ratings_table import Line, newest_lines
from webapp.trends.routines_section import RoutinesSection, routines_section
from webapp.trends.sentence import Sentence, sentence
from webapp.trends.steps_section import StepsSection, steps_section
from webapp.trends.windows import Period, Window
from webapp.trends.words_of_baseline import StandingWords, words_of_standing
from webapp.trends.words_of_practice import PracticeSection, practice_section

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class TrendsPage:
    """`few` says that there are so few entries that each is shown by itself, without a period to choose."""

    window: Window
    few: bool
    sentence: Sentence
    standing: StandingWords | None
    chart: RatingsChart
    newest: tuple[Line, ...]
    total: int
    """How many entries the whole diary has."""
    routines: RoutinesSection
    comparing: GoingOn | None
    steps: StepsSection
    function: FunctionSection
    patterns: PatternsSection
    practice: PracticeSection
    take_away: TakeAway


def trends_page(
    db: Session, person_id: UUID, titles: Mapping[str, str], *, period: Period, to: date | None, today: date
) -> TrendsPage | None:
    """None where there is nothing at all. `titles` says what a routine is called; `today` is the person's local day."""
    shown = read(db, person_id, period, to, today)
    if shown is None:
        return None
    days = shown.window.first, shown.window.last
    standing = standing_of(db, person_id, today)
    chosen = standing.days.if_chosen if standing else None
    answers = function_of(db, person_id, *days, chosen)
    said = sentence(shown.recent, titles, today, shown.reach.first)
    return TrendsPage(
        window=shown.window,
        few=shown.few,
        sentence=said,
        standing=words_of_standing(standing, today, cautioned=bool(said.caution)),
        chart=_chart(shown, _beside(db, person_id, shown, standing, answers), titles),
        newest=newest_lines(shown.records, titles),
        total=shown.reach.entries,
        routines=routines_section(_changes(db, person_id, shown), titles),
        comparing=going_on(db, current_user, datetime.now(UTC)),
        steps=steps_section(shown.sessions, step_facts(db, current_user), shown.dates_of_sessions),
        function=function_section(answers, days, chosen, today),
        patterns=_patterns(db, person_id, shown),
        practice=practice_section(_calendar(db, person_id, shown)),
        take_away=take_away(shown.window.first, min(shown.window.last, max(today, shown.reach.last))),
    )


def _chart(shown: Shown, beside: Beside, titles: Mapping[str, str]) -> RatingsChart:
    if shown.few:
        return few_chart(shown.records, titles)
    comparison = compare(spans(shown.recent, shown.today, shown.reach.first))
    return ratings_chart(shown.window, shown.stretches, comparison, beside, titles)


def _beside(
    db: Session, person_id: UUID, shown: Shown, standing: Standing | None, answers: Sequence[FunctionRecord]
) -> Beside:
    days = shown.window.first, shown.window.last
    return Beside(
        standing.baseline if standing else None,
        plan_days(db, person_id, *days, shown.today),
        points(within(answers, days)),
    )


def _patterns(db: Session, person_id: UUID, shown: Shown) -> PatternsSection:
    """Of the window, or of the last year in it: habits of ten years ago say little of today's."""
    last = min(shown.window.last, max(shown.today, shown.reach.last))
    first = max(shown.window.first, last - A_YEAR)
    counts = patterns_of(db, person_id, first, last, shown.today)
    return patterns(counts, "" if first == shown.window.first else f"In the last year of {shown.window.dates}.")


def _calendar(db: Session, person_id: UUID, shown: Shown) -> PracticeCalendar:
    """One statement. The six days before the window are in the last seven of a window of a day."""
    first, last = shown.window.first, shown.window.last
    days = sessions_a_day(db, person_id, first - CALENDAR_DAYS, last)
    return practice_calendar(Kept(days, set(shown.flare_days), shown.reach.first, shown.today), first, last)


def _changes(db: Session, person_id: UUID, shown: Shown) -> tuple[RoutineChange, ...]:
    """Those of the whole window: of months and years they are counted where they lie."""
    if shown.is_counted:
        return counted_changes(routine_counts(db, person_id, shown.window.first, shown.window.last))
    return changes(shown.sessions)
