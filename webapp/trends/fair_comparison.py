"""Two routines between which Ebb has chosen by lot, held against each other by what changed after each.

A session counts for the routine that it was dealt, whatever happened in it, and for what changed, after minus before,
where both ratings were given. The test and the interval are those of `permutation`, within the blocks of `blocks`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from webapp.trends.blocks import block_of_each
from webapp.trends.intervals import Interval
from webapp.trends.pairs import RoutineChange
from webapp.trends.permutation import Trial, permutation_test
from webapp.trends.wording import signed

PAIRS_A_SIDE = 10
"""With fewer complete pairs on either side nothing is said but how many are missing."""

Sure = Literal["very", "fairly", "hardly", "not"]
SURE: tuple[tuple[float, Sure], ...] = ((0.01, "very"), (0.05, "fairly"), (0.2, "hardly"))
"""How sure a difference is, by the p that lies below."""
CLEAR: tuple[Sure, ...] = ("very", "fairly")


@dataclass(frozen=True, slots=True)
class Dealt:
    """A session that had an assignment. A rating that was not given is None; so are both of one that was removed."""

    place: int
    routine: str
    before: int | None
    after: int | None
    removed: bool = False

    @property
    def change(self) -> int | None:
        """After minus before; None unless both were given."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Side(RoutineChange):
    """What is known of one of the two; more pairs are needed than for a routine by itself."""

    unrated: int
    """Sessions that have not both ratings."""
    removed: int

    @property
    def needed(self) -> int:
        return max(0, PAIRS_A_SIDE - self.pairs)


@dataclass(frozen=True)
class Verdict:
    """The first side less the second: the difference of the means as they are shown, and what the test leaves open."""

    tenths: int
    interval: Interval | None
    """None where so few sessions can be dealt out anew that the test leaves everything open."""
    p: float

    @property
    def shown(self) -> str:
        """`−0.8`, `+0.3`."""
        return signed(self.tenths)

    @property
    def sure(self) -> Sure:
        """Judged by the interval as it is shown, too, so that no word contradicts the numbers."""
        if self.interval is None:
            return "not"
        low, high = self.interval.tenths
        found: Sure = next((sure for below, sure in SURE if self.p < below), "not")
        return "hardly" if low <= 0 <= high and found in CLEAR else found

    @property
    def is_clear(self) -> bool:
        return self.sure in CLEAR


@dataclass(frozen=True)
class FairResult:
    sides: tuple[Side, Side]
    verdict: Verdict | None
    """None until both sides have pairs enough."""

    @property
    def sessions(self) -> int:
        return sum(side.sessions for side in self.sides)


def fair_result(seed: str, first: str, second: str, dealt: Sequence[Dealt]) -> FairResult:
    """`dealt` is in the order of the places, of which the first is 0."""
    sides = (_side(first, dealt), _side(second, dealt))
    if any(side.needed for side in sides):
        return FairResult(sides, None)
    test = permutation_test(_blocks(seed, first, dealt))
    tenths = sides[0].tenths - sides[1].tenths
    ends = test.interval
    count = sides[0].pairs + sides[1].pairs
    interval = Interval(count, tenths / 10, float(ends[0]), float(ends[1])) if ends else None
    return FairResult(sides, Verdict(tenths, interval, float(test.p)))


def _side(routine: str, dealt: Sequence[Dealt]) -> Side:
    of_it = [one for one in dealt if one.routine == routine]
    changes = Counter(one.change for one in of_it if one.change is not None)
    removed = sum(one.removed for one in of_it)
    return Side(routine, len(of_it), changes, len(of_it) - removed - changes.total(), removed)


def _blocks(seed: str, first: str, dealt: Sequence[Dealt]) -> list[list[Trial]]:
    blocks = block_of_each(seed, dealt[-1].place + 1)
    complete = [(blocks[one.place], Trial(one.routine == first, one.change)) for one in dealt if one.change is not None]
    return [[trial for _, trial in of_block] for _, of_block in groupby(complete, key=lambda pair: pair[0])]
