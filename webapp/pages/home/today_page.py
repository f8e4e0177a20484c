"""Today: the question, what can be said of the last weeks, at most one more question, what is next, and seven days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import Routine
from webapp.pages.comparisons.going_on import GoingOn, going_on
from webapp.pages.home.next_routine import NextRoutine, next_routine, usual_rating
from webapp.pages.home.questions import Questions, questions_for
from webapp.pages.home.todays_word import Word, word_of
from webapp.pages.library import library
from webapp.pages.plans.current import plan_of
from webapp.pages.plans.wording import ShownPlan
from webapp.pages.sessions.start_place import start_place
from webapp.practice.last_year import last_years_changes
from webapp.practice.queries import RecentSession, ratings_since, recent_sessions
from webapp.practice.suggestion import short_session
from webapp.trends.averages import Stretch, stretches
from webapp.trends.comparison import LONGEST_WEEKS, compare, spans
from webapp.trends.periods import run_up_to
from webapp.trends.records import RatingRecord, local
from webapp.trends.small_line import SmallLine, small_line

WEEKS_READ = 2 * LONGEST_WEEKS + 1
"""Two spans of weeks, and the running one where it has no rating yet."""


@dataclass(frozen=True, slots=True)
class Day:
    """One of the last seven days."""

    date: date
    practised: bool
    flare: bool
    """Whether a session of that day was marked as in a flare."""
    today: bool


@dataclass(frozen=True, slots=True)
class Today:
    now: datetime
    """Local time of the person, naive."""
    part_of_day: str
    word: Word
    week: tuple[Day, ...]
    line: SmallLine | None
    asks: Questions
    plan: ShownPlan | None
    comparing: GoingOn | None
    """None where a plan asks for something today: then a comparison waits."""
    next: NextRoutine | None
    """None where there is a plan, or a comparison goes on."""
    short: Routine | None
    """The session for when it is too bad."""

    @property
    def days_practised(self) -> int:
        return sum(day.practised for day in self.week)


def today_for(db: Session, person: Person, now: datetime) -> Today:
    """At most seven statements, and that for the person's own routines."""
    clock = local(now, person.time_zone)
    today = clock.date()
    recent, ratings = recent_sessions(db, person.id), _ratings(db, person, today)
    weeks = stretches(ratings, "week", today, WEEKS_READ)
    plan = plan_of(db, person, now)
    comparing = None if plan and plan.is_due else going_on(db, person, now)
    return Today(
        now=clock,
        part_of_day=part_of_day(clock),
        word=word_of(compare(spans(ratings, today)), begun=bool(recent)),
        week=week_up_to(today, recent),
        line=small_line(weeks, today),
        asks=questions_for(db, person, recent, ratings[0].rated_at if ratings else None, now=now, today=today),
        plan=plan,
        comparing=comparing,
        next=None if plan or comparing else _next(db, person, recent, weeks, now),
        short=short_session(library().routines.values(), start_place(now)),
    )


def _next(
    db: Session, person: Person, recent: Sequence[RecentSession], weeks: Sequence[Stretch], now: datetime
) -> NextRoutine | None:
    changes = last_years_changes(db, person.id, local(now, person.time_zone).date())
    return next_routine(library().routines, recent, usual_rating(weeks), changes, now=now, place=start_place(now))


def _ratings(db: Session, person: Person, today: date) -> list[RatingRecord]:
    """Those of the weeks that are read, and the very first one."""
    given = ratings_since(db, person.id, run_up_to(today, "week", WEEKS_READ)[0])
    return [RatingRecord(one.id, one.rated_at, one.time_zone, one.score, local_day=one.local_day) for one in given]


def part_of_day(clock: datetime) -> str:
    if 5 <= clock.hour < 12:
        return "morning"
    if 12 <= clock.hour < 18:
        return "afternoon"
    return "evening" if 18 <= clock.hour < 23 else "night"


def week_up_to(today: date, recent: Sequence[RecentSession]) -> tuple[Day, ...]:
    """The last seven days. A session is on the day on which it counts."""
    practised: dict[date, bool] = {}
    for session in recent:
        practised[session.local_day] = practised.get(session.local_day, False) or session.flare
    days = [today - timedelta(days=back) for back in reversed(range(7))]
    return tuple(Day(day, day in practised, practised.get(day, False), day == today) for day in days)
