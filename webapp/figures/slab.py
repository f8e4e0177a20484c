"""A box that lies or leans somewhere: mattress, cushion, heat pack. Lengths are body heights."""

from dataclasses import dataclass
from itertools import product

from webapp.figures.body import Ball, Frame, frame
from webapp.figures.vectors import UP, Vec, direction, dot, size, sub


@dataclass(frozen=True)
class Slab:
    axes: Frame
    """Its middle, and its own forward, left and up."""
    half: Vec
    """How far it reaches from its middle along each axis."""

    @classmethod
    def lying(cls, middle: Vec, faces: float, sizes: Vec) -> "Slab":
        """On its underside, whose middle is given. Sizes along the way it faces, across, and upwards."""
        x, y, z = middle
        left = direction(faces + 90, 0)
        return cls(frame((x, y, z + sizes[2] / 2), left, UP), (sizes[0] / 2, sizes[1] / 2, sizes[2] / 2))

    @property
    def volume(self) -> float:
        return 8 * self.half[0] * self.half[1] * self.half[2]

    @property
    def top(self) -> float:
        return max(place[2] for place in self.corners())

    def at(self, forward: float, left: float, up: float) -> Vec:
        """A place in shares of the half sizes: (1, 1, 1) is the corner in front, to the left, on top."""
        return self.axes.at((forward * self.half[0], left * self.half[1], up * self.half[2]))

    def corners(self, inset: float = 0.0) -> list[Vec]:
        """The eight corners, drawn in by a length on every side."""
        shares = [1 - inset / half if half > inset else 0.0 for half in self.half]
        ends = product(*((-share, share) for share in shares))
        return [self.at(forward, left, up) for forward, left, up in ends]

    def inside(self, place: Vec) -> Vec:
        """A place as seen from the middle, along the box's own axes."""
        away = sub(place, self.axes.origin)
        return dot(away, self.axes.forward), dot(away, self.axes.left), dot(away, self.axes.up)

    def nearest_on_top(self, place: Vec, inset: float) -> Vec:
        """The place on the upper side, away from its edges by an inset, that is nearest to a place above it."""
        forward, left, _ = (
            max(inset - half, min(half - inset, along))
            for along, half in zip(self.inside(place), self.half, strict=True)
        )
        return self.axes.at((forward, left, self.half[2]))

    def gap(self, ball: Ball) -> float:
        """Distance of a sphere from the surface; negative inside."""
        over = [abs(along) - half for along, half in zip(self.inside(ball.centre), self.half, strict=True)]
        outside = size((max(over[0], 0.0), max(over[1], 0.0), max(over[2], 0.0)))
        return outside + min(max(over), 0.0) - ball.radius
