"""Writing down ratings, and what is added to a session afterwards. Whoever calls commits.

Each request carries a key. The same request twice has the same result as once; another request with the same key is
refused. The look-up finds a repetition; the unique constraint catches two at the same moment.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import OPEN_FOR, ended_as_it_stood
from webapp.trends.records import local

Row = TypeVar("Row")

IN_ANOTHER_WAY = "This has already been written down in another way."


class AlreadyRecordedError(Exception):
    """Something else was recorded before: under the same key, or in the same place. Its message is for the person."""


def rate_after(db: Session, session: GuidedSession, key: UUID, score: int, *, at: datetime, time_zone: str) -> Rating:
    """Record the rating after a session, given `at`, and end it.

    Raises AlreadyRecordedError where the key or the session has another number, or where the session was long over.
    """
    at = max(at, session.started_at)
    if rating_of(db, session, "after") is None and at - session.started_at >= OPEN_FOR:
        raise AlreadyRecordedError(
            "This session is half a day old or more, so a number from now is not one from after it."
        )
    rating = rate_once(db, session, "after", key, score, at=at, time_zone=time_zone)
    if rating.score != score:
        raise AlreadyRecordedError(f"You have already written down {rating.score} after this session.")
    end_session(session, at=rating.rated_at)
    return rating


def rate_once(
    db: Session, session: GuidedSession, moment: str, key: UUID, score: int, *, at: datetime, time_zone: str
) -> Rating:
    """The session's rating of that moment: the one that was given before, else a new one.

    Raises AlreadyRecordedError where the key stands for another rating.
    """

    def make() -> Rating:
        rating = Rating(
            person_id=session.person_id,
            session_id=session.id,
            key=key,
            moment=moment,
            score=score,
            rated_at=at,
            time_zone=time_zone,
            local_day=local(at, time_zone).date() if moment == "morning" else session.local_day,
        )
        db.add(rating)
        return rating

    return rating_of(db, session, moment) or made_once(db, make, lambda: rating_of(db, session, moment))


def rating_of(db: Session, session: GuidedSession, moment: str) -> Rating | None:
    return db.scalar(select(Rating).where(Rating.session_id == session.id, Rating.moment == moment))


def made_once(db: Session, make: Callable[[], Row], find: Callable[[], Row | None]) -> Row:
    """The new row, or the one that the same request made in the meantime.

    Raises AlreadyRecordedError where a unique constraint stands against it and there is no such row.
    """
    try:
        with db.begin_nested():
            return make()
    except IntegrityError as error:
        found = find()
        if found is None:
            raise AlreadyRecordedError(IN_ANOTHER_WAY) from error
        return found


def end_session(session: GuidedSession, *, at: datetime) -> None:
    """End it without a further rating. What somebody has ended stays as it is."""
    if session.ended_at is None or ended_as_it_stood(session):
        session.ended_at = max(at, session.started_at)


def remember(session: GuidedSession, *, note: str, flare: bool) -> None:
    """What the person adds to a session afterwards."""
    session.note = note
    session.flare = flare


def score_of(session: GuidedSession, moment: str) -> int | None:
    """The rating `before`, `after` or of the `morning` after, or None where none was given."""
    return next((rating.score for rating in session.ratings if rating.moment == moment), None)
