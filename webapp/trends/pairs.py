"""What changed from before to after, routine by routine."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.trends.averages import Summary, summary, tenths
from webapp.trends.records import SessionRecord
from webapp.trends.wording import signed

PAIRS_NEEDED = 6
"""Fewer complete pairs than this and nothing is said about a routine but how many more are needed."""


@dataclass(frozen=True)
class RoutineChange:
    """The complete pairs of one routine. `changes` says how often each difference, after minus before, came up."""

    routine: str
    sessions: int
    before: Summary | None
    after: Summary | None
    changes: Mapping[int, int]

    @property
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


def changes(sessions: Iterable[SessionRecord]) -> tuple[RoutineChange, ...]:
    """Every routine that was done, the one with the most complete pairs first."""
    done: dict[str, list[SessionRecord]] = defaultdict(list)
    for session in sessions:
        done[session.routine].append(session)
    found = [_change(routine, of_it) for routine, of_it in done.items()]
    return tuple(sorted(found, key=lambda change: (-change.pairs, -change.sessions, change.routine)))


def _change(routine: str, sessions: list[SessionRecord]) -> RoutineChange:
    pairs = [session for session in sessions if session.change is not None]
    return RoutineChange(
        routine,
        len(sessions),
        summary(session.before for session in pairs),
        summary(session.after for session in pairs),
        Counter(session.change for session in pairs if session.change is not None),
    )
