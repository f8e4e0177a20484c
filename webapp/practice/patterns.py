"""Counting what the patterns of a span of local days are made of. Three statements, however long it is."""

from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import Date, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from webapp.practice.binds import FIRST, LAST, PERSON
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.rating_sides import is_after, is_before, rated_after, rated_before
from webapp.trends.missing import Missing
from webapp.trends.patterns import PatternCounts
from webapp.trends.records import local

NEWEST = 365
"""So many mornings, or ratings with their hour, tell of the habits of today; ten years are not read for them."""

RATINGS = (Rating.person_id == PERSON, Rating.local_day.between(FIRST, LAST))
MORNINGS = (
    select(rated_before.score, rated_after.score, Rating.score)
    .outerjoin(rated_before, is_before(Rating.session_id))
    .outerjoin(rated_after, is_after(Rating.session_id))
    .where(*RATINGS, Rating.moment == "morning")
    .order_by(Rating.local_day.desc(), Rating.rated_at.desc())
    .limit(NEWEST)
)
HOURS = (
    select(Rating.rated_at, Rating.time_zone, Rating.score)
    .where(*RATINGS, Rating.moment.in_(("before", "now")))
    .order_by(Rating.local_day.desc(), Rating.rated_at.desc())
    .limit(NEWEST)
)


def _rated(moment: str) -> ScalarSelect[int]:
    return select(func.count()).where(*RATINGS, Rating.moment == moment).scalar_subquery()


_SESSIONS = select(func.count()).where(GuidedSession.person_id == PERSON, GuidedSession.local_day.between(FIRST, LAST))
_GOING_ON = _SESSIONS.where(
    GuidedSession.local_day == bindparam("today", type_=Date()), GuidedSession.ended_at.is_(None)
)
MISSING = select(_SESSIONS.scalar_subquery(), _GOING_ON.scalar_subquery(), _rated("before"), _rated("after"))


def patterns_of(db: Session, person_id: UUID, first: date, last: date, today: date) -> PatternCounts:
    """Of the local days from `first` to `last`, both counted. A session that is going on today misses nothing yet."""
    return PatternCounts(
        morning_scores(db, person_id, first, last),
        hour_scores(db, person_id, first, last),
        NEWEST,
        missing_ratings(db, person_id, first, last, today),
    )


def morning_scores(
    db: Session, person_id: UUID, first: date, last: date
) -> Counter[tuple[int | None, int | None, int]]:
    """How often it came up: before a session, after it, and on the morning after, which lies in those days.

    Of the newest `NEWEST` mornings.
    """
    rows = db.connection().execute(MORNINGS, {"person": person_id, "first": first, "last": last})
    return Counter((before, after, morning) for before, after, morning in rows.all())


def hour_scores(db: Session, person_id: UUID, first: date, last: date) -> Counter[tuple[int, int]]:
    """How often it came up: the local hour and the rating before a session or on its own; of the newest `NEWEST`."""
    rows = db.connection().execute(HOURS, {"person": person_id, "first": first, "last": last})
    return Counter((local(at, time_zone).hour, score) for at, time_zone, score in rows.all())


def missing_ratings(db: Session, person_id: UUID, first: date, last: date, today: date) -> Missing:
    """A rating before or after a session counts on the day of the session, so both can be counted by themselves."""
    asked = {"person": person_id, "first": first, "last": last, "today": today}
    done, still, before, after = db.connection().execute(MISSING, asked).one()
    return Missing(done - still, max(0, done - before), max(0, done - still - after))
