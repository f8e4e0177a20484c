"""How far a diary reaches: the one thing to know before a span of it is read."""

from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating
from webapp.practice.records import ON_ITS_OWN
from webapp.trends.windows import Reach


def reach_of(db: Session, person_id: UUID) -> Reach | None:
    """None for an empty diary. One statement."""
    sessions = select(
        func.min(GuidedSession.local_day).label("first"),
        func.max(GuidedSession.local_day).label("last"),
        func.count().label("entries"),
    ).where(GuidedSession.person_id == person_id)
    ratings = select(func.min(Rating.local_day), func.max(Rating.local_day), func.count()).where(
        Rating.person_id == person_id, Rating.moment.in_(ON_ITS_OWN)
    )
    both = union_all(sessions, ratings).subquery()
    first, last, entries = db.execute(
        select(func.min(both.c.first), func.max(both.c.last), func.sum(both.c.entries))
    ).one()
    return Reach(first, last, entries) if entries else None
