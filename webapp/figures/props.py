"""Furniture and the like: their shape, and how far flesh is from their surface. Lengths are body heights."""

from dataclasses import dataclass, replace
from math import cos, degrees, hypot, radians, sin
from typing import Final

from webapp.figures.body import Ball
from webapp.figures.slab import Slab
from webapp.figures.vectors import UP, Vec, add, cross, direction, dist, rotate, size, sub, unit

SEAT: Final = 0.26
"""Width and depth of a chair's seat (44 cm)."""
SEAT_THICK: Final = 0.03
BACK_HEIGHT: Final = 0.29
BACK_THICK: Final = 0.012
BACK_LEAN: Final = 0.14
EDGE: Final = 0.02
"""How far in from the seat's corner its legs stand."""
MATTRESS: Final = 0.095
FRAME: Final = 0.03
"""Height of the bed's frame, under the mattress."""


@dataclass(frozen=True)
class Floor:
    name: str = "floor"

    def gap(self, ball: Ball) -> float:
        """Distance of a sphere from the surface; negative inside."""
        return ball.centre[2] - ball.radius


@dataclass(frozen=True)
class GymBall:
    centre: Vec
    radius: float
    rolled: tuple[float, float] = (0.0, 0.0)
    """How far it has rolled on the floor."""
    name: str = "ball"

    def rolled_by(self, dx: float, dy: float) -> "GymBall":
        """The ball when it has rolled so far from where the scene has it."""
        x, y, z = self.centre
        return replace(self, centre=(x - self.rolled[0] + dx, y - self.rolled[1] + dy, z), rolled=(dx, dy))

    def turned(self, offset: Vec) -> Vec:
        """Where a place on it is, once it has rolled: without sliding, and given from its middle."""
        way = (*self.rolled, 0.0)
        turn = degrees(size(way) / self.radius)
        return add(self.centre, rotate(offset, unit(cross(UP, way)), turn))

    def gap(self, ball: Ball) -> float:
        return dist(ball.centre, self.centre) - self.radius - ball.radius


@dataclass(frozen=True)
class Chair:
    front: tuple[float, float]
    """The middle of the seat's front edge."""
    faces: float
    """Azimuth, in degrees."""
    height: float
    name: str = "chair"
    has_back: bool = True

    def at(self, back: float, left: float, height: float) -> Vec:
        """The place that lies back from the front edge, to a sitter's left, above the floor."""
        c, s = cos(radians(self.faces)), sin(radians(self.faces))
        return (self.front[0] - back * c - left * s, self.front[1] - back * s + left * c, height)

    def behind(self, place: Vec) -> tuple[float, float]:
        """How far back from the front edge, and how far to a sitter's left, a place is."""
        c, s = cos(radians(self.faces)), sin(radians(self.faces))
        x, y, _ = sub(place, (*self.front, 0.0))
        return -(x * c + y * s), -x * s + y * c

    def gap(self, ball: Ball) -> float:
        """From the top of the seat, or from the backrest's plane for what is above it and behind the seat's middle."""
        back, left = self.behind(ball.centre)
        above = ball.centre[2] - self.height
        if abs(left) > SEAT / 2 + ball.radius or back < -ball.radius or back > SEAT + 0.1:
            return float("inf")
        if self.has_back and above > 0.1 and back > SEAT / 2:
            over = max(0.0, above - BACK_HEIGHT)
            return hypot(SEAT + BACK_LEAN * above - back, over) - ball.radius - BACK_THICK
        return above - ball.radius if 0.0 <= back <= SEAT and above > -SEAT_THICK else float("inf")


@dataclass(frozen=True)
class Bed:
    """A firm bed, or a treatment table: one long edge looks where the bed faces."""

    front: tuple[float, float]
    """The middle of the edge that looks that way."""
    faces: float
    height: float
    """Of the mattress's top."""
    size: tuple[float, float]
    """Length and width."""
    name: str = "bed"

    def towards(self, other: "Bed", share: float) -> "Bed":
        """On the way to the size and the height of another one that looks the same way."""
        length, width = (a + (b - a) * share for a, b in zip(self.size, other.size, strict=True))
        return replace(self, size=(length, width), height=self.height + (other.height - self.height) * share)

    @property
    def mattress(self) -> Slab:
        return self._layer(self.height, MATTRESS, 0.0)

    @property
    def frame(self) -> Slab:
        return self._layer(self.height - MATTRESS, FRAME, 0.012)

    def _layer(self, top: float, thick: float, inset: float) -> Slab:
        length, width = self.size
        x, y = (self.front[k] - way * width / 2 for k, way in enumerate(direction(self.faces, 0)[:2]))
        return Slab.lying((x, y, top - thick), self.faces, (width - 2 * inset, length - 2 * inset, thick))

    def gap(self, ball: Ball) -> float:
        return min(self.mattress.gap(ball), self.frame.gap(ball))


@dataclass(frozen=True)
class Pad:
    """A cushion, a folded blanket, a heat pack."""

    name: str
    slab: Slab
    on: str = ""
    """The body frame that carries it, and the axes of its slab; "" where it lies in the world."""

    def gap(self, ball: Ball) -> float:
        return self.slab.gap(ball)


Prop = Chair | GymBall | Bed | Pad
