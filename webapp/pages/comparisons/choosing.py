"""Choosing the two routines of a comparison and how long it goes on. Whatever cannot be used gets a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from webapp.catalogue.models import Routine
from webapp.practice.comparison_times import LENGTHS
from webapp.practice.waiting import Range, shared_range

LENGTH_WORDS: Mapping[int, str] = {14: "Two weeks", 21: "Three weeks", 28: "Four weeks"}


class RefusedPairError(ValueError):
    """These two cannot be compared. Its message is for the person."""


@dataclass(frozen=True)
class Pair:
    """Two routines that are both good for some rating."""

    first: Routine
    second: Routine

    @property
    def fits(self) -> Range:
        return shared_range(self.first, self.second)

    @property
    def slugs(self) -> tuple[str, str]:
        return self.first.slug, self.second.slug


def read_pair(sent: Mapping[str, str], routines: Mapping[str, Routine]) -> Pair:
    """Raises RefusedPairError where the two fields do not name such a pair."""
    first, second = routines.get(sent.get("first", "")), routines.get(sent.get("second", ""))
    if first is None or second is None:
        raise RefusedPairError("There is no such routine here. Please choose again.")
    if first is second:
        raise RefusedPairError("These are the same. Please choose two different routines.")
    pair = Pair(first, second)
    if pair.fits.is_empty:
        one, other = (
            f"{r.title} is meant for {r.good_for_pain.lowest} to {r.good_for_pain.highest}" for r in (first, second)
        )
        raise RefusedPairError(f"{one} and {other}: no day fits both. Please choose another pair.")
    return pair


def read_days(text: str) -> int:
    """Raises ValueError, with a sentence, unless it is one of the lengths."""
    if text not in map(str, LENGTHS):
        raise ValueError("It goes on for two, three or four weeks. Please choose again.")
    return int(text)


def usual_pair(routines: Mapping[str, Routine], used: Iterable[str]) -> Pair | None:
    """The two that were used last and fit the same day, else the first two that do. `used` has the latest first."""
    order = dict.fromkeys([*(slug for slug in used if slug in routines), *routines])
    pairs = (Pair(routines[first], routines[second]) for first, second in combinations(order, 2))
    return next((pair for pair in pairs if not pair.fits.is_empty), None)
