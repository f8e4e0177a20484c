"""Letting Ebb choose between two routines, as the tests of it do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import OTHER, ROUTINE, id_of, session_ago
from webapp.practice.comparing import begin_comparison
from webapp.practice.comparison_models import FairComparison

TITLES = {ROUTINE: "Legs-up release", OTHER: "Four-minute mobiliser"}
FORM = "/comparisons"


def kept(db: Session, comparing: str) -> FairComparison:
    db.expire_all()
    return db.get_one(FairComparison, id_of(comparing))


def drawn_next(db: Session, comparing: str) -> str:
    return next(a.routine for a in kept(db, comparing).assignments if a.taken_at is None)


def lead(client: Client, rating: int = 5) -> str:
    """Begin what is offered on that rating."""
    return location(client.submit(client.get(f"/begin?rating={rating}"), action="/sessions"))


def rated(client: Client, session: str, after: int) -> None:
    client.post(f"{session}/rating", {"pain_after": str(after), "key": uuid4()})


def filled(db: Session, client: Client, changes: Callable[[str, int], int | None], count: int) -> UUID:
    """A comparison of two weeks, begun ten days ago, with as many sessions: `changes` has the change of each."""
    now = datetime.now(UTC)
    made = begin_comparison(
        db, client.person.id, uuid4(), (ROUTINE, OTHER), days=14, now=now - timedelta(days=10), time_zone="UTC"
    )
    db.flush()
    for place, assignment in enumerate(made.assignments[:count]):
        change = changes(assignment.routine, place)
        ago = timedelta(days=9) - timedelta(hours=5 * place)
        after = None if change is None else 5 + change
        session = session_ago(db, client, ago, 5, after, routine=assignment.routine)
        assignment.taken_at, assignment.session_id = session.started_at, session.id
    db.commit()
    return made.id
