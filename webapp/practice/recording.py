"""Writing down sessions and ratings. Whoever calls commits.

Each request carries a key. The same request twice has the same result as once; another request with the same key is
refused. The look-up finds a repetition; the unique constraint catches two at the same moment.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import OPEN_FOR, as_it_stands, ended_as_it_stood, session_with_key, was_going_on

Row = TypeVar("Row")

IN_ANOTHER_WAY = "This has already been written down in another way."


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
    short_steps: tuple[str, ...] = ()
    amounts: dict[str, int] = field(default_factory=dict)


def begin_session(
    db: Session, person_id: UUID, key: UUID, new: NewSession, *, at: datetime, time_zone: str
) -> GuidedSession:
    """Record the rating and the session together, as begun `at`. Its id is the key, so that its address is known
    before it has arrived.

    Of a person's sessions only the one begun last is open: any that was left half-way before it ends as it stands, and
    so does this one where a later one has begun meanwhile. Raises AlreadyRecordedError where the key belongs to
    another request, whoever made that.
    """

    def make() -> GuidedSession:
        db.execute(select(Person.id).where(Person.id == person_id).with_for_update())
        _end_what_was_open(db, person_id, at)
        return _add_session(db, person_id, key, new, at=at, time_zone=time_zone)

    session = session_with_key(db, person_id, key) or made_once(db, make, lambda: session_with_key(db, person_id, key))
    before = score_of(session, "before")
    if (session.routine, session.variant, before) != (new.routine, new.variant, new.pain_before):
        raise AlreadyRecordedError(IN_ANOTHER_WAY)
    return session


def _add_session(
    db: Session, person_id: UUID, key: UUID, new: NewSession, *, at: datetime, time_zone: str
) -> GuidedSession:
    later = exists().where(GuidedSession.person_id == person_id, GuidedSession.started_at > at)
    session = GuidedSession(
        id=key,
        person_id=person_id,
        key=key,
        routine=new.routine,
        variant=new.variant,
        voice=new.voice,
        preferences=new.preferences,
        easier_steps=list(new.easier_steps),
        left_out_steps=list(new.left_out_steps),
        short_steps=list(new.short_steps),
        amounts=new.amounts,
        heard_steps=[],
        flare=new.flare,
        started_at=at,
        time_zone=time_zone,
        ended_at=at if db.scalar(select(later)) else None,
        planned_seconds=new.planned_seconds,
        heard_until=0.0,
    )
    session.ratings.append(
        Rating(person_id=person_id, key=key, moment="before", score=new.pain_before, rated_at=at, time_zone=time_zone)
    )
    db.add(session)
    return session


def _end_what_was_open(db: Session, person_id: UUID, at: datetime) -> None:
    for session in db.scalars(
        select(GuidedSession)
        .where(GuidedSession.person_id == person_id, GuidedSession.ended_at.is_(None), GuidedSession.started_at <= at)
        .with_for_update()
    ):
        session.ended_at = as_it_stands(session)


def rate_after(db: Session, session: GuidedSession, key: UUID, score: int, *, at: datetime, time_zone: str) -> Rating:
    """Record the rating after a session, given `at`, and end it.

    Raises AlreadyRecordedError where the key or the session has another number, or where the session was long over.
    """
    at = max(at, session.started_at)
    if _rating(db, session, "after") is None and at - session.started_at >= OPEN_FOR:
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
        )
        db.add(rating)
        return rating

    return _rating(db, session, moment) or made_once(db, make, lambda: _rating(db, session, moment))


def _rating(db: Session, session: GuidedSession, moment: str) -> Rating | None:
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


def _still_as_it_stands(session: GuidedSession) -> None:
    if session.ended_at is not None:
        session.ended_at = as_it_stands(session)


def end_session(session: GuidedSession, *, at: datetime) -> None:
    """End it without a further rating. What somebody has ended stays as it is."""
    if session.ended_at is None or ended_as_it_stood(session):
        session.ended_at = max(at, session.started_at)


def mark_finished(session: GuidedSession, led: Collection[str]) -> None:
    """The person said that they have come to the end, and nothing was heard of the track on the way.

    `led` are the ids of the steps on it.
    """
    nobody_ended_it = session.ended_at is None or ended_as_it_stood(session)
    if nobody_ended_it and session.heard_until == 0 and not session.heard_steps:
        session.position = session.heard_until = session.planned_seconds
        session.heard_steps = list(led)
        _still_as_it_stands(session)


def keep_progress(session: GuidedSession, position: float | None, heard: Collection[str], *, at: datetime) -> None:
    """Keep where the listener was `at` that time, in seconds on the track, and which steps had been heard by then.

    `position` is None where it is not known. The caller has locked the row. What was reached or heard before stays
    so, and the place that was said last stands, whichever order the messages arrive in. What was said after the end
    changes nothing.
    """
    if not was_going_on(session, at):
        return
    stood = ended_as_it_stood(session)
    if position is not None:
        position = min(max(position, 0.0), session.planned_seconds)
        session.heard_until = max(session.heard_until, position)
        if session.position_at is None or at >= session.position_at:
            session.position, session.position_at = position, at
    session.heard_steps = list(dict.fromkeys([*session.heard_steps, *heard]))
    if stood:
        _still_as_it_stands(session)


def remember(session: GuidedSession, *, note: str, flare: bool) -> None:
    """What the person adds to a session afterwards."""
    session.note = note
    session.flare = flare


def score_of(session: GuidedSession, moment: str) -> int | None:
    """The rating `before`, `after` or of the `morning` after, or None where none was given."""
    return next((rating.score for rating in session.ratings if rating.moment == moment), None)
