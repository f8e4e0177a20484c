"""The small line on Today: weekly means on the whole scale from 0 to 10. A rating after a session is in none of them.

A week without a rating leaves a gap; the line is never drawn across it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from webapp.trends.averages import Stretch
from webapp.trends.wording import counted, date_range

LEAST_WEEKS = 3
"""With a rating in them; two points always make a line."""

WIDTH, HEIGHT, EDGE = 240, 64, 7
HIGHEST = 10


@dataclass(frozen=True, slots=True)
class Point:
    """The mean of one week, in the units of the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class SmallLine:
    """`points` has every week with a rating, `runs` joins those of neighbouring weeks."""

    points: tuple[Point, ...]
    runs: tuple[tuple[Point, Point], ...]
    first: str
    last: str
    """The means at both ends, as they are shown."""
    title: str
    description: str
    caption: str

    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - EDGE
    """Where 0 lies."""


def small_line(weeks: Sequence[Stretch], today: date) -> SmallLine | None:
    """`weeks` are neighbours, oldest first. None where fewer than three of them have a rating."""
    rated = [(number, week) for number, week in enumerate(weeks) if week.before]
    if len(rated) < LEAST_WEEKS:
        return None
    placed = {number: Point(_x(number, len(weeks)), _y(week)) for number, week in rated}
    return SmallLine(
        tuple(placed.values()),
        tuple((placed[a], placed[b]) for a, b in pairwise(placed) if b == a + 1),
        _shown(rated[0][1]),
        _shown(rated[-1][1]),
        *_words([week for _, week in rated], today),
    )


def _x(number: int, weeks: int) -> float:
    return round(EDGE + number * (WIDTH - 2 * EDGE) / (weeks - 1), 1)


def _y(week: Stretch) -> float:
    share = week.before.mean / HIGHEST if week.before else 0
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)


def _shown(week: Stretch) -> str:
    return week.before.shown if week.before else ""


def _words(rated: Sequence[Stretch], today: date) -> tuple[str, str, str]:
    """Title, description and caption."""
    span = date_range(rated[0].start, min(rated[-1].start + timedelta(days=6), today))
    count = counted(sum(week.before.count for week in rated if week.before), "rating")
    each = "; ".join(f"week of {week.name}: {_shown(week)}" for week in rated)
    return (
        f"Weekly means, {span}",
        f"On a scale from 0, no pain, to 10. {each}.",
        f"Weekly means from {span}, {count}",
    )
