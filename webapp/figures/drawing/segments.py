"""Cut a movement where the order changes in which a body is painted, so that no moment overlaps wrongly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.figures.drawing.recipe import Moment, Recipe

SAMPLES: Final = 6
"""Steps into which a movement is divided; between them outlines go straight."""
NARROWINGS: Final = 3
"""How often the step in which the order changes is halved to find the cut."""
CLOSE: Final = 0.16
"""A sample that is nearer to a cut than this, in seconds, is left out."""


@dataclass(frozen=True)
class Segment:
    """A stretch of a movement that one recipe serves. Neighbours share the moment of the cut."""

    recipe: Recipe
    moments: tuple[Moment, ...]

    @property
    def start(self) -> float:
        return self.moments[0].time

    @property
    def end(self) -> float:
        return self.moments[-1].time


def segments(at: Callable[[float], Moment], steps: int = SAMPLES) -> list[Segment]:
    """From 0 to 1. As few as possible; the first looks like the first pose, the last like the last."""
    samples = [at(k / steps) for k in range(steps + 1)]
    found: list[Segment] = []
    opening, k = [samples[0]], 0
    while True:
        leader = _leader(samples, k)
        run = _run(samples, k, leader)
        led = samples[k : k + run]
        moments = [*opening, *(each for each in led if each.time - opening[0].time > CLOSE or each is samples[-1])]
        k += run
        if k == len(samples):
            return [*found, Segment(leader.recipe, tuple(moments))]
        cut = _cut(at, moments[-1], samples[k], leader)
        if cut.time == moments[0].time:
            cut = at((cut.time + samples[k].time) / 2)
        if cut.time > moments[-1].time:
            moments[1:] = [*(moment for moment in moments[1:] if cut.time - moment.time > CLOSE), cut]
        found.append(Segment(leader.recipe, tuple(moments)))
        opening = [cut]


def _leader(samples: Sequence[Moment], k: int) -> Moment:
    """The moment whose recipe leads on from k: the last where it can, the first at the beginning, else the farthest."""
    last = samples[-1]
    if _run(samples, k, last) == len(samples) - k:
        return last
    return samples[0] if k == 0 else max(samples[k:], key=lambda moment: _run(samples, k, moment))


def _run(samples: Sequence[Moment], k: int, leader: Moment) -> int:
    """How many samples from k on a leader serves. At least one: where nothing serves, the sample leads itself."""
    count = 0
    while k + count < len(samples) and samples[k + count].is_served_by(leader):
        count += 1
    return count


def _cut(at: Callable[[float], Moment], served: Moment, unserved: Moment, leader: Moment) -> Moment:
    """The last moment found that the leader still serves."""
    for _ in range(NARROWINGS):
        middle = at((served.time + unserved.time) / 2)
        served, unserved = (middle, unserved) if middle.is_served_by(leader) else (served, middle)
    return served
