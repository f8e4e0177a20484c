"""The pairs of poses between which the figure moves in the shipped routines."""

from functools import cache

from tests.figures.shipped import POSES
from webapp.catalogue.reading import read_catalogue
from webapp.figures.body import Body
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
"""Among the heaviest within one scene, and some that are seen most."""

ACROSS = [
    ("half-kneeling", "kneeling-hands-on-chair"),
    ("lying-knees-bent", "side-lying-right"),
    ("legs-up-chair", "lying-knees-bent"),
    ("legs-up-chair", "sway-centre"),
    ("half-kneeling", "hands-and-knees"),
    ("half-kneeling", "standing"),
    ("hands-and-knees", "side-lying-push-up"),
    ("kneeling-hands-on-chair", "side-sitting"),
    ("side-sitting", "sitting-on-floor"),
    ("mobiliser-side-push-up", "mobiliser-sit"),
    ("mobiliser-one-knee-small-loose-left", "mobiliser-side"),
    ("mobiliser-lying", "mobiliser-prone"),
    ("mobiliser-stand", "mobiliser-stand-up"),
    ("edge-sit-left", "edge-sit-right"),
    ("edge-down-right", "edge-lower-right"),
    ("seat-rest-left", "side-sitting"),
    ("seat-warm-pack", "standing-hand-on-chair"),
    ("butterfly-close", "side-sitting"),
    ("bed-lean-centre", "bed-lying"),
    ("chair-even", "chair-sitting"),
]
"""From scene to scene: the heaviest, and one of each kind."""

SPREAD = HEAVIEST + ACROSS


@cache
def shipped_book() -> FigureBook:
    """One for all tests of a process, so that every body is solved once."""
    return FigureBook.read(POSES)


@cache
def changes() -> tuple[Pair, ...]:
    """Every change of pose, in every variant, with every step as it is and eased."""
    catalogue = read_catalogue(POSES.parent / "routines", shipped_book().poses)
    return tuple(pairs_of(catalogue.routines.values(), catalogue.phrases))


@cache
def joined_pairs() -> tuple[Pair, ...]:
    """Those that a movement shows."""
    return tuple(pair for pair in changes() if shipped_book().joins(*pair))


@cache
def on_the_way(start: str, end: str) -> list[Body]:
    """Five moments between two poses."""
    passage = shipped_book().movements.passage(start, end)
    return [passage.body(k / 6) for k in range(1, 6)]
