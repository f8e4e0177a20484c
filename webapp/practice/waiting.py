"""When a fair comparison waits, so that Ebb suggests as usual. Pure.

Nothing here knows which of the two comes next. Were a hard day to hold back the one and not the other, the two would be
compared on different days; so whatever stands against either of them holds back both. See decision 16.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.catalogue.models import Routine
from webapp.practice.places import PLACE_WORDS, Place, is_begun
from webapp.practice.ranking import EarlierSession
from webapp.practice.step_changes import Condition

HURT_LASTS = timedelta(hours=48)
"""How long a comparison rests after a step of either routine hurt: as long as a flare. Ebb's own choice."""


@dataclass(frozen=True, slots=True)
class Range:
    """The ratings that both routines of a pair are good for."""

    lowest: int
    highest: int

    @property
    def is_empty(self) -> bool:
        return self.lowest > self.highest

    def __contains__(self, rating: int) -> bool:
        return self.lowest <= rating <= self.highest

    def __str__(self) -> str:
        return str(self.lowest) if self.lowest == self.highest else f"{self.lowest} to {self.highest}"


def shared_range(one: Routine, other: Routine) -> Range:
    a, b = one.good_for_pain, other.good_for_pain
    return Range(max(a.lowest, b.lowest), min(a.highest, b.highest))


def why_it_waits(
    pair: tuple[Routine, Routine],
    condition: Condition,
    earlier: Iterable[EarlierSession],
    now: datetime,
    *,
    place: Place | None = None,
    planned: Routine | None = None,
) -> str | None:
    """Why neither of the two is chosen by lot now, as a sentence; None where the comparison goes on.

    `earlier` may hold more than matters, in any order; `planned` is what a plan asks for today.
    """
    fits = shared_range(*pair)
    if condition.flare:
        return "Your comparison waits while the flare lasts."
    if condition.rating not in fits:
        return f"Your comparison waits: only {fits} fits both its routines."
    hurt = next((routine for routine in pair if _hurt_lately(routine, earlier, now)), None)
    if hurt is not None:
        return f"Your comparison rests for two days, because a step of {hurt.title} hurt."
    if place is not None and not all(is_begun(routine, place) for routine in pair):
        return f"Your comparison waits: not both its routines begin {PLACE_WORDS[place]}."
    if planned is not None:
        return f"Your comparison waits: your plan asks for {planned.title} today."
    return None


def _hurt_lately(routine: Routine, earlier: Iterable[EarlierSession], now: datetime) -> bool:
    return any(
        session.routine == routine.slug and session.hurt and timedelta(0) <= now - session.started_at < HURT_LASTS
        for session in earlier
    )
