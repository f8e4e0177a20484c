"""The number of the morning after a session. Whoever calls commits.

A day lasts until four in the morning, so that what is done late in bed belongs to the evening before.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import RecentSession
from webapp.practice.recording import AlreadyRecordedError, rate_once, rating_of
from webapp.trends.records import local

DAY_BEGINS = timedelta(hours=4)
ASKED_UNTIL = time(12)
TAKEN_UNTIL = time(13)
"""By the clock on the wall. Whoever was asked before noon may take an hour to answer."""

TOO_LATE = "A number for the morning after a session belongs to the next day, before noon."


def morning_after(recent: Sequence[RecentSession], now: datetime, time_zone: str) -> RecentSession | None:
    """The session whose next morning this is and which has no number for it yet: the last of the day before.

    `recent` is newest first. Whoever has practised this morning has said how it is by that.
    """
    if not recent or recent[0].rated_next_morning:
        return None
    last = recent[0]
    return last if _is_next_morning(last.started_at, last.time_zone, now, time_zone, ASKED_UNTIL) else None


def rate_morning(db: Session, session: GuidedSession, key: UUID, score: int, *, at: datetime, time_zone: str) -> Rating:
    """Record the number of the next morning, given `at`. The same again has the same result as once.

    Raises AlreadyRecordedError where that morning has another number, or where this was not the morning after the
    person's last session.
    """
    rating = rating_of(db, session, "morning")
    if rating is None:
        in_time = _is_next_morning(session.started_at, session.time_zone, at, time_zone, TAKEN_UNTIL)
        if not in_time or _practised_since(db, session, at):
            raise AlreadyRecordedError(TOO_LATE)
        rating = rate_once(db, session, "morning", key, score, at=at, time_zone=time_zone)
    if rating.score != score:
        raise AlreadyRecordedError(f"You have already written down {rating.score} for that morning.")
    return rating


def day_of(moment: datetime, time_zone: str) -> date:
    """The day to which it belongs where it was."""
    return (local(moment, time_zone) - DAY_BEGINS).date()


def _is_next_morning(then: datetime, there: str, now: datetime, here: str, until: time) -> bool:
    this_morning = day_of(now, here)
    before_noon = local(now, here) < datetime.combine(this_morning, until)
    return before_noon and day_of(then, there) == this_morning - timedelta(days=1)


def _practised_since(db: Session, session: GuidedSession, at: datetime) -> bool:
    later = exists().where(
        GuidedSession.person_id == session.person_id,
        GuidedSession.started_at > session.started_at,
        GuidedSession.started_at <= at,
    )
    return bool(db.scalar(select(later)))
