"""Making diaries for the tests, and the worked example: 39 sessions in eight weeks, reckoned by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from webapp.trends.records import RatingRecord, SessionRecord

TITLES = {"legs-up": "Legs-up release", "four": "Four between massages", "knees": "Knee walking", "cat": "Mobiliser"}

# month-day hour:minute routine before after, all in 2026
EIGHT_WEEKS = """
09-28 19:40 legs-up 7 6
09-30 21:05 legs-up 6 5
10-02 07:10 cat     5 5
10-04 20:15 legs-up 6 4
10-05 20:30 legs-up 6 5
10-06 19:20 four    5 4
10-08 07:05 cat     6 5
10-10 21:40 legs-up 7 5
10-11 09:50 knees   5 5
10-13 22:10 legs-up 8 7 flare
10-14 20:00 legs-up 8 6
10-16 20:20 legs-up 7 6
10-18 19:45 legs-up 6 5
10-19 20:10 four    5 4
10-20 21:00 legs-up 5 3
10-22 07:15 cat     5 4
10-23 20:35 legs-up 4 4
10-25 19:55 four    5 3
10-26 20:05 four    4 3
10-27 20:50 legs-up 5 3
10-29 07:00 cat     4 4
10-30 20:25 four    4 2
11-01 21:15 legs-up 5 3
11-02 20:40 legs-up 6 4
11-04 20:00 four    4 3
11-05 07:05 cat     4 3
11-06 20:30 legs-up 4 3
11-08 19:30 four    3 2
11-09 20:20 legs-up 4 2
11-10 20:15 four    4 3
11-12 07:10 cat     3 3
11-13 21:30 legs-up 5 3
11-14 09:40 knees   3 3
11-15 19:50 four    3 1
11-16 20:45 legs-up 4 2
11-17 07:05 cat     3 3
11-19 20:10 four    4 2
11-20 20:30 legs-up 3 2
11-21 09:30 knees   3 2
"""


def eight_weeks() -> list[SessionRecord]:
    return [_from_line(line.split(), number) for number, line in enumerate(EIGHT_WEEKS.strip().splitlines())]


def _from_line(words: list[str], number: int) -> SessionRecord:
    wall = datetime.fromisoformat(f"2026-{words[0]}T{words[1]}").replace(tzinfo=ZoneInfo("Europe/London"))
    return session(
        wall,
        int(words[3]),
        int(words[4]),
        routine=words[2],
        flare="flare" in words,
        time_zone="Europe/London",
        number=number,
    )


def session(
    at: datetime,
    before: int | None,
    after: int | None = None,
    *,
    routine: str = "legs-up",
    flare: bool = False,
    time_zone: str = "UTC",
    number: int = 0,
    eased: tuple[str, ...] = (),
    hurt: tuple[str, ...] = (),
    skipped: tuple[str, ...] = (),
    heard_share: float = 1.0,
) -> SessionRecord:
    return SessionRecord(
        UUID(int=number),
        routine,
        "standard",
        at.astimezone(UTC),
        time_zone,
        before,
        after,
        flare,
        "",
        heard_share,
        eased,
        hurt,
        skipped,
    )


def rating(at: datetime, score: int, *, time_zone: str = "UTC") -> RatingRecord:
    return RatingRecord(UUID(int=10_000), at.astimezone(UTC), time_zone, score)


def daily(first: datetime, scores: list[int], *, routine: str = "legs-up") -> list[SessionRecord]:
    """One session a day with these ratings before, each one lower after."""
    return [
        session(first + timedelta(days=day), score, max(0, score - 1), routine=routine, number=day)
        for day, score in enumerate(scores)
    ]
