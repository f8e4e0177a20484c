"""Sessions that are written down, also by many at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from uuid import UUID, uuid4

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW
from webapp.database import session_scope
from webapp.practice.beginning import NewSession, begin_session
from webapp.practice.models import GuidedSession, Rating, StepOutcome

LEGS_UP = NewSession("legs-up", "gentle", pain_before=6, planned_seconds=400.0, easier_steps=("sway",))
ZONE = "Europe/London"


def begin(
    db: Session, person: UUID, key: UUID | None = None, new: NewSession = LEGS_UP, *, at: datetime = NOW
) -> GuidedSession:
    session = begin_session(db, person, key or uuid4(), new, at=at, time_zone=ZONE)
    db.commit()
    return session


def count(db: Session, table: type[GuidedSession | Rating | StepOutcome]) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def at_the_same_time(engine: Engine, times: int, act: Callable[[Session], UUID]) -> set[UUID]:
    """`act` in as many threads, each with a database session of its own, all let go together."""
    ready = Barrier(times)

    def one(_: int) -> UUID:
        with session_scope(engine) as db:
            ready.wait(timeout=20)
            result = act(db)
            db.commit()
            return result

    with ThreadPoolExecutor(times) as pool:
        return set(pool.map(one, range(times)))
