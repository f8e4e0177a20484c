"""The one question that Today may ask besides how the back is: none, or the first of these that there is.

A session to go on with, the morning after one, and once a week the three questions about the week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.pages.function.offering import may_be_offered
from webapp.pages.library import library
from webapp.pages.sessions.guides import guide_of
from webapp.pages.sessions.morning import may_be_asked
from webapp.pages.sessions.summary_words import HEARD_TO_THE_END
from webapp.practice.function import is_due, newest_answers
from webapp.practice.models import GuidedSession
from webapp.practice.mornings import morning_after
from webapp.practice.queries import RecentSession, session_of


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was left half-way."""

    session: GuidedSession
    title: str
    step: str
    place: str
    """`3:20`."""
    heard_to_the_end: bool
    """Whether only the number after it is missing."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The session of the day before, whose next morning this is."""

    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Questions:
    """At most one of them is there."""

    open: OpenSession | None = None
    morning: Morning | None = None
    week: bool = False
    """Whether the questions about the week are due."""


def questions_for(
    db: Session,
    person: Person,
    recent: Sequence[RecentSession],
    first_rating: datetime | None,
    *,
    now: datetime,
    today: date,
) -> Questions:
    """`recent` is newest first. At most one statement.

    In the morning a session that was heard to its end is not asked about any more: its next morning is.
    """
    opened, morning = _open(db, person, recent, now), _morning(recent, person, now)
    if opened and not (opened.heard_to_the_end and morning):
        return Questions(open=opened)
    if morning:
        return Questions(morning=morning)
    return Questions(week=may_be_offered(today) and _week_is_due(db, person, first_rating, now, today))


def _open(db: Session, person: Person, recent: Sequence[RecentSession], now: datetime) -> OpenSession | None:
    found = next((session for session in recent if session.is_open(now)), None)
    session = session_of(db, person.id, found.id) if found else None
    guide = guide_of(session) if session else None
    if session is None or guide is None:
        return None
    position = session.position
    return OpenSession(
        session,
        guide.routine.title,
        guide.step_at(position).name,
        place(position),
        heard_to_the_end=position >= guide.steps[-1].end - HEARD_TO_THE_END,
    )


def _morning(recent: Sequence[RecentSession], person: Person, now: datetime) -> Morning | None:
    """Asked unless the person has said today that they would rather not."""
    last = morning_after(recent, now, person.time_zone) if may_be_asked() else None
    return Morning(last.id, library().titles().get(last.routine, last.routine)) if last else None


def _week_is_due(db: Session, person: Person, first_rating: datetime | None, now: datetime, today: date) -> bool:
    if not is_due(None, first_rating, now, today):
        return False
    last = next(iter(newest_answers(db, person.id, 1)), None)
    return is_due(last, first_rating, now, today)


def place(seconds: float) -> str:
    """`3:20`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
