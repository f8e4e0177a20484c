"""Scenes: the camera, the props, and one mat and one frame that hold every pose of a scene."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.ground import Rectangle
from webapp.figures.drawing.props import footprint
from webapp.figures.props import Bed, Prop

ASPECT: Final = 4 / 3
PAD: Final = (30.0, 40.0)
"""Room left at the sides, and above and below, picture units."""
NARROWEST: Final = 1020.0
"""A frame is at least this wide: nobody is looked at from closer."""
MARGIN: Final = (0.07, 0.05)
"""How far the mat reaches beyond the bodies, along and across."""
MAT_HALF: Final = (0.19, 0.27)
"""Half the mat's width, at least and at most."""


class Box(NamedTuple):
    """A viewBox."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return " ".join(f"{value:.0f}" for value in self)

    def moved(self, dx: float, dy: float) -> "Box":
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def towards(self, other: "Box", share: float) -> "Box":
        return Box(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))

    def holding(self, points: Iterable[Point]) -> "Box":
        """Grown as far as it has to be to hold points, in its own aspect."""
        xs, ys = zip((self.x, self.y), (self.x + self.width, self.y + self.height), *points, strict=True)
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        width = max(right - left, (bottom - top) * self.width / self.height)
        height = width * self.height / self.width
        return Box((left + right - width) / 2, (top + bottom - height) / 2, width, height)


def mat_for(bodies: Iterable[Body], props: Sequence[Prop]) -> Rectangle | None:
    """The mat under every body and prop of a scene; nobody lays one under a bed."""
    if any(isinstance(prop, Bed) for prop in props):
        return None
    places = [(b.centre, b.radius) for body in bodies for hulls in body.flesh.values() for hull in hulls for b in hull]
    stands = [place for prop in props for place in footprint(prop)]
    xs = [place[0] + sign * radius for place, radius in places for sign in (1, -1)] + [place[0] for place in stands]
    ys = [place[1] + sign * radius for place, radius in places for sign in (1, -1)]
    under = [place[1] + sign * MARGIN[1] for place in stands for sign in (1, -1)]
    narrow, wide = MAT_HALF
    near = min(max(min(min(ys) - MARGIN[1], -narrow), -wide), *under, -narrow)
    far = max(min(max(max(ys) + MARGIN[1], narrow), wide), *under, narrow)
    return Rectangle(min(xs) - MARGIN[0], near, max(xs) + MARGIN[0], far)


def framed(points: Sequence[Point], mat: Rectangle | None, camera: Camera) -> Box:
    """The smallest frame of the fixed aspect round points and mat, with some air."""
    edges = [] if mat is None else [(x, y, 0.0) for x in (mat.left, mat.right) for y in (mat.near, mat.far)]
    corners = [camera.point(place) for place in edges]
    xs = [x for x, _ in (*points, *corners)]
    ys = [y for _, y in (*points, *corners)]
    left, right, top, bottom = min(xs) - PAD[0], max(xs) + PAD[0], min(ys) - PAD[1], max(ys) + PAD[1]
    width = max(right - left, NARROWEST, (bottom - top) * ASPECT)
    height = width / ASPECT
    return Box((left + right - width) / 2, (top + bottom - height) / 2, width, height)
