"""Arrows for the way to move, and the soft glow where it is felt."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, cos, dist, hypot, pi, sin
from typing import Final

from webapp.figures.body import Body
from webapp.figures.drawing.camera import UNIT, Camera, Point
from webapp.figures.drawing.path import Path
from webapp.figures.movement import between
from webapp.figures.pose_file import Arrow, Felt
from webapp.figures.skeleton import solve
from webapp.figures.vectors import add, angles, direction, mul

HEAD: Final = 34
"""Length of an arrowhead's sides, picture units."""
SMALL: Final = 200.0
"""A shaft shorter than this shows a small movement: its arrow is bold, so that it is seen at 160 pixels, too."""
BOLD_HEAD: Final = 52
PUSH: Final = 0.15
"""A push is drawn at least this long, body heights."""
BARB: Final = 2.55
"""Angle of an arrowhead's sides against its shaft, radians."""
STEPS: Final = 5
FELT: Final = frozenset(("torso", "pelvis", "thigh_right", "thigh_left"))
"""Parts that a glow shows on."""

BodyOf = Callable[[str], Body]


def arrow_points(arrow: Arrow, body: Body, camera: Camera, body_of: BodyOf) -> list[Point]:
    """The shaft of an arrow in the picture."""
    if arrow.spin is not None:
        return _spin(arrow, body, camera)
    if arrow.towards is not None:
        way, (first, last) = direction(*arrow.towards), arrow.span
        last = max(last, first + PUSH) if last > first else min(last, first - PUSH)
        place = body.at(arrow.point)
        return [camera.point(add(place, mul(way, first + (last - first) * k / 2))) for k in range(3)]
    return _travelled(arrow, body_of(arrow.start or ""), body, camera)


def _spin(arrow: Arrow, body: Body, camera: Camera) -> list[Point]:
    """An arc above a point, round the vertical."""
    centre = add(body.at(arrow.point), (0.0, 0.0, 0.145))
    front, _ = angles(body.frames["pelvis"].forward)
    sign = 1 if arrow.spin == "left" else -1
    return [camera.point(add(centre, mul(direction(front + sign * (k * 25 - 100), 0), 0.15))) for k in range(9)]


def _travelled(arrow: Arrow, start: Body, end: Body, camera: Camera) -> list[Point]:
    """The path that a place really takes from one pose to the other, moved off the body."""
    cx, cy = camera.point(start.at(arrow.pivot))
    points = []
    for k in range(STEPS + 1):
        x, y = camera.point(solve(between(start, end, k / STEPS)).at(arrow.point))
        far = hypot(x - cx, y - cy) or 1.0
        points.append((x + (x - cx) / far * arrow.away * UNIT, y + (y - cy) / far * arrow.away * UNIT))
    return points


def arrow_path(points: Sequence[Point], *, two_ways: bool) -> str:
    """A smooth stroke with an open head at its end, or at both ends."""
    bold = sum(dist(a, b) for a, b in pairwise(points)) < SMALL
    size = BOLD_HEAD if bold else HEAD
    gap, cue = ("cue-gap cue-gap-bold", "cue cue-bold") if bold else ("cue-gap", "cue")
    path = Path().move(*points[0])
    for a, b in pairwise(points[1:]):
        path.curve(a, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    path.line(*points[-1])
    _head(path, points[-2], points[-1], size)
    if two_ways:
        _head(path, points[1], points[0], size)
    return f'<path class="{gap}" d="{path}"/><path class="{cue}" d="{path}"/>'


def _head(path: Path, before: Point, tip: Point, size: float) -> None:
    way = atan2(tip[1] - before[1], tip[0] - before[0])
    sides = [(tip[0] + size * cos(way + turn), tip[1] + size * sin(way + turn)) for turn in (BARB, 2 * pi - BARB)]
    path.move(*sides[0]).line(*tip).line(*sides[1])


def glow(felt: Felt, body: Body, camera: Camera, ident: str) -> tuple[str, tuple[Point, float]]:
    """The gradient of a glow, and the circle (centre, radius) that it fills."""
    centre, radius = camera.point(body.frames[felt.on].at(felt.offset)), felt.radius * UNIT
    stops = '<stop class="g0" offset="0"/><stop class="g0" offset=".25"/><stop class="g1" offset="1"/>'
    where = f'cx="{centre[0]:.0f}" cy="{centre[1]:.0f}" r="{radius:.0f}"'
    return f'<radialGradient id="{ident}" gradientUnits="userSpaceOnUse" {where}>{stops}</radialGradient>', (
        centre,
        radius,
    )
