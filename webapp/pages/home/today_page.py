"""Today: the question, what can be said of the last weeks, a session to go on with, what is next, and seven days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import Routine
from webapp.pages.home.todays_word import Word, word_of
from webapp.pages.library import library
from webapp.pages.plans.current import plan_of
from webapp.pages.plans.wording import ShownPlan
from webapp.pages.sessions.guides import guide_of
from webapp.pages.sessions.morning import may_be_asked
from webapp.pages.sessions.start_place import start_place
from webapp.pages.sessions.summary_words import HEARD_TO_THE_END
from webapp.practice.models import GuidedSession
from webapp.practice.mornings import morning_after
from webapp.practice.queries import RecentSession, ratings_since, recent_sessions, session_of
from webapp.practice.suggestion import short_session
from webapp.trends.comparison import LONGEST_WEEKS, compare, spans
from webapp.trends.periods import start_of
from webapp.trends.records import RatingRecord, local

WEEKS_READ = timedelta(weeks=2 * LONGEST_WEEKS + 1)
"""Two spans of weeks, and the running one where it has no rating yet."""


@dataclass(frozen=True, slots=True)
class Day:
    """One of the last seven days."""

    date: date
    practised: bool
    today: bool


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
class Today:
    now: datetime
    """Local time of the person, naive."""
    part_of_day: str
    word: Word
    week: tuple[Day, ...]
    open: OpenSession | None
    morning: Morning | None
    plan: ShownPlan | None
    next: Routine | None
    short: Routine | None
    """The session for when it is too bad."""

    @property
    def days_practised(self) -> int:
        return sum(day.practised for day in self.week)


def today_for(db: Session, person: Person, now: datetime) -> Today:
    """At most five statements, that for the person's own routines among them."""
    clock = local(now, person.time_zone)
    recent = recent_sessions(db, person.id)
    since = datetime.combine(start_of(clock.date(), "week"), datetime.min.time(), now.tzinfo) - WEEKS_READ
    ratings = [
        RatingRecord(one.id, one.rated_at, one.time_zone, one.score) for one in ratings_since(db, person.id, since)
    ]
    morning = _morning(recent, person, now)
    opened = _open(db, person, recent, now)
    return Today(
        now=clock,
        part_of_day=part_of_day(clock),
        word=word_of(compare(spans(ratings, clock.date())), begun=bool(recent)),
        week=week_up_to(clock.date(), recent),
        open=None if opened and opened.heard_to_the_end and morning else opened,
        morning=morning,
        plan=plan_of(db, person, now),
        next=_next(recent),
        short=short_session(library().routines.values(), start_place(now)),
    )


def part_of_day(clock: datetime) -> str:
    if 5 <= clock.hour < 12:
        return "morning"
    if 12 <= clock.hour < 18:
        return "afternoon"
    return "evening" if 18 <= clock.hour < 23 else "night"


def week_up_to(today: date, recent: Sequence[RecentSession]) -> tuple[Day, ...]:
    """The last seven days, each on the local date of its sessions."""
    practised = {local(session.started_at, session.time_zone).date() for session in recent}
    days = [today - timedelta(days=back) for back in reversed(range(7))]
    return tuple(Day(day, day in practised, day == today) for day in days)


def _morning(recent: Sequence[RecentSession], person: Person, now: datetime) -> Morning | None:
    """Asked unless the person has said today that they would rather not."""
    last = morning_after(recent, now, person.time_zone) if may_be_asked() else None
    return Morning(last.id, library().titles().get(last.routine, last.routine)) if last else None


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


def place(seconds: float) -> str:
    """`3:20`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _next(recent: Sequence[RecentSession]) -> Routine | None:
    """The routine that was used last, else the first that is there: gentle ones come first."""
    routines = library().routines
    used = [routines[session.routine] for session in recent if session.routine in routines]
    if used:
        return used[0]
    return min(routines.values(), key=lambda routine: (routine.intensity, routine.slug), default=None)
