"""Which routine comes first on a day: what fits the back, what hurt before, and where the person can start. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from webapp.catalogue.models import Routine
from webapp.practice.places import Place, way_to
from webapp.practice.step_changes import Condition

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

    def _rank(self, routine: Routine) -> tuple[int, bool, int, bool, bool, float, int, bool, str]:
        """What begins where the person can start, fits best, did not hurt last time, is planned, was used last."""
        used = self.latest.get(routine.slug)
        return (
            way_to(routine, self.place),
            not self.is_short_for_flare(routine),
            distance(routine, self.condition.rating),
            self.hurt(routine),
            routine.slug != self.planned,
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
