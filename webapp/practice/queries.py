"""Reading what a person has done: the latest sessions, and the ratings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, selectinload

from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.practice.rating_sides import IS_AFTER, IS_BEFORE, rated_after, rated_before

OPEN_FOR = timedelta(hours=12)
"""How long a session that was left half-way can be taken up again. After that it counts as it stands."""

LATEST = 50


@dataclass(frozen=True, slots=True)
class RecentSession:
    """What Today and a suggestion need to know of an earlier session."""

    id: UUID
    routine: str
    started_at: datetime
    time_zone: str
    local_day: date
    """The day on which it counts."""
    ended_at: datetime | None
    flare: bool
    hurt: bool
    """Whether a step in it hurt."""
    rated_next_morning: bool = False

    def is_open(self, now: datetime) -> bool:
        return self.ended_at is None and now - self.started_at < OPEN_FOR


@dataclass(frozen=True, slots=True)
class GivenRating:
    """One rating that was not given after a session."""

    id: UUID
    score: int
    rated_at: datetime
    time_zone: str
    local_day: date
    """The day on which it counts."""


def is_open(session: GuidedSession, now: datetime) -> bool:
    """Whether the session can be gone on with."""
    return session.ended_at is None and now - session.started_at < OPEN_FOR


def as_it_stands(session: GuidedSession) -> datetime:
    """When a session that nobody ended was over, by what was heard of it."""
    return session.started_at + timedelta(seconds=session.heard_until)


def ended_as_it_stood(session: GuidedSession) -> bool:
    """Whether a later session ended it, so that what was heard of it and arrives late still moves its end."""
    return session.ended_at == as_it_stands(session)


def was_going_on(session: GuidedSession, at: datetime) -> bool:
    """Whether what was said at that time belongs to the session: nobody had ended it by then."""
    nobody_ended_it = session.ended_at is None or ended_as_it_stood(session) or at <= session.ended_at
    return nobody_ended_it and at - session.started_at < OPEN_FOR


def session_of(db: Session, person_id: UUID, session_id: UUID) -> GuidedSession | None:
    """None where there is no such session or it is somebody else's."""
    return db.scalar(select(GuidedSession).where(GuidedSession.id == session_id, GuidedSession.person_id == person_id))


def session_for_change(db: Session, person_id: UUID, session_id: UUID) -> GuidedSession | None:
    """The same, with its row locked until the transaction ends."""
    return db.scalar(
        select(GuidedSession)
        .where(GuidedSession.id == session_id, GuidedSession.person_id == person_id)
        .with_for_update()
    )


def whole_session(db: Session, person_id: UUID, session_id: UUID) -> GuidedSession | None:
    """The session with its ratings and outcomes."""
    return db.scalar(
        select(GuidedSession)
        .where(GuidedSession.id == session_id, GuidedSession.person_id == person_id)
        .options(selectinload(GuidedSession.ratings), selectinload(GuidedSession.outcomes))
    )


def session_with_key(db: Session, person_id: UUID, key: UUID) -> GuidedSession | None:
    """The session that the same request made before, with its ratings."""
    return db.scalar(
        select(GuidedSession)
        .where(GuidedSession.person_id == person_id, GuidedSession.key == key)
        .options(selectinload(GuidedSession.ratings))
    )


def recent_sessions(db: Session, person_id: UUID) -> tuple[RecentSession, ...]:
    """The latest sessions, newest first."""
    hurt = exists().where(StepOutcome.session_id == GuidedSession.id, StepOutcome.kind == "hurt")
    next_morning = exists().where(Rating.session_id == GuidedSession.id, Rating.moment == "morning")
    rows = db.execute(
        select(
            GuidedSession.id,
            GuidedSession.routine,
            GuidedSession.started_at,
            GuidedSession.time_zone,
            GuidedSession.local_day,
            GuidedSession.ended_at,
            GuidedSession.flare,
            hurt,
            next_morning,
        )
        .where(GuidedSession.person_id == person_id)
        .order_by(GuidedSession.started_at.desc())
        .limit(LATEST)
    )
    return tuple(RecentSession(*row) for row in rows)


def ratings_since(db: Session, person_id: UUID, since: date) -> tuple[GivenRating, ...]:
    """The ratings from that local day on, and the very first one, which tells how old the record is.

    None from after a session.
    """
    first = select(func.min(Rating.rated_at)).where(Rating.person_id == person_id).scalar_subquery()
    rows = db.execute(
        select(Rating.id, Rating.score, Rating.rated_at, Rating.time_zone, Rating.local_day)
        .where(Rating.person_id == person_id, Rating.moment != "after")
        .where((Rating.local_day >= since) | (Rating.rated_at == first))
        .order_by(Rating.rated_at)
    )
    return tuple(GivenRating(*row) for row in rows)


def latest_before(db: Session, person_id: UUID) -> tuple[int, ...]:
    """The latest ratings before a session, newest first."""
    before = select(Rating.score).where(Rating.person_id == person_id, Rating.moment == "before")
    return tuple(db.scalars(before.order_by(Rating.rated_at.desc()).limit(LATEST)))


def earlier_changes(db: Session, session: GuidedSession) -> tuple[int, ...]:
    """After minus before of every earlier session of the same routine that has both ratings, newest first."""
    rows = db.execute(
        select(rated_after.score - rated_before.score)
        .select_from(GuidedSession)
        .join(rated_before, IS_BEFORE)
        .join(rated_after, IS_AFTER)
        .where(GuidedSession.person_id == session.person_id, GuidedSession.routine == session.routine)
        .where(GuidedSession.started_at < session.started_at)
        .order_by(GuidedSession.started_at.desc())
        .limit(LATEST)
    )
    return tuple(change for (change,) in rows)
