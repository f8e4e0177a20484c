"""A piece of a prop: what is drawn, and what stands for it when depths are compared."""

from dataclasses import dataclass

from webapp.figures.body import Ball, Hull
from webapp.figures.slab import Slab


@dataclass(frozen=True)
class Piece:
    name: str
    colour: str
    hulls: tuple[Hull, ...]
    light: tuple[Hull, ...] = ()
    """Drawn over it without outline: the top of a seat, the shine of a ball."""
    light_colour: str = "pl"
    stands: bool = False
    """Whether it is a leg: it touches the rest from below, and takes its own place in the depth order."""
    solid: tuple[Hull, ...] = ()
    """What stands for it when depths are compared, where its hulls are too thinly sampled."""
    catches: bool = False
    """Whether the shadow of a body falls on it."""
    slab: Slab | None = None
    """Its exact shape, where it is a box: what is over its sides is in front of it."""


def block(name: str, slab: Slab, colours: tuple[str, str], rounding: float, *, catches: bool = False) -> Piece:
    """A slab with round edges: its silhouette in one colour, its upper side in another."""
    corners = slab.corners(rounding)
    whole = tuple(Ball(corner, rounding) for corner in corners)
    lift = slab.axes.along((0.0, 0.0, rounding * 0.9))
    top = tuple(Ball((x + lift[0], y + lift[1], z + lift[2]), rounding * 0.5) for x, y, z in corners[1::2])
    return Piece(name, colours[0], (whole,), (top,), colours[1], catches=catches, slab=slab)
