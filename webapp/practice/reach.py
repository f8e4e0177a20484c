"""How far a diary reaches, and how much is in it: what is known before a span of it is read."""

from uuid import UUID

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from webapp.practice.binds import PERSON
from webapp.practice.models import GuidedSession, Rating
from webapp.practice.records import ON_ITS_OWN
from webapp.trends.windows import Reach

_sessions = select(
    func.min(GuidedSession.local_day).label("first"),
    func.max(GuidedSession.local_day).label("last"),
    func.count().label("sessions"),
    literal(0).label("ratings"),
).where(GuidedSession.person_id == PERSON)
_ratings = select(func.min(Rating.local_day), func.max(Rating.local_day), literal(0), func.count()).where(
    Rating.person_id == PERSON, Rating.moment.in_(ON_ITS_OWN)
)
_both = union_all(_sessions, _ratings).subquery().c
REACH = select(func.min(_both.first), func.max(_both.last), func.sum(_both.sessions), func.sum(_both.ratings))


def reach_of(db: Session, person_id: UUID) -> Reach | None:
    """None for an empty diary. One statement."""
    first, last, sessions, ratings = db.execute(REACH, {"person": person_id}).one()
    return Reach(first, last, sessions, ratings) if first else None
