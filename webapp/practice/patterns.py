"""Counting what the patterns of a span of local days are made of. Three statements, however long it is."""

from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from webapp.practice.models import GuidedSession, Rating
from webapp.trends.missing import Missing
from webapp.trends.patterns import PatternCounts
from webapp.trends.records import local

NEWEST = 500
"""The hour of a rating is that of the clock where it was given, and reckoned for each: so many tell of habits."""


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
    """How often it came up: before a session, after it, and on the morning after, which lies in those days."""
    morning, before, after = aliased(Rating), aliased(Rating), aliased(Rating)
    rows = db.connection().execute(
        select(before.score, after.score, morning.score, func.count())
        .select_from(morning)
        .outerjoin(before, (before.session_id == morning.session_id) & (before.moment == "before"))
        .outerjoin(after, (after.session_id == morning.session_id) & (after.moment == "after"))
        .where(morning.person_id == person_id, morning.moment == "morning", morning.local_day.between(first, last))
        .group_by(before.score, after.score, morning.score)
    )
    return Counter({(row[0], row[1], row[2]): row[3] for row in rows})


def hour_scores(db: Session, person_id: UUID, first: date, last: date) -> Counter[tuple[int, int]]:
    """How often it came up: the local hour and the rating before a session or on its own; of the newest `NEWEST`."""
    rows = db.connection().execute(
        select(Rating.rated_at, Rating.time_zone, Rating.score)
        .where(
            Rating.person_id == person_id,
            Rating.moment.in_(("before", "now")),
            Rating.local_day.between(first, last),
        )
        .order_by(Rating.local_day.desc(), Rating.rated_at.desc())
        .limit(NEWEST)
    )
    return Counter((local(at, time_zone).hour, score) for at, time_zone, score in rows)


def missing_ratings(db: Session, person_id: UUID, first: date, last: date, today: date) -> Missing:
    """A rating before or after a session counts on the day of the session, so both can be counted by themselves."""
    sessions = select(func.count()).where(
        GuidedSession.person_id == person_id, GuidedSession.local_day.between(first, last)
    )
    going_on = sessions.where(GuidedSession.local_day == today, GuidedSession.ended_at.is_(None))

    def rated(moment: str) -> ScalarSelect[int]:
        days = Rating.local_day.between(first, last)
        return (
            select(func.count()).where(Rating.person_id == person_id, Rating.moment == moment, days).scalar_subquery()
        )

    counts = select(sessions.scalar_subquery(), going_on.scalar_subquery(), rated("before"), rated("after"))
    done, still, before, after = db.execute(counts).one()
    return Missing(done - still, max(0, done - before), max(0, done - still - after))
