"""Which routine comes first on a day: what fits the back, what hurt before, and where the person can start. Pure.

Among those that are equal in all that, one after which pain was clearly lower comes first, and one after which it was
clearly higher last. That is no proof that it helps more or less: the person chose which to do when. It is the best that
is known, and it never outweighs what hurt or does not fit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from webapp.catalogue.models import Routine
from webapp.practice.places import Place, way_to
from webapp.practice.step_changes import Condition
from webapp.trends.pairs import RoutineChange

GENTLE_FROM = 6


class EarlierSession(Protocol):
    """What a suggestion needs to know of an earlier session."""

    @property
    def routine(self) -> str: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def flare(self) -> bool: ...
    @property
    def hurt(self) -> bool: ...


@dataclass(frozen=True)
class Day:
    """What decides on the order of the routines. `latest` is the latest session of each routine, by slug."""

    condition: Condition
    latest: Mapping[str, EarlierSession]
    now: datetime
    place: Place | None = None
    planned: str | None = None
    """The slug of the routine that is next in the person's plan today."""
    changed: Mapping[str, RoutineChange] = field(default_factory=dict)
    """The routines after which pain was clearly lower or higher, by slug."""

    def ordered(self, routines: Iterable[Routine]) -> list[Routine]:
        return sorted(routines, key=self._rank)

    def hurt(self, routine: Routine) -> bool:
        """Whether a step of it hurt the last time."""
        return routine.slug in self.latest and self.latest[routine.slug].hurt

    def is_short_for_flare(self, routine: Routine) -> bool:
        """Whether it is the short session that comes first on the worst days of a marked flare."""
        return (
            routine.for_flare
            and self.condition.flare
            and self.condition.rating >= GENTLE_FROM
            and not self.hurt(routine)
        )

    def speaks_for(self, routine: Routine) -> bool:
        """Whether what was rated after it may be given as a reason: not where it hurt or does not fit."""
        lower = routine.slug in self.changed and self.changed[routine.slug].tenths < 0
        return lower and not self.hurt(routine) and not distance(routine, self.condition.rating)

    def _rank(self, routine: Routine) -> tuple[int, bool, int, bool, bool, int, float, int, bool, str]:
        """What begins where the person can start, fits, did not hurt last time, is planned, helped, was used last."""
        used = self.latest.get(routine.slug)
        return (
            way_to(routine, self.place),
            not self.is_short_for_flare(routine),
            distance(routine, self.condition.rating),
            self.hurt(routine),
            routine.slug != self.planned,
            self.changed[routine.slug].tenths if routine.slug in self.changed else 0,
            (self.now - used.started_at).total_seconds() if used else float("inf"),
            routine.intensity,
            routine.for_flare,
            routine.slug,
        )


def latest_of_each(earlier: Sequence[EarlierSession]) -> dict[str, EarlierSession]:
    """`earlier` is newest first."""
    return {session.routine: session for session in reversed(earlier)}


def distance(routine: Routine, rating: int) -> int:
    """How far the rating lies outside the range that the routine is good for."""
    return max(routine.good_for_pain.lowest - rating, rating - routine.good_for_pain.highest, 0)
