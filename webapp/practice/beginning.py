"""Writing down that a session has begun. Whoever calls commits."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.practice.comparing import take
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.queries import as_it_stands, session_with_key
from webapp.practice.recording import IN_ANOTHER_WAY, AlreadyRecordedError, made_once, score_of


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
    drawn: UUID | None = None
    """The assignment of a fair comparison that it was begun with."""


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
        session = _add_session(db, person_id, key, new, at=at, time_zone=time_zone)
        if new.drawn is not None:
            take(db, session, new.drawn)
        return session

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
