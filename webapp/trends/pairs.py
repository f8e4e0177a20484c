"""What changed from before to after, routine by routine."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from webapp.trends.averages import tenths
from webapp.trends.intervals import Interval, mean_change
from webapp.trends.records import SessionRecord
from webapp.trends.scale import HIGHEST_SCORE
from webapp.trends.wording import signed

PAIRS_NEEDED = 6
"""Fewer complete pairs than this and nothing is said about a routine but how many more are needed."""

NEXT_TO_NOTHING = 5
"""In tenths. Where the whole interval is as near to no change as this, pain stays about as it was."""

Verdict = Literal["too few", "all equal", "less", "more", "the same", "unsure"]


class Counted(Protocol):
    """The sessions of one routine, and how often each difference, after minus before, came up."""

    @property
    def sessions(self) -> int: ...
    @property
    def changes(self) -> Mapping[int, int]: ...


class Paired:
    """Complete pairs of ratings, by how often each difference, later minus earlier, came up in them."""

    changes: Mapping[int, int]

    @cached_property
    def pairs(self) -> int:
        return sum(self.changes.values())

    @property
    def needed(self) -> int:
        """How many pairs are still missing before anything is said."""
        return max(0, PAIRS_NEEDED - self.pairs)

    @property
    def tenths(self) -> int:
        """The mean difference, in tenths. Only where there is a pair."""
        return tenths(sum(change * count for change, count in self.changes.items()), self.pairs)

    @property
    def shown(self) -> str:
        """`−1.5`, `+0.3`."""
        return signed(self.tenths)

    @cached_property
    def interval(self) -> Interval | None:
        """None with too few pairs, and where all changes are equal."""
        found = None if self.needed else mean_change(self.changes)
        return found.within(-HIGHEST_SCORE, HIGHEST_SCORE) if found else None

    @property
    def verdict(self) -> Verdict:
        """What the interval says, judged by its ends as they are shown, so that no word contradicts the numbers."""
        if self.needed:
            return "too few"
        if self.interval is None:
            return "all equal"
        low, high = self.interval.tenths
        if high < 0:
            return "less"
        if low > 0:
            return "more"
        return "the same" if max(-low, high) <= NEXT_TO_NOTHING else "unsure"


@dataclass(frozen=True)
class Changes(Paired):
    """Pairs of which nothing else is known."""

    changes: Mapping[int, int]


@dataclass(frozen=True)
class RoutineChange(Paired):
    """The complete pairs of one routine, after minus before."""

    routine: str
    sessions: int
    changes: Mapping[int, int]


def changes(sessions: Iterable[SessionRecord]) -> tuple[RoutineChange, ...]:
    """Every routine that was done, the one with the most complete pairs first."""
    done: Counter[str] = Counter()
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for session in sessions:
        done[session.routine] += 1
        if session.change is not None:
            found[session.routine][session.change] += 1
    return _most_first(RoutineChange(routine, count, found[routine]) for routine, count in done.items())


def counted_changes(counts: Mapping[str, Counted]) -> tuple[RoutineChange, ...]:
    """The same where the sessions of many years were counted and not read one by one; by routine."""
    return _most_first(RoutineChange(routine, of_it.sessions, of_it.changes) for routine, of_it in counts.items())


def _most_first(found: Iterable[RoutineChange]) -> tuple[RoutineChange, ...]:
    return tuple(sorted(found, key=lambda change: (-change.pairs, -change.sessions, change.routine)))
