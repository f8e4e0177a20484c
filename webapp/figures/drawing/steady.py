"""Outlines that have the same commands in every pose, so that one can turn into another."""

from collections.abc import Iterable, Sequence
from math import acos, atan2, cos, hypot, pi, sin
from typing import Final, NamedTuple

from webapp.figures.drawing.camera import Disc, Discs, Point
from webapp.figures.drawing.outline import on_rim, tangent
from webapp.figures.drawing.path import Path

BROAD: Final = 32.0
"""A hull with a circle larger than this, in picture units, gets the finer fan."""
FANS: Final = (6, 8)
"""Directions in which the outermost of three or more circles is looked for, in a slender and in a broad hull."""


class Step(NamedTuple):
    """One command of a path: "m", "l" or "a" (with its radius and whether it runs clockwise) to a place."""

    command: str
    x: float
    y: float
    radius: float = 0.0
    clockwise: bool = True


def steady(hulls: Iterable[Discs]) -> list[Step]:
    """The outlines of hulls, clockwise on the page. As many circles make as many steps, wherever they are."""
    return [step for hull in hulls for step in (_pair(hull) if len(hull) < 3 else _fan(hull))]


def needed(outlines: Sequence[Sequence[Step]]) -> list[list[Step]]:
    """The outlines without the steps that lead nowhere in any of them."""
    rounded = [[(round(step.x), round(step.y)) for step in outline] for outline in outlines]
    kept = [
        k
        for k, step in enumerate(outlines[0])
        if step.command == "m" or any(places[k] != places[k - 1] for places in rounded)
    ]
    return [[outline[k] for k in kept] for outline in outlines]


def polygons(outlines: Iterable[Sequence[Point]]) -> list[Step]:
    return [Step("l" if k else "m", x, y) for points in outlines for k, (x, y) in enumerate(points)]


def written(steps: Sequence[Step]) -> str:
    """Path data of closed outlines; no step is left out."""
    path = Path()
    for k, (command, x, y, radius, clockwise) in enumerate(steps):
        if command == "m":
            path = path.close() if k else path
            path.move(x, y)
        else:
            r = max(1, round(radius))
            path.step(command, (r, r, 0, 0, int(clockwise)) if command == "a" else (), x, y)
    return str(path.close())


def _arc(disc: Disc, angle: float) -> Step:
    return Step("a", *on_rim(disc, angle), disc.radius)


def _pair(hull: Discs) -> list[Step]:
    """Exact: round the first circle in two arcs, across, round the second in two arcs. One circle counts twice."""
    a, b = hull[0], hull[-1]
    gap, way = hypot(b.x - a.x, b.y - a.y) or 1e-9, atan2(b.y - a.y, b.x - a.x)
    spread = acos(max(-1.0, min(1.0, (a.radius - b.radius) / gap)))
    return [
        Step("m", *on_rim(a, way + spread)),
        _arc(a, way + pi),
        _arc(a, way - spread),
        Step("l", *on_rim(b, way - spread)),
        _arc(b, way),
        _arc(b, way + spread),
    ]


def _fan(hull: Discs) -> list[Step]:
    """Between each two directions an arc, then the line to the next circle; exact for one change between them."""
    count = FANS[max(disc.radius for disc in hull) > BROAD]
    angles = [2 * pi * k / count for k in range(count)]
    outer = [_outermost(hull, angle) for angle in angles]
    steps: list[Step] = []
    for k, angle in enumerate(angles):
        before, after = outer[k - 1], outer[k]
        at = _change(before, after, angle - pi / count, pi / count)
        steps += [_arc(before, at), Step("l", *on_rim(after, at))]
    return [Step("m", steps[-1].x, steps[-1].y), *steps[:-1]]


def _outermost(hull: Discs, angle: float) -> Disc:
    u, v = cos(angle), sin(angle)
    return max(hull, key=lambda disc: disc.x * u + disc.y * v + disc.radius)


def _change(before: Disc, after: Disc, middle: float, reach: float) -> float:
    """Where one circle takes over from another, within reach of an angle."""
    return middle if before == after else max(middle - reach, min(middle + reach, tangent(before, after, middle)))
