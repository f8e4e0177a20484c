"""Writing down sessions and ratings. Whoever calls commits.

Each request carries a key. The same request twice has the same result as once; another request with the same key is
refused. The look-up finds a repetition; the unique constraint catches two at the same moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import case, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import OPEN_FOR, session_with_key

Row = TypeVar("Row")


class AlreadyRecordedError(Exception):
    """Something else was recorded before: under the same key, or in the same place. Its message is for the person."""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session as it begins: the rating before it, and everything that shapes its track."""

    routine: str
    variant: str
    pain_before: int
    planned_seconds: float
    flare: bool = False
    """Whether the person says that this is one."""
    voice: str = ""
    """Empty where no voice can speak the whole routine, so that it is read instead."""
    preferences: dict[str, Any] = field(default_factory=dict)
    easier_steps: tuple[str, ...] = ()
    left_out_steps: tuple[str, ...] = ()


def begin_session(
    db: Session, person_id: UUID, key: UUID, new: NewSession, *, now: datetime, time_zone: str
) -> GuidedSession:
    """Record the rating and the session together. An earlier session that was left half-way ends as it stands.

    Raises AlreadyRecordedError where the key belongs to another request.
    """

    def make() -> GuidedSession:
        _end_what_is_open(db, person_id)
        return _add_session(db, person_id, key, new, now=now, time_zone=time_zone)

    session = session_with_key(db, person_id, key) or made_once(db, make, lambda: session_with_key(db, person_id, key))
    before = score_of(session, "before")
    if (session.routine, session.variant, before) != (new.routine, new.variant, new.pain_before):
        raise AlreadyRecordedError("This session has already begun with other answers.")
    return session


def _add_session(
    db: Session, person_id: UUID, key: UUID, new: NewSession, *, now: datetime, time_zone: str
) -> GuidedSession:
    session = GuidedSession(
        person_id=person_id,
        key=key,
        routine=new.routine,
        variant=new.variant,
        voice=new.voice,
        preferences=new.preferences,
        easier_steps=list(new.easier_steps),
        left_out_steps=list(new.left_out_steps),
        flare=new.flare,
        started_at=now,
        time_zone=time_zone,
        planned_seconds=new.planned_seconds,
    )
    session.ratings.append(
        Rating(person_id=person_id, key=key, moment="before", score=new.pain_before, rated_at=now, time_zone=time_zone)
    )
    db.add(session)
    return session


def _end_what_is_open(db: Session, person_id: UUID) -> None:
    for session in db.scalars(
        select(GuidedSession).where(GuidedSession.person_id == person_id, GuidedSession.ended_at.is_(None))
    ):
        session.ended_at = session.started_at + timedelta(seconds=session.heard_until)


def rate_after(db: Session, session: GuidedSession, key: UUID, score: int, *, now: datetime, time_zone: str) -> Rating:
    """Record the rating after a session, and end it.

    Raises AlreadyRecordedError where the key or the session has another number, or where the session is long over.
    """
    rating = _after(db, session)
    if rating is None:
        if now - session.started_at >= OPEN_FOR:
            raise AlreadyRecordedError(
                "This session is half a day old or more, so a number from now is not one from after it."
            )
        rating = made_once(
            db, lambda: _add_after(db, session, key, score, now=now, time_zone=time_zone), lambda: _after(db, session)
        )
    if rating.score != score:
        raise AlreadyRecordedError(f"You have already written down {rating.score} after this session.")
    return rating


def _after(db: Session, session: GuidedSession) -> Rating | None:
    return db.scalar(select(Rating).where(Rating.session_id == session.id, Rating.moment == "after"))


def _add_after(db: Session, session: GuidedSession, key: UUID, score: int, *, now: datetime, time_zone: str) -> Rating:
    rating = Rating(
        person_id=session.person_id,
        session_id=session.id,
        key=key,
        moment="after",
        score=score,
        rated_at=now,
        time_zone=time_zone,
    )
    db.add(rating)
    end_session(session, now=now)
    return rating


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
            raise AlreadyRecordedError("This has already been written down in another way.") from error
        return found


def end_session(session: GuidedSession, *, now: datetime) -> None:
    """End it without a further rating. What has ended stays as it is."""
    if session.ended_at is None:
        session.ended_at = now


def mark_finished(session: GuidedSession) -> None:
    """The person said that they have come to the end, and nothing was heard of the track on the way."""
    if session.ended_at is None and session.heard_until == 0:
        session.position = session.heard_until = session.planned_seconds


def keep_progress(db: Session, session: GuidedSession, position: float) -> None:
    """Keep where the listener is, in seconds on the track.

    What was reached before stays reached, whichever order the messages arrive in. A session that ended stays as it is.
    """
    position = min(max(position, 0.0), session.planned_seconds)
    furthest = case((GuidedSession.heard_until < position, position), else_=GuidedSession.heard_until)
    db.execute(
        update(GuidedSession)
        .where(GuidedSession.id == session.id, GuidedSession.ended_at.is_(None))
        .values(position=position, heard_until=furthest)
        .execution_options(synchronize_session=False)
    )


def remember(session: GuidedSession, *, note: str, flare: bool) -> None:
    """What the person adds to a session afterwards."""
    session.note = note
    session.flare = flare


def score_of(session: GuidedSession, moment: str) -> int | None:
    """The rating `before` or `after`, or None where none was given."""
    return next((rating.score for rating in session.ratings if rating.moment == moment), None)
