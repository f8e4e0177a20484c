"""How a body gets from one position to another: the guiding steps of all routines, and the shortest way among them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from webapp.catalogue.models import Position, Routine, Step
from webapp.catalogue.speech import estimated_seconds

POSITION_WORDS: dict[Position, str] = {
    "standing": "standing",
    "sitting on a chair": "sitting on a chair",
    "sitting on the floor": "sitting on the floor",
    "hands and knees": "hands and knees",
    "on the back": "lying on the back",
    "calves up": "lying with the calves up",
    "on the front": "lying on the front",
    "in bed": "lying in bed",
    "sitting on the bed": "sitting on the bed",
    "on the side at the edge": "lying on the side at the bed’s edge",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A guiding step that leads to another position, and the routine that it comes from: none for a shared one."""

    routine: str
    step: Step

    @property
    def seconds(self) -> float:
        """About how long it takes at normal pace."""
        return sum(estimated_seconds(line.say) + line.pause for line in (*self.step.setup, *self.step.release))


Ways = Mapping[Position, tuple[Way, ...]]
"""What leads out of each position."""


def ways_of(routines: Iterable[Routine], shared: Iterable[Step] = ()) -> Ways:
    """Of one side alone no way can be made."""
    found: dict[Position, list[Way]] = defaultdict(list)
    everything = [Way(routine.slug, step) for routine in routines for step in routine.steps]
    for way in (*everything, *(Way("", step) for step in shared)):
        if way.step.ends_in != way.step.position and not way.step.both_sides:
            found[way.step.position].append(way)
    return {position: tuple(ways) for position, ways in found.items()}


def shortest_way(ways: Ways, start: Position, goal: Position, at_home: Collection[str] = ()) -> tuple[Way, ...] | None:
    """The fewest steps; then those of the routines `at_home`, whose props are at hand; then the fewest seconds.

    Nothing where start and goal are the same, None where there is no way.
    """
    order = count()
    heap: list[tuple[int, int, float, int, Position, tuple[Way, ...]]] = [(0, 0, 0.0, next(order), start, ())]
    reached: set[Position] = set()
    while heap:
        steps, away, seconds, _, here, path = heappop(heap)
        if here == goal:
            return path
        if here in reached:
            continue
        reached.add(here)
        for way in ways.get(here, ()):
            cost = (steps + 1, away + (way.routine not in at_home), seconds + way.seconds)
            heappush(heap, (*cost, next(order), way.step.ends_in, (*path, way)))
    return None
