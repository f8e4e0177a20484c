"""The camera: world to picture. Picture units are thousandths of a body height, y down."""

from math import atan2, cos, degrees, radians, sin
from typing import Final, NamedTuple

from webapp.figures.body import Hull
from webapp.figures.vectors import Vec, dot

UNIT: Final = 1000

Point = tuple[float, float]


class Disc(NamedTuple):
    """A sphere as the camera sees it; depth grows away from the viewer."""

    x: float
    y: float
    radius: float
    depth: float


Discs = tuple[Disc, ...]


class Camera(NamedTuple):
    """Orthographic. Its axes are unit vectors of the world."""

    right: Vec
    up: Vec
    away: Vec

    @classmethod
    def aimed(cls, yaw: float, pitch: float) -> "Camera":
        """With a yaw below 0 the figure's front turns towards the viewer; a pitch above 0 looks down. Degrees."""
        cy, sy = cos(radians(yaw)), sin(radians(yaw))
        cp, sp = cos(radians(pitch)), sin(radians(pitch))
        return cls((cy, -sy, 0.0), (sy * sp, cy * sp, cp), (sy * cp, cy * cp, -sp))

    def towards(self, other: "Camera", share: float) -> "Camera":
        """On the way to another camera: round the figure the shorter way, and up or down."""
        if share in (0.0, 1.0):
            return other if share else self
        (yaw, pitch), (last, tilted) = self._aim, other._aim
        return Camera.aimed(yaw + ((last - yaw + 180) % 360 - 180) * share, pitch + (tilted - pitch) * share)

    @property
    def _aim(self) -> tuple[float, float]:
        return degrees(atan2(-self.right[1], self.right[0])), degrees(atan2(-self.away[2], self.up[2]))

    @property
    def to_viewer(self) -> Vec:
        return (-self.away[0], -self.away[1], -self.away[2])

    def point(self, place: Vec) -> Point:
        return dot(place, self.right) * UNIT, -dot(place, self.up) * UNIT

    def depth(self, place: Vec) -> float:
        return dot(place, self.away) * UNIT

    def discs(self, hull: Hull) -> Discs:
        return tuple(Disc(*self.point(ball.centre), ball.radius * UNIT, self.depth(ball.centre)) for ball in hull)
