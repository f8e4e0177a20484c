"""Filling the diary of somebody in the tests of trends and history."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.page import Page, text_of
from tests.pages.practising import statements
from webapp.practice.models import GuidedSession, Rating, StepOutcome

ROUTINE = "legs-up-release"


def add_session(
    db: Session,
    person_id: UUID,
    at: datetime,
    before: int | None,
    after: int | None = None,
    *,
    routine: str = ROUTINE,
    flare: bool = False,
    note: str = "",
    heard: float = 420,
    time_zone: str = "Europe/London",
    outcomes: tuple[tuple[str, str], ...] = (),
) -> GuidedSession:
    """A session of seven minutes with what happened in its steps: `("kneel", "hurt")`."""
    session = GuidedSession(
        person_id=person_id,
        key=uuid4(),
        routine=routine,
        started_at=at,
        time_zone=time_zone,
        ended_at=at + timedelta(seconds=heard),
        planned_seconds=420,
        position=heard,
        heard_until=heard,
        flare=flare,
        note=note,
        **_form(),
    )
    for moment, score in (("before", before), ("after", after)):
        if score is not None:
            session.ratings.append(
                Rating(person_id=person_id, key=uuid4(), moment=moment, score=score, rated_at=at, time_zone=time_zone)
            )
    for step, kind in outcomes:
        session.outcomes.append(StepOutcome(key=uuid4(), step=step, kind=kind, position=60, happened_at=at))
    db.add(session)
    db.commit()
    return session


def _form() -> dict[str, Any]:
    """How the session was led: as it is usual."""
    return {"variant": "standard", "voice": "", "preferences": {}, "easier_steps": [], "left_out_steps": []}


def add_rating(db: Session, person_id: UUID, at: datetime, score: int) -> Rating:
    rating = Rating(person_id=person_id, key=uuid4(), moment="now", score=score, rated_at=at, time_zone="Europe/London")
    db.add(rating)
    db.commit()
    return rating


def add_many(db: Session, person_id: UUID, count: int, *, until: datetime, days: int = 365) -> None:
    """Sessions spread evenly over so many days, 4 to 6 before and one lower after."""
    ids = [uuid4() for _ in range(count)]
    times = [until - timedelta(days=days) * (number + 1) / count for number in range(count)]
    same = {"person_id": person_id, "time_zone": "Europe/London"}
    heard = {"planned_seconds": 420.0, "position": 420.0, "heard_until": 420.0, "flare": False, "note": ""}
    db.execute(
        insert(GuidedSession),
        [
            {"id": key, "key": key, "routine": ROUTINE, "started_at": at, "ended_at": at, **same, **_form(), **heard}
            for key, at in zip(ids, times, strict=True)
        ],
    )
    db.execute(
        insert(Rating),
        [
            {"session_id": key, "key": uuid4(), "moment": moment, "score": score, "rated_at": at, **same}
            for number, (key, at) in enumerate(zip(ids, times, strict=True))
            for moment, score in (("before", 4 + number % 3), ("after", 3 + number % 3))
        ],
    )
    db.commit()


def counted(app: Flask) -> AbstractContextManager[list[str]]:
    """Every statement that is sent to the database meanwhile."""
    return statements(app.extensions["ebb"].engine)


def entries(page: Page) -> list[str]:
    """What the history says of each."""
    return [text_of(entry) for entry in page.findall('.//li[@class="entry"]')]


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)
