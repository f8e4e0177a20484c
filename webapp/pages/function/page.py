"""What the page of the questions about the week shows beside them: this week's answer, and the earlier ones."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.baselines import baseline_days
from webapp.practice.function import function_of, newest_answers
from webapp.trends.function import FunctionRecord, change
from webapp.trends.periods import start_of
from webapp.trends.words_of_function import said_of_change, said_of_one

ANSWERS_A_PAGE = 13
"""A quarter of a year."""


@dataclass(frozen=True)
class AnswersPage:
    """`answers` are newest first. `earlier` is the address of the ones before them, empty where there are none."""

    today: date
    this_week: FunctionRecord | None
    said: str
    """Of this week's answer; empty without one."""
    worse: bool
    answers: tuple[FunctionRecord, ...]
    earlier: str
    is_first_page: bool


def answers_page(db: Session, person_id: UUID, today: date, before: str | None) -> AnswersPage:
    """`before` is the `earlier` of another page; anything else stands for the newest answers."""
    monday, edge = start_of(today, "week"), _edge(before)
    found = newest_answers(db, person_id, ANSWERS_A_PAGE + 1, edge)
    days = baseline_days(db, person_id)
    chosen = days.if_chosen if days else None
    week = function_of(db, person_id, monday, today, chosen)
    now = next((record for record in reversed(week) if record.week == monday), None)
    changed = change(week, (monday, today), chosen)
    shown = found[:ANSWERS_A_PAGE]
    return AnswersPage(
        today,
        now,
        said_of_change(changed, today) if changed else said_of_one(now, today) if now else "",
        bool(changed and changed.matters and changed.tenths > 0),
        shown,
        shown[-1].rated_at.isoformat() if len(found) > ANSWERS_A_PAGE else "",
        edge is None,
    )


def _edge(before: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(before or "")
    except ValueError:
        return None
    return moment if moment.tzinfo and 1970 < moment.year < 9999 else None
