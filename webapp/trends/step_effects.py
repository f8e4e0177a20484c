"""What changed after the sessions of a routine with a step, and after those without it: a hint and no more.

A step is mostly left out on hard days, and hard days go another way by themselves. So the difference says as much about
the days as about the step, and wherever it is shown that is said, too. Its interval is Welch's (see `intervals`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from webapp.trends.intervals import Interval, difference
from webapp.trends.pairs import RoutineChange
from webapp.trends.records import SessionRecord
from webapp.trends.scale import HIGHEST_SCORE
from webapp.trends.steps import course_of
from webapp.trends.wording import signed


@dataclass(frozen=True)
class StepEffect:
    """The complete pairs of one routine with a step and without it; both sides have enough."""

    step: str
    with_it: RoutineChange
    without: RoutineChange

    @property
    def routine(self) -> str:
        return self.with_it.routine

    @property
    def tenths(self) -> int:
        """With it less without it, in tenths of the means as they are shown."""
        return self.with_it.tenths - self.without.tenths

    @property
    def shown(self) -> str:
        """`−0.5`."""
        return signed(self.tenths)

    @cached_property
    def interval(self) -> Interval | None:
        """None where all changes of a side are equal."""
        found = difference(self.with_it.changes, self.without.changes)
        return found.within(-2 * HIGHEST_SCORE, 2 * HIGHEST_SCORE) if found else None


def step_effects(sessions: Iterable[SessionRecord]) -> tuple[StepEffect, ...]:
    """Each step with enough complete pairs on both sides, the one with the largest difference first.

    A session that broke off before the step is on neither side: it was neither done nor passed over.
    """
    found: dict[tuple[str, str], tuple[Counter[int], Counter[int]]] = defaultdict(lambda: (Counter(), Counter()))
    alike = Counter((course_of(session), session.change) for session in sessions)
    for (course, change), times in alike.items():
        if change is None:
            continue
        passed_over = {*course.skipped, *course.left_out}
        for step in course.done - passed_over:
            found[course.routine, step][0][change] += times
        for step in passed_over:
            found[course.routine, step][1][change] += times
    effects = [StepEffect(step, *(_side(routine, side) for side in sides)) for (routine, step), sides in found.items()]
    enough = [effect for effect in effects if not effect.with_it.needed and not effect.without.needed]
    return tuple(sorted(enough, key=lambda effect: (-abs(effect.tenths), effect.routine, effect.step)))


def _side(routine: str, changes: Counter[int]) -> RoutineChange:
    return RoutineChange(routine, changes.total(), changes)
