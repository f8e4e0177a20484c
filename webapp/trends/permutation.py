"""How often chance alone would set two groups as far apart as they are, and which differences it leaves open.

Ebb has dealt the sessions out by lot, in blocks. If it made no difference which routine a session had, every other way
to deal out the same sessions within the same blocks was as likely as the one that happened. So they are all gone
through:

- R. A. Fisher, The Design of Experiments (1935), § 21: the test of the significance of a difference by permutation.
- M. D. Ernst, "Permutation methods: a basis for exact inference", Statistical Science 19 (2004) 676–685: two-sided as
  twice the smaller tail, and the interval of a shift as the set of all differences that the test does not reject.
- B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and
  Molecular Biology 9 (2010) article 39: what happened is one of the arrangements that are counted, so p is never 0.

The arrangements are counted and not sampled, however many there are: changes are whole numbers, so most arrangements
have the same sum, and blocks are joined one by one by adding up how often each sum comes up. Everything stays a
fraction of whole numbers to the end; the same sessions give the same p on any machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

TAIL = Fraction(25, 1000)
"""The share of the arrangements beyond each end of the 95 percent interval."""

Ways = Mapping[tuple[int, int], int]
"""How many arrangements give the first group this sum, and leave so many of its own sessions in it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One session: whether it was dealt to the first group, and what changed, in points."""

    first: bool
    change: int


@dataclass(frozen=True)
class PermutationTest:
    """All ways to deal out the trials anew within their blocks, and where the one that happened stands among them."""

    ways: Ways
    size: int
    """How many trials the first group has."""
    total: int
    """The sum of their changes."""

    @cached_property
    def arrangements(self) -> int:
        return sum(self.ways.values())

    @property
    def p(self) -> Fraction:
        """Two-sided: twice the share of arrangements that are as far to the side as what happened, at most 1."""
        lower = sum(ways for (total, _), ways in self.ways.items() if total <= self.total)
        upper = sum(ways for (total, _), ways in self.ways.items() if total >= self.total)
        return min(Fraction(1), 2 * Fraction(min(lower, upper), self.arrangements))

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """The differences, first less second, that the test at 5 percent leaves open. None where it leaves open all.

        Each arrangement that moves sessions out of the first group stops to lie above what happened at one difference:
        what it lacks in sum, by how many it has moved. The ends are the 2.5 percent quantiles of these, counted with
        what happened; so 0 is within exactly where p is over 5 percent.
        """
        edges: dict[Fraction, int] = defaultdict(int)
        for (total, stayed), ways in self.ways.items():
            if stayed < self.size:
                edges[Fraction(self.total - total, self.size - stayed)] += ways
        happened = self.arrangements - sum(edges.values())
        lowest = self._beyond_tail(sorted(edges), edges, happened)
        highest = self._beyond_tail(sorted(edges, reverse=True), edges, happened)
        return None if lowest is None or highest is None else (lowest, highest)

    def _beyond_tail(
        self, in_order: Iterable[Fraction], edges: Mapping[Fraction, int], happened: int
    ) -> Fraction | None:
        counted = happened
        if counted > TAIL * self.arrangements:
            return None
        for edge in in_order:
            counted += edges[edge]
            if counted > TAIL * self.arrangements:
                return edge
        return None


def permutation_test(blocks: Iterable[Sequence[Trial]]) -> PermutationTest:
    """The trials of each block; what is missing in a block is missing, and the rest is dealt out among its places."""
    kept = [block for block in blocks if block]
    ways: Ways = {(0, 0): 1}
    for block in kept:
        ways = _joined(ways, _ways_of(block))
    first = [trial.change for block in kept for trial in block if trial.first]
    return PermutationTest(ways, len(first), sum(first))


def _ways_of(block: Sequence[Trial]) -> Ways:
    """All ways to choose as many trials of the block as its first group has."""
    size = sum(trial.first for trial in block)
    found: dict[tuple[int, int, int], int] = {(0, 0, 0): 1}
    for trial in block:
        grown = defaultdict(int, found)
        for (chosen, total, stayed), ways in found.items():
            if chosen < size:
                grown[chosen + 1, total + trial.change, stayed + trial.first] += ways
        found = grown
    return {(total, stayed): ways for (chosen, total, stayed), ways in found.items() if chosen == size}


def _joined(one: Ways, other: Ways) -> Ways:
    found: dict[tuple[int, int], int] = defaultdict(int)
    for (total, stayed), ways in one.items():
        for (more, also), times in other.items():
            found[total + more, stayed + also] += ways * times
    return found
