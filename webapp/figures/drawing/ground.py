"""The mat, and the soft shadow that sets a body down on it."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.outline import sampled
from webapp.figures.drawing.path import Path, polygon
from webapp.figures.drawing.piece import Piece
from webapp.figures.drawing.props import footprint
from webapp.figures.props import Prop
from webapp.figures.vectors import Vec

CORNER: Final = 0.05
LAYERS: Final = (("ms", -0.016), ("m", 0.0))
"""The mat's side and its upper side: the class, and how far it is above the floor."""
SHADOW: Final = {"torso": 12, "pelvis": 10, "head": 10}
"""Points round a part's shadow; every other part has six."""


class Rectangle(NamedTuple):
    """On the floor, in body heights."""

    left: float
    near: float
    right: float
    far: float

    def towards(self, other: "Rectangle", share: float) -> "Rectangle":
        return Rectangle(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))


def mat(area: Rectangle | None, camera: Camera) -> str:
    if area is None:
        return ""
    return "".join(f'<path class="{layer}" d="{rounded(area, height, camera)}"/>' for layer, height in LAYERS)


def rounded(area: Rectangle, height: float, camera: Camera) -> str:
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
    return shade(shadows(body, props, camera))


def shade(outlines: Iterable[Sequence[Point]]) -> str:
    path = Path()
    for points in outlines:
        polygon(path, points)
    return f'<path class="sh" d="{path}"/>'


def shadows(body: Body, props: Iterable[Prop], camera: Camera) -> list[list[Point]]:
    """Body and props seen from above, laid on the floor."""
    flat = [footprint(prop) for prop in props] + list(_from_above(body, 0.0))
    return [[camera.point(place) for place in outline] for outline in flat]


def caught(body: Body, piece: Piece, camera: Camera) -> list[list[Point]]:
    """A body seen from above, laid on what catches its shadow; what hangs over the edge ends there."""
    slab = piece.slab
    if slab is None or not piece.catches:
        return []
    return [
        [camera.point(slab.nearest_on_top(place, CORNER / 2)) for place in outline]
        for outline in _from_above(body, slab.top)
    ]


def _from_above(body: Body, height: float) -> Iterable[list[Vec]]:
    """The outlines of the body's parts; hands are too small to matter."""
    for part, hulls in body.flesh.items():
        if part.startswith(("hand", "neck")):
            continue
        discs = [(ball.centre[0], ball.centre[1], ball.radius * 0.96) for hull in hulls for ball in hull]
        yield [(x, y, height) for x, y in reversed(sampled(discs, SHADOW.get(part, 6)))]
