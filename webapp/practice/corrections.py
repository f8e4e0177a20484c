"""Changing the diary afterwards: correcting and removing what is in it, and writing down a rating on its own.

Whoever calls commits.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.recording import AlreadyRecordedError, remember
from webapp.practice.records import ON_ITS_OWN


def rate_now(db: Session, person_id: UUID, key: UUID, score: int, *, now: datetime, time_zone: str) -> Rating:
    """Record a rating on its own. The same request twice has the same result as once.

    Raises AlreadyRecordedError where the key already stands for another rating.
    """
    rating = _with_key(db, person_id, key) or _add_once(
        db,
        Rating(person_id=person_id, key=key, moment="now", score=score, rated_at=now, time_zone=time_zone),
    )
    if rating.moment != "now" or rating.score != score:
        raise AlreadyRecordedError("This has already been written down with another number.")
    return rating


def _with_key(db: Session, person_id: UUID, key: UUID) -> Rating | None:
    return db.scalar(select(Rating).where(Rating.person_id == person_id, Rating.key == key))


def _add_once(db: Session, rating: Rating) -> Rating:
    """The new row, or the one that the same request made at the same moment."""
    try:
        with db.begin_nested():
            db.add(rating)
    except IntegrityError:
        return db.scalars(select(Rating).where(Rating.person_id == rating.person_id, Rating.key == rating.key)).one()
    return rating


def correct_session(session: GuidedSession, *, before: int | None, after: int | None, note: str, flare: bool) -> None:
    """Set both ratings, the note and the flare as given. A rating that is None is taken away: it is missing, not 0."""
    remember(session, note=note, flare=flare)
    over = session.ended_at or session.started_at + timedelta(seconds=session.heard_until)
    for moment, score, rated_at in (("before", before, session.started_at), ("after", after, over)):
        _set_rating(session, moment, score, rated_at)


def _set_rating(session: GuidedSession, moment: str, score: int | None, rated_at: datetime) -> None:
    rating = next((rating for rating in session.ratings if rating.moment == moment), None)
    if score is None:
        if rating is not None:
            session.ratings.remove(rating)
    elif rating is not None:
        rating.score = score
    else:
        session.ratings.append(
            Rating(
                person_id=session.person_id,
                key=uuid4(),
                moment=moment,
                score=score,
                rated_at=rated_at,
                time_zone=session.time_zone,
                local_day=session.local_day,
            )
        )


def correct_rating(db: Session, person_id: UUID, rating_id: UUID, score: int) -> None:
    """Change a rating on its own, or that of a next morning."""
    rating = db.scalars(
        select(Rating).where(Rating.id == rating_id, Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN))
    ).one()
    rating.score = score


def remove_session(db: Session, person_id: UUID, session_id: UUID) -> None:
    """Remove a session and, by cascade, its ratings and what happened in its steps."""
    db.execute(delete(GuidedSession).where(GuidedSession.id == session_id, GuidedSession.person_id == person_id))


def remove_rating(db: Session, person_id: UUID, rating_id: UUID) -> None:
    """Remove a rating on its own, or that of a next morning."""
    db.execute(
        delete(Rating).where(Rating.id == rating_id, Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN))
    )
