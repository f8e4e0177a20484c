"""An invented year of a back: pain that wavers, flares and slowly eases, and a person who is human about it.

Nothing here is measured. The course is made so that every page has something true to life to show: sessions begin
more often when it is bad, a drop afterwards is partly what would have come anyway, some ratings are missing, some
sessions are left half-way, some weeks are empty, and two weeks are spent in another time zone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import cos, exp, pi
from random import Random
from zoneinfo import ZoneInfo

HOME_ZONE = "Europe/London"
AWAY_ZONE = "America/New_York"

BEGINNING, END = 6.0, 3.8
"""The pain of an ordinary day at the start and at the end, 0–10."""

FLARES = 4
FLARE_HEIGHT = 2.8
FLARE_DAYS = 4.0
"""After so many days a flare has come down to about a third."""

HOURS = (7, 7, 9, 13, 18, 20, 20, 21, 22)
NOTES = (
    "Long drive the day before.",
    "Slept badly.",
    "Sat through meetings all day.",
    "Carried shopping up the stairs.",
    "Good night’s sleep.",
    "Did this on the bedroom floor.",
    "Stiff after gardening.",
    "Walked to work instead.",
)


@dataclass(frozen=True)
class InventedRoutine:
    """What the invention needs to know of a routine. `steps` are the ids of its exercises."""

    slug: str
    steps: Sequence[str]
    seconds: float


@dataclass(frozen=True)
class InventedSession:
    routine: InventedRoutine
    variant: str
    started_at: datetime
    time_zone: str
    before: int
    after: int | None
    heard_share: float
    flare: bool
    note: str
    outcomes: tuple[tuple[str, str], ...]
    """Pairs of a step and `eased`, `hurt` or `skipped`."""


@dataclass(frozen=True)
class InventedRating:
    score: int
    rated_at: datetime
    time_zone: str


@dataclass(frozen=True)
class Diary:
    sessions: tuple[InventedSession, ...]
    ratings: tuple[InventedRating, ...]


def invent_diary(routines: Sequence[InventedRoutine], *, sessions: int, days: int, until: datetime, seed: int) -> Diary:
    """Exactly `sessions` sessions in the `days` before `until`. The same arguments give the same diary."""
    random = Random(seed)  # noqa: S311 an invention, not a secret
    course = _Course(random, days)
    starts = sorted(_starts(random, course, sessions, until))
    return Diary(
        tuple(_session(random, course, routines, start) for start in starts),
        tuple(_ratings(random, course, until)),
    )


class _Course:
    """Pain and habits day by day; day 0 is the first."""

    def __init__(self, random: Random, days: int) -> None:
        self.days = days
        self.flares = sorted(random.uniform(0.05, 0.95) * days for _ in range(max(1, round(FLARES * days / 365))))
        self.away = range(round(days * 0.55), round(days * 0.55) + 13)
        self.gaps = (
            range(round(days * 0.3), round(days * 0.3) + 9),
            range(round(days * 0.72), round(days * 0.72) + 17),
        )
        drift, self._drifts = 0.0, []
        for _ in range(days + 1):
            drift = 0.8 * drift + random.gauss(0, 0.5)
            self._drifts.append(drift)

    def _stretch(self, begin: float, end: float) -> range:
        return range(round(self.days * begin), round(self.days * end))

    def pain(self, day: float) -> float:
        """How bad an ordinary moment of that day is, before it is rounded to a rating."""
        share = day / self.days
        slow = BEGINNING + (END - BEGINNING) * (1 - exp(-2.2 * share)) / (1 - exp(-2.2))
        flare = sum(FLARE_HEIGHT * exp((begin - day) / FLARE_DAYS) for begin in self.flares if day >= begin)
        return slow + 0.4 * cos(2 * pi * day / 29) + self._drifts[int(day)] + flare

    def in_flare(self, day: float) -> bool:
        return any(0 <= day - begin < 2 for begin in self.flares)

    def zone(self, day: int) -> str:
        return AWAY_ZONE if day in self.away else HOME_ZONE

    def wish(self, day: int) -> float:
        """How likely a session is on that day beside the others: more when it is bad, none in a gap."""
        if any(day in gap for gap in self.gaps):
            return 0.0
        return 0.4 + max(0.0, self.pain(day)) / 10


def _starts(random: Random, course: _Course, sessions: int, until: datetime) -> Iterator[tuple[datetime, str, int]]:
    wishes = [course.wish(day) for day in range(course.days)]
    for day in random.choices(range(course.days), wishes, k=sessions):
        zone = course.zone(day)
        yield _moment(random, _calendar_day(course, day, until), zone, until), zone, day


def _calendar_day(course: _Course, day: int, until: datetime) -> date:
    return until.date() - timedelta(days=course.days - day)


def _moment(random: Random, day: date, zone: str, until: datetime) -> datetime:
    wall = datetime.combine(day, time(random.choice(HOURS), random.randrange(60)), ZoneInfo(zone))
    return min(wall.astimezone(UTC), until - timedelta(minutes=random.randrange(60, 90)))


def _session(
    random: Random, course: _Course, routines: Sequence[InventedRoutine], start: tuple[datetime, str, int]
) -> InventedSession:
    started_at, zone, day = start
    routine = random.choices(routines, [1 / (place + 1) for place in range(len(routines))])[0]
    pain = course.pain(day)
    before = _rated(pain + abs(random.gauss(0, 0.8)))
    whole = random.random() < (0.78 if course.in_flare(day) else 0.92)
    return InventedSession(
        routine,
        "gentle" if before >= 6 else "standard" if before >= 3 else "full",
        started_at,
        zone,
        before,
        _after(random, before, pain, routines.index(routine), whole=whole),
        1.0 if whole else round(random.uniform(0.25, 0.8), 2),
        course.in_flare(day),
        random.choice(NOTES) if random.random() < 0.12 else "",
        tuple(_outcomes(random, routine, before)),
    )


def _rated(pain: float) -> int:
    return max(0, min(10, round(pain)))


def _after(random: Random, before: int, pain: float, place: int, *, whole: bool) -> int | None:
    """Half of what lay above the day's level comes back by itself; the routine adds a little; some are not rated."""
    if random.random() < (0.06 if whole else 0.4):
        return None
    by_itself = 0.5 * (before - pain)
    return _rated(before - by_itself - random.gauss(0.8 - 0.25 * min(place, 3), 0.8))


def _outcomes(random: Random, routine: InventedRoutine, before: int) -> Iterator[tuple[str, str]]:
    if not routine.steps:
        return
    hard = routine.steps[-1]
    if random.random() < 0.02 + 0.03 * before:
        yield random.choice(routine.steps), "eased"
    if random.random() < 0.004 * before:
        yield hard, "hurt"
    elif random.random() < 0.015 * before:
        yield hard, "skipped"


def _ratings(random: Random, course: _Course, until: datetime) -> Iterator[InventedRating]:
    """Now and then only a number, with no session."""
    for day in range(course.days):
        if random.random() < 1 / 14:
            zone = course.zone(day)
            moment = _moment(random, _calendar_day(course, day, until), zone, until)
            yield InventedRating(_rated(course.pain(day) + random.gauss(0, 0.7)), moment, zone)
