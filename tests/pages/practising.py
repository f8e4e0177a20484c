"""What somebody does to practise, in a browser without script."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.client import Client, location
from webapp.practice.models import GuidedSession, Rating, StepOutcome

ROUTINE = "legs-up-release"
OTHER = "four-minute-mobiliser"
"""Another, which fits the same day where the rating is 4 or 5."""


def screened(client: Client) -> Client:
    """Somebody to whom no sign applies."""
    client.get("/before-you-begin")
    client.post("/before-you-begin", {"answer": "none"})
    return client


def begun(client: Client, **further: Any) -> str:
    """The address of a session that has just begun."""
    screened(client)
    return location(client.post("/sessions", {"routine": ROUTINE, "pain_before": "4", **further}))


def plan(client: Client, session: str) -> dict[str, Any]:
    document: dict[str, Any] = client.fetch(f"{session}/plan.json").get_json()
    return document


def listen_until(client: Client, session: str, position: float) -> None:
    client.post(f"{session}/progress", {"position": str(position)}, status=204)


def id_of(session: str) -> UUID:
    return UUID(session.rsplit("/", 1)[-1])


def session_ago(
    db: Session, client: Client, ago: timedelta, before: int | None = 6, after: int | None = 4, **further: Any
) -> GuidedSession:
    """A session some time ago, written straight into the database."""
    at = datetime.now(UTC) - ago
    zone = client.person.time_zone
    ended = {} if after is None else {"ended_at": at + timedelta(minutes=8)}
    values = {"routine": ROUTINE, "variant": "gentle", "heard_until": 400.0, **ended, **further}
    session = GuidedSession(
        person_id=client.person.id,
        key=uuid4(),
        voice="silent",
        preferences={},
        easier_steps=[],
        left_out_steps=[],
        started_at=at,
        time_zone=zone,
        planned_seconds=400.0,
        **values,
    )
    for moment, score, minutes in (("before", before, 0), ("after", after, 8)):
        if score is not None:
            rated_at = at + timedelta(minutes=minutes)
            session.ratings.append(
                Rating(
                    person_id=client.person.id,
                    key=uuid4(),
                    moment=moment,
                    score=score,
                    rated_at=rated_at,
                    time_zone=zone,
                )
            )
    db.add(session)
    db.commit()
    return session


def hurt(step: str) -> StepOutcome:
    return StepOutcome(
        key=uuid4(), step=step, kind="hurt", position=1.0, leg_symptoms=False, happened_at=datetime.now(UTC)
    )


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
