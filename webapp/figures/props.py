"""Chair and ball: their shape, and how far flesh is from their surface. Lengths are body heights."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Final

from webapp.figures.body import Ball
from webapp.figures.vectors import Vec, dist, sub

SEAT: Final = 0.26
"""Width and depth of a chair's seat (44 cm)."""
SEAT_THICK: Final = 0.03
BACK_HEIGHT: Final = 0.29
BACK_THICK: Final = 0.012
BACK_LEAN: Final = 0.14
EDGE: Final = 0.02
"""How far in from the seat's corner its legs stand."""


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
    name: str = "ball"

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
        if above > 0.1 and back > SEAT / 2:
            over = max(0.0, above - BACK_HEIGHT)
            return hypot(SEAT + BACK_LEAN * above - back, over) - ball.radius - BACK_THICK
        return above - ball.radius if 0.0 <= back <= SEAT and above > -SEAT_THICK else float("inf")


Prop = Chair | GymBall
