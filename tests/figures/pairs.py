"""The pairs of poses between which the figure moves in the shipped routines."""

from functools import cache

from tests.figures.shipped import POSES
from webapp.catalogue.reading import read_catalogue
from webapp.figures.book import FigureBook
from webapp.timeline.pairs import pairs_of

Pair = tuple[str, str]

HEAVIEST = [
    ("mobiliser-side-feet-over", "mobiliser-side-push-up"),
    ("side-lying-right", "side-sitting"),
    ("kiss-the-kneecaps", "legs-up-chair"),
    ("knee-walk-left", "knee-walk-right"),
    ("sway-left", "sway-right"),
]
"""Among the heaviest that are drawn, and some that are seen most."""


@cache
def joined_pairs() -> tuple[Pair, ...]:
    """In every variant, with every step as it is and eased."""
    book = FigureBook.read(POSES)
    catalogue = read_catalogue(POSES.parent / "routines", book.poses)
    found = pairs_of(catalogue.routines.values(), catalogue.phrases)
    return tuple(pair for pair in found if book.joins(*pair))
