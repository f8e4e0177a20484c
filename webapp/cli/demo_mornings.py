"""What the invented person says on some mornings after a session. Invented, like the year that it belongs to."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from webapp.cli.demo_diary import InventedRating, InventedSession
from webapp.practice.mornings import day_of

SHARE = 0.3
"""How many of the mornings that are asked about get a number."""


def invent_mornings(
    sessions: Sequence[InventedSession], *, until: datetime, seed: int
) -> Iterator[tuple[int, InventedRating]]:
    """The place of a session, and the number of the morning after it: only after the last session of a day, and only
    where none was begun earlier that morning. `sessions` are in order.
    """
    random = Random(seed)  # noqa: S311 an invention, not a secret
    following = [*(later.started_at for _, later in pairwise(sessions)), until]
    for place, (session, next_began) in enumerate(zip(sessions, following, strict=False)):
        morning = _morning_after(random, session)
        if morning < next_began and random.random() < SHARE:
            level = session.before if session.after is None else (session.before + session.after) / 2
            score = max(0, min(10, round(level + random.gauss(0, 1))))
            yield place, InventedRating(score, morning, session.time_zone)


def _morning_after(random: Random, session: InventedSession) -> datetime:
    day = day_of(session.started_at, session.time_zone) + timedelta(days=1)
    wall = datetime.combine(day, time(random.choice((6, 7, 7, 8)), random.randrange(60)), ZoneInfo(session.time_zone))
    return wall.astimezone(UTC)
