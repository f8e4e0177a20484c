"""The ways that routines really take from pose to pose: nothing goes through a body, a bed, a chair or a ball."""

from itertools import pairwise
from pathlib import Path

from webapp.catalogue.models import VARIANTS
from webapp.catalogue.reading import read_catalogue
from webapp.figures.book import FigureBook
from webapp.figures.movement import between
from webapp.figures.plausibility import implausible
from webapp.figures.skeleton import solve
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.preferences import Preferences

ROUTINES = Path(__file__).parents[2] / "routines"
MOMENTS = (0.25, 0.4, 0.55, 0.7)


class EverySecond:
    def speech(self, text: str) -> float:
        return 1.0

    def chime(self) -> float:
        return 0.5


def ways(book: FigureBook) -> set[tuple[str, str]]:
    catalogue = read_catalogue(ROUTINES)
    found = set()
    for routine in catalogue.routines.values():
        for variant in VARIANTS:
            timeline = compile_timeline(routine, variant, Preferences(), EverySecond(), catalogue.phrases)
            found |= {(a.figure, b.figure) for a, b in pairwise(timeline.figures) if book.joins(a.figure, b.figure)}
    return {(min(way), max(way)) for way in found}


def test_nothing_goes_through_anything_on_the_way(book: FigureBook) -> None:
    through = []
    for start, end in sorted(ways(book)):
        props = book.setting(book.poses[start].scene).props
        for moment in MOMENTS:
            problems = implausible(solve(between(book.body(start), book.body(end), moment)), props)
            through += [f"{start} to {end} at {moment}: {problem}" for problem in problems if " inside " in problem]
    assert through == []


def test_routines_take_ways_that_are_drawn(book: FigureBook) -> None:
    assert len(ways(book)) > 40
