"""A solved pose: where every joint is, which way every bone and every body part points, and the flesh around them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from webapp.figures.pose import Pose
from webapp.figures.vectors import Vec, add, cross, mul


class Frame(NamedTuple):
    """A body part's own axes."""

    origin: Vec
    forward: Vec
    left: Vec
    up: Vec

    def at(self, offset: Vec) -> Vec:
        """The place that lies (forward, left, up) of the origin."""
        return add(self.origin, self.along(offset))

    def along(self, v: Vec) -> Vec:
        return add(mul(self.forward, v[0]), add(mul(self.left, v[1]), mul(self.up, v[2])))


def frame(origin: Vec, left: Vec, up: Vec) -> Frame:
    return Frame(origin, cross(left, up), left, up)


class Ball(NamedTuple):
    """A sphere of flesh."""

    centre: Vec
    radius: float


Hull = tuple[Ball, ...]
"""The convex hull of some spheres."""
Flesh = dict[str, tuple[Hull, ...]]
"""Body part to the hulls that make it."""


@dataclass
class Body:
    pose: Pose
    joints: dict[str, Vec] = field(default_factory=dict)
    directions: dict[str, Vec] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    misses: dict[str, float] = field(default_factory=dict)
    """Pinned limb to the distance by which it misses its place."""
    flesh: Flesh = field(default_factory=dict)

    def at(self, name: str, offset: Vec = (0.0, 0.0, 0.0)) -> Vec:
        """A place on a body frame, or at a joint (its offset is in the world). Raises KeyError for an unknown name."""
        if name in self.frames:
            return self.frames[name].at(offset)
        return add(self.joints[name], offset)
