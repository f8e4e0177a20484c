"""What Today says of the comparison that goes on: that Ebb will choose, and not yet what.

Who knew which one comes before saying how it is might say another number, or leave the session for another time.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.pages.library import library
from webapp.pages.sessions.comparison_line import how_far
from webapp.practice.comparing import running_comparison


@dataclass(frozen=True, slots=True)
class GoingOn:
    id: UUID
    said: str


def going_on(db: Session, person: Person, now: datetime) -> GoingOn | None:
    """One statement."""
    running = running_comparison(db, person.id, now)
    if running is None:
        return None
    titles = library().titles()
    first, second = (titles.get(slug, slug) for slug in (running.first, running.second))
    return GoingOn(running.id, f"Ebb chooses between {first} and {second} ({how_far(running.number)}).")
