"""Every moment on a way that a routine takes under one camera is one that a body can be in."""

import re
from collections.abc import Iterable
from pathlib import Path

from webapp.catalogue.reading import read_catalogue
from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.movement import between
from webapp.figures.plausibility import implausible
from webapp.figures.skeleton import solve
from webapp.timeline.pairs import pairs_of

ROUTINES = Path(__file__).parents[2] / "routines"
MOMENTS = (0.25, 0.5, 0.75)
MISSED = re.compile(r"(\w+) misses its place")


def ways(book: FigureBook) -> list[tuple[str, str]]:
    catalogue = read_catalogue(ROUTINES)
    pairs = pairs_of(catalogue.routines.values(), catalogue.phrases)
    return [(a, b) for a, b in pairs if book.poses[a].scene == book.poses[b].scene]


def doubtful(start: Body, end: Body, problems: Iterable[str]) -> list[str]:
    """Without the hands that let go or change their hold: on its way such a hand may fall short of a place."""
    held = [limb for limb, pins in start.pose.pins.items() if end.pose.pins.get(limb) == pins]
    return [problem for problem in problems if not (miss := MISSED.match(problem)) or miss[1] in held]


def test_every_moment_of_every_way_is_one_that_a_body_can_be_in(book: FigureBook) -> None:
    found = []
    for a, b in ways(book):
        start, end, props = book.body(a), book.body(b), book.setting(book.poses[a].scene).props
        for moment in MOMENTS:
            problems = doubtful(start, end, implausible(solve(between(start, end, moment)), props))
            found += [f"{a} to {b} at {moment}: {problem}" for problem in problems]
    assert found == []


def test_a_hand_that_is_held_in_both_poses_may_not_stray(book: FigureBook) -> None:
    feet, drawn, knees = (book.body(f"happy-baby{pose}") for pose in ("-feet", "", "-knees"))
    assert doubtful(feet, drawn, ["hand_right misses its place by 3.0 cm"])
    assert doubtful(feet, knees, ["hand_right is 3.0 cm under the floor"])
    assert not doubtful(feet, knees, ["hand_right misses its place by 3.0 cm"])


def test_there_are_ways_to_look_at(book: FigureBook) -> None:
    assert len(ways(book)) > 40
