"""The steps of a composition joined by ways: from where the body is to where the next step begins, and up again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.catalogue.models import Position, Step
from webapp.composing.composition import Objection
from webapp.composing.ways import POSITION_WORDS, Way, Ways, shortest_way

SETTLED: tuple[Position, ...] = ("sitting on a chair", "in bed", "sitting on the bed")
"""Where somebody may already be, and may stay afterwards. Everything else begins and ends standing."""


@dataclass(frozen=True, slots=True)
class Route:
    """The ways before each picked step, those after the last one, and what stands against it."""

    before: tuple[tuple[Way, ...], ...]
    after: tuple[Way, ...]
    objections: tuple[Objection, ...]


def route_through(steps: Sequence[Step], ways: Ways, at_home: Iterable[str]) -> Route:
    """There is at least one step. Ways of the routines `at_home` come first."""
    home = frozenset(at_home)
    begins: Position = steps[0].position if steps[0].position in SETTLED else "standing"
    here, before, objections = begins, [], []
    for number, step in enumerate(steps):
        way = shortest_way(ways, here, step.position, home)
        if way is None:
            objections.append(Objection(_no_way(here, step.position), number))
        before.append(way or ())
        here = step.ends_in
    after = _way_up(here, begins, ways, home)
    if after is None:
        objections.append(Objection(f"Ebb knows no way up from {POSITION_WORDS[here]}; end with another step."))
    return Route(tuple(before), after or (), tuple(objections))


def _way_up(here: Position, begins: Position, ways: Ways, home: frozenset[str]) -> tuple[Way, ...] | None:
    """Back to standing, or to where it began. None where somebody would be left on the floor."""
    if here in SETTLED and begins in SETTLED:
        return ()
    way = shortest_way(ways, here, begins, home)
    if way is None and begins != "standing":
        way = shortest_way(ways, here, "standing", home)
    return () if way is None and here in SETTLED else way


def _no_way(start: Position, goal: Position) -> str:
    return f"Ebb knows no way from {POSITION_WORDS[start]} to {POSITION_WORDS[goal]}; change the order, or take it out."
