"""The mat, and the soft shadow that sets a body down on it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.outline import sampled
from webapp.figures.drawing.path import Path, polygon
from webapp.figures.drawing.props import footprint
from webapp.figures.props import Prop

CORNER: Final = 0.05
THICK: Final = 0.016
SHADOW: Final = {"torso": 12, "pelvis": 10, "head": 10}
"""Points round a part's shadow; every other part has six."""


class Rectangle(NamedTuple):
    """On the floor, in body heights."""

    left: float
    near: float
    right: float
    far: float


def mat(area: Rectangle | None, camera: Camera) -> str:
    if area is None:
        return ""
    return f'<path class="ms" d="{_rounded(area, -THICK, camera)}"/><path class="m" d="{_rounded(area, 0.0, camera)}"/>'


def _rounded(area: Rectangle, height: float, camera: Camera) -> str:
    corners = ((area.right, area.far), (area.left, area.far), (area.left, area.near), (area.right, area.near))
    path = Path()
    for k, (x, y) in enumerate(corners):
        before, after = corners[k - 1], corners[(k + 1) % 4]
        start, end = (_inward((x, y), other, height, camera) for other in (before, after))
        if k:
            path.line(*start)
        else:
            path.move(*start)
        path.curve(camera.point((x, y, height)), *end)
    return str(path.close())


def _inward(corner: Point, other: Point, height: float, camera: Camera) -> Point:
    """Where the rounding of a corner meets the side that leads to another corner."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    t = CORNER / length
    return camera.point((corner[0] + (other[0] - corner[0]) * t, corner[1] + (other[1] - corner[1]) * t, height))


def shadow(body: Body, props: Iterable[Prop], camera: Camera) -> str:
    path = Path()
    for points in shadows(body, props, camera):
        polygon(path, points)
    return f'<path class="sh" d="{path}"/>'


def shadows(body: Body, props: Iterable[Prop], camera: Camera) -> list[list[Point]]:
    """Body and props seen from above, laid on the floor; hands are too small to matter."""
    out = [[camera.point(place) for place in footprint(prop)] for prop in props]
    for part, hulls in body.flesh.items():
        if part.startswith(("hand", "neck")):
            continue
        discs = [(ball.centre[0], ball.centre[1], ball.radius * 0.96) for hull in hulls for ball in hull]
        points = sampled(discs, SHADOW.get(part, 6))
        out.append([camera.point((x, y, 0.0)) for x, y in reversed(points)])
    return out
