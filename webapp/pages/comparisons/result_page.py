"""The page of one comparison: what it says so far or in the end, from which sessions, and how the lots fell."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from flask_login import current_user
from sqlalchemy.orm import Session

from webapp.catalogue.models import Routine
from webapp.pages.library import library
from webapp.pages.sessions.comparison_line import how_far
from webapp.practice.compared import dealt_sessions, sessions_outside
from webapp.practice.comparing import running_comparison
from webapp.practice.comparison_models import FairComparison
from webapp.practice.comparison_times import last_day
from webapp.practice.waiting import shared_range
from webapp.trends.change_chart import ChangeDrawing, draw_changes
from webapp.trends.chart import KINDS
from webapp.trends.fair_comparison import FairResult, fair_result
from webapp.trends.records import local
from webapp.trends.wording import full_date
from webapp.trends.words_of_chart import Words
from webapp.trends.words_of_fair_comparison import (
    FairWords,
    aside_of_outside,
    aside_of_sides,
    words_of_fair_comparison,
    words_of_fair_drawing,
)


@dataclass(frozen=True)
class ResultPage:
    id: UUID
    pair: tuple[str, str]
    """What the two are called, in the order of the table."""
    when: str
    over: bool
    result: FairResult
    words: FairWords
    drawings: tuple[ChangeDrawing, ...]
    """Empty while there is no complete pair."""
    drawing_words: Words
    aside: tuple[str, ...]
    """Which sessions are not counted, and why."""
    seed: str
    """Empty while it goes on: with it the next lots could be foreseen."""


def result_page(db: Session, comparison: FairComparison, now: datetime) -> ResultPage:
    titles, routines = library().titles(), library().routines
    first, second = routines.get(comparison.first), routines.get(comparison.second)
    pair = (first, second) if first and second else None
    running = running_comparison(db, comparison.person_id, now)
    over = running is None or running.id != comparison.id
    result = fair_result(comparison.seed, comparison.first, comparison.second, dealt_sessions(db, comparison.id))
    outside = sessions_outside(db, comparison, pair)
    paired = [side for side in result.sides if side.pairs]
    return ResultPage(
        id=comparison.id,
        pair=(titles.get(comparison.first, comparison.first), titles.get(comparison.second, comparison.second)),
        when=_when(comparison, now) if over else _going_on(comparison, pair, running.number if running else 0, now),
        over=over,
        result=result,
        words=words_of_fair_comparison(result, titles, over=over),
        drawings=tuple(draw_changes(kind, paired, titles) for kind in KINDS) if paired else (),
        drawing_words=words_of_fair_drawing(result, titles),
        aside=(*aside_of_sides(result, titles), *aside_of_outside(outside.chosen, outside.waited, titles)),
        seed=comparison.seed if over else "",
    )


def _when(comparison: FairComparison, now: datetime) -> str:
    today = _today(now)
    begun = full_date(local(comparison.started_at, comparison.time_zone).date(), today)
    last = local(comparison.ended_at, comparison.time_zone).date() if comparison.ended_at else last_day(comparison)
    ended = full_date(last, today)
    return f"{begun}." if ended == begun else f"{begun} to {ended}."


def _going_on(comparison: FairComparison, pair: tuple[Routine, Routine] | None, number: int, now: datetime) -> str:
    until = full_date(last_day(comparison), _today(now))
    fits = f" when you answer {shared_range(*pair)}" if pair else ""
    return f"It goes on until {until}. Next is {how_far(number)}: Ebb chooses{fits}."


def _today(now: datetime) -> date:
    return local(now, current_user.time_zone).date()
