"""Exact outlines of convex hulls of circles, as lines and arcs."""

from collections.abc import Iterable, Sequence
from math import acos, atan2, cos, hypot, pi, sin
from typing import Final

from webapp.figures.drawing.camera import Disc, Discs, Point
from webapp.figures.drawing.path import Path

SUPPORTS: Final = 120
"""Directions in which the outermost circle is looked for."""
DIRECTIONS: Final = tuple((cos(2 * pi * k / SUPPORTS), sin(2 * pi * k / SUPPORTS)) for k in range(SUPPORTS))


def outlined(hulls: Iterable[Discs]) -> str:
    """Path data of the union of hulls."""
    path = Path()
    for hull in hulls:
        trace(path, hull)
    return str(path)


def trace(path: Path, hull: Discs) -> None:
    """Add the outline of one hull, clockwise on the page."""
    outer = outermost(hull)
    if len(outer) == 1:
        _circle(path, hull[outer[0][0]])
        return
    cuts = [tangent(hull[outer[k - 1][0]], hull[i], near) for k, (i, near) in enumerate(outer)]
    for k, (i, _) in enumerate(outer):
        disc, start, end = hull[i], cuts[k], cuts[(k + 1) % len(cuts)]
        while end < start:
            end += 2 * pi
        first = on_rim(disc, start)
        if k:
            path.line(*first)
        else:
            path.move(*first)
        path.arc(disc.radius, *on_rim(disc, end), large=end - start > pi)
    path.close()


def outermost(hull: Discs) -> list[tuple[int, float]]:
    """Circles on the outline in order, each with the angle at which it takes over."""
    order: list[tuple[int, float]] = []
    for k, (u, v) in enumerate(DIRECTIONS):
        i = max(range(len(hull)), key=lambda j: hull[j].x * u + hull[j].y * v + hull[j].radius)
        if not order or order[-1][0] != i:
            order.append((i, 2 * pi * k / SUPPORTS))
    if len(order) > 1 and order[0][0] == order[-1][0]:
        order[0] = (order[0][0], order[-1][1] - 2 * pi)
        order.pop()
    return order


def tangent(before: Disc, after: Disc, near: float) -> float:
    """Exact angle of the common tangent at which one circle takes over from another."""
    gap = hypot(after.x - before.x, after.y - before.y) or 1e-9
    way = atan2(after.y - before.y, after.x - before.x)
    spread = acos(max(-1.0, min(1.0, (before.radius - after.radius) / gap)))
    near -= pi / SUPPORTS
    best = min((way + spread, way - spread), key=lambda angle: abs((angle - near + pi) % (2 * pi) - pi))
    return near + (best - near + pi) % (2 * pi) - pi


def on_rim(disc: Disc, angle: float) -> Point:
    return disc.x + disc.radius * cos(angle), disc.y + disc.radius * sin(angle)


def _circle(path: Path, disc: Disc) -> None:
    left, right = (disc.x - disc.radius, disc.y), (disc.x + disc.radius, disc.y)
    path.move(*right).arc(disc.radius, *left, large=False).arc(disc.radius, *right, large=False).close()


def sampled(hull: Sequence[tuple[float, float, float]], count: int) -> list[Point]:
    """The outline of circles (x, y, radius) as points at fixed angles, counter-clockwise."""
    points = []
    for k in range(count):
        u, v = cos(2 * pi * k / count), sin(2 * pi * k / count)
        x, y, radius = max(hull, key=lambda c: c[0] * u + c[1] * v + c[2])
        points.append((x + radius * u, y + radius * v))
    return points
