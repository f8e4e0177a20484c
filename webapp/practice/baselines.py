"""The baseline of a person: which days it has, and what was rated then and of late. Whoever calls commits."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.practice.binds import FIRST, LAST, PERSON
from webapp.practice.comparison_models import Baseline
from webapp.practice.models import Rating
from webapp.practice.recording import made_once
from webapp.trends.averages import Summary, summary_of
from webapp.trends.baseline import BaselineDays, Standing, first_weeks, standing
from webapp.trends.comparison import LONGEST_WEEKS
from webapp.trends.periods import start_of

RINGS = (Rating.person_id == PERSON, Rating.moment != "after")
"""Ratings before a session, of a morning after, or on their own: a baseline is never flattered by those after."""

FIRST_AND_CHOSEN = select(
    select(Rating.local_day).where(*RINGS).order_by(Rating.local_day).limit(1).scalar_subquery(),
    select(Baseline.first_day).where(Baseline.person_id == PERSON).scalar_subquery(),
    select(Baseline.last_day).where(Baseline.person_id == PERSON).scalar_subquery(),
)
SCORES = select(Rating.score, func.count()).where(*RINGS, Rating.local_day.between(FIRST, LAST)).group_by(Rating.score)
SCORES_A_DAY = (
    select(Rating.local_day, Rating.score, func.count())
    .where(*RINGS, Rating.local_day.between(FIRST, LAST))
    .group_by(Rating.local_day, Rating.score)
)


def baseline_days(db: Session, person_id: UUID) -> BaselineDays | None:
    """None where nothing was chosen and there is no rating yet. One statement."""
    began, first, last = db.connection().execute(FIRST_AND_CHOSEN, {"person": person_id}).one()
    if first:
        return BaselineDays(first, last, chosen=True)
    return first_weeks(began) if began else None


def standing_of(db: Session, person_id: UUID, last: date) -> Standing | None:
    """Where the newest weeks up to the local day `last` stand; None without a rating. Three statements, or one."""
    days = baseline_days(db, person_id)
    if days is None:
        return None
    weeks: dict[date, Counter[int]] = defaultdict(Counter)
    newest = start_of(last, "week") - timedelta(weeks=LONGEST_WEEKS)
    rows = db.connection().execute(SCORES_A_DAY, {"person": person_id, "first": newest, "last": last})
    for day, score, count in rows.all():
        weeks[start_of(day, "week")][score] += count
    return standing(days, _scores(db, person_id, days.first, days.last), weeks, last)


def rated_between(db: Session, person_id: UUID, first: date, last: date) -> Summary | None:
    """The ratings before a session or on their own of those local days."""
    return summary_of(_scores(db, person_id, first, last))


def choose_baseline(db: Session, person_id: UUID, first: date, last: date) -> None:
    """Hold later weeks against those days, whatever was chosen before."""

    def find() -> Baseline | None:
        return db.get(Baseline, person_id)

    def make() -> Baseline:
        row = Baseline(person_id=person_id, first_day=first, last_day=last)
        db.add(row)
        return row

    row = find() or made_once(db, make, find)
    row.first_day, row.last_day = first, last


def back_to_first_weeks(db: Session, person_id: UUID) -> None:
    db.execute(delete(Baseline).where(Baseline.person_id == person_id))


def _scores(db: Session, person_id: UUID, first: date, last: date) -> dict[int, int]:
    """How often each score was given. One statement."""
    rows = db.connection().execute(SCORES, {"person": person_id, "first": first, "last": last})
    return {score: count for score, count in rows.all()}  # noqa: C416 rows are no pairs for a type checker
