"""How far a diary reaches, and how much is in it: what is known before a span of it is read."""

from uuid import UUID

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.records import ON_ITS_OWN
from webapp.trends.windows import Reach


def reach_of(db: Session, person_id: UUID) -> Reach | None:
    """None for an empty diary. One statement."""
    sessions = select(
        func.min(GuidedSession.local_day).label("first"),
        func.max(GuidedSession.local_day).label("last"),
        func.count().label("sessions"),
        literal(0).label("ratings"),
    ).where(GuidedSession.person_id == person_id)
    ratings = select(func.min(Rating.local_day), func.max(Rating.local_day), literal(0), func.count()).where(
        Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN)
    )
    both = union_all(sessions, ratings).subquery().c
    found = select(func.min(both.first), func.max(both.last), func.sum(both.sessions), func.sum(both.ratings))
    first, last, how_many, alone = db.execute(found).one()
    return Reach(first, last, how_many, alone) if first else None
