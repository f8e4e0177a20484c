"""How pain is by the part of the day: described, not explained."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.averages import Summary, summary_of
from webapp.trends.wording import decimal, listed, number

HourScores = Mapping[tuple[int, int], int]
"""How often it came up: the local hour, 0–23, and the rating before a session or on its own."""

PARTS: Sequence[tuple[str, int, int]] = (("morning", 5, 11), ("midday", 11, 17), ("evening", 17, 22), ("night", 22, 5))
"""Each with the hour at which it begins and the one at which the next begins."""

RATINGS_NEEDED = 6
"""Ebb's own minimum, that of a routine."""

LITTLE = 5
"""In tenths. Means that lie no further apart than this are said to differ little."""

CAUTION = "Why, the numbers do not say: you choose when you begin, and begin when it hurts."


@dataclass(frozen=True)
class PartOfDay:
    """`until` is the hour at which the next part begins."""

    name: str
    since: int
    until: int
    rated: Summary | None

    @property
    def count(self) -> int:
        return self.rated.count if self.rated else 0

    @property
    def needed(self) -> int:
        return max(0, RATINGS_NEEDED - self.count)


@dataclass(frozen=True)
class TimesOfDay:
    """All parts of the day, in order; `newest` is from how many ratings at most, where there may be more than those."""

    parts: tuple[PartOfDay, ...]
    newest: int | None

    @property
    def enough(self) -> tuple[PartOfDay, ...]:
        return tuple(part for part in self.parts if not part.needed)


def times_of_day(scores: HourScores, newest: int) -> TimesOfDay:
    """From at most so many of the newest ratings."""
    found: dict[str, Counter[int]] = {name: Counter() for name, _, _ in PARTS}
    for (hour, score), times in scores.items():
        found[_part_of(hour)][score] += times
    parts = tuple(PartOfDay(name, since, until, summary_of(found[name])) for name, since, until in PARTS)
    return TimesOfDay(parts, newest if sum(scores.values()) >= newest else None)


def _part_of(hour: int) -> str:
    return next((name for name, since, until in PARTS if since <= hour < until), PARTS[-1][0])


def said_of_times(found: TimesOfDay) -> str:
    """Where the means lie furthest apart, each with its count."""
    rated = [(part, part.rated) for part in found.enough if part.rated]
    if len(rated) < 2:
        return f"From {number(RATINGS_NEEDED)} ratings in two parts of the day on, Ebb holds them side by side."
    high, highest = max(rated, key=lambda one: one[1].tenths)
    low, lowest = min(rated, key=lambda one: one[1].tenths)
    apart = highest.tenths - lowest.tenths
    if apart <= LITTLE:
        parts = listed([_in(part.name) for part, _ in rated])
        return f"Ratings {parts} differ little: by {decimal(apart)} at most."
    return (
        f"Before a session, ratings average highest {_in(high.name)}, {highest.shown} ({highest.count}), "
        f"and lowest {_in(low.name)}, {lowest.shown} ({lowest.count}). {CAUTION}"
    )


def _in(name: str) -> str:
    return {"midday": "around midday", "night": "at night"}.get(name, f"in the {name}")
