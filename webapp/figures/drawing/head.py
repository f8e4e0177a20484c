"""Hair, nose and ear."""

from math import atan2, cos, pi, sin, sqrt
from typing import Final

from webapp.figures.body import Ball, Body, Hull
from webapp.figures.drawing.camera import UNIT, Camera, Point
from webapp.figures.drawing.outline import outlined
from webapp.figures.drawing.path import Path
from webapp.figures.vectors import Vec, add, cross, dot, mul, sub, unit

HAIR: Final = 0.0645
"""Radius of the cap of hair."""
RIM: Final = -0.004
"""How far from the skull's centre the plane lies that cuts the cap off."""
RIM_POINTS: Final = 7
EAR: Final = 0.0115
SHOWS: Final = 0.020
"""An ear that sticks out this far towards the viewer is seen."""
FACES: Final = 0.45
"""From this much of the face on, the nose is seen within the outline of the head."""
NOSE_OPACITY: Final = 0.6


def features(body: Body, camera: Camera) -> str:
    """Drawn over the head."""
    out = f'<path class="h" d="{_hair(body, camera)}"/>'
    if shows_nose(body, camera):
        out += f'<path class="ss" opacity="{NOSE_OPACITY:.1g}" d="{outlined([camera.discs(nose(body))])}"/>'
    for side in (1, -1):
        if shows_ear(body, camera, side):
            out += f'<path class="ss" d="{outlined([camera.discs(ear(body, side))])}"/>'
    return out


def nose(body: Body) -> Hull:
    return (Ball(body.at("head", (0.062, 0.0, -0.016)), 0.007), Ball(body.at("head", (0.064, 0.0, -0.022)), 0.0085))


def shows_nose(body: Body, camera: Camera) -> bool:
    return dot(body.frames["head"].forward, camera.to_viewer) > FACES


def ear(body: Body, side: int) -> Hull:
    """The left ear is on side 1, the right one on side -1."""
    return (Ball(body.at("head", (-0.012, side * 0.056, -0.012)), EAR),)


def shows_ear(body: Body, camera: Camera, side: int) -> bool:
    centre = body.frames["head"].origin
    towards = [dot(sub(ear(body, each)[0].centre, centre), camera.to_viewer) for each in (side, -side)]
    return towards[0] > max(SHOWS, towards[1])


def _hair(body: Body, camera: Camera) -> str:
    rim, _, turn = cap(body, camera)
    path = Path().move(*rim[0])
    for x, y in rim[1:]:
        path.line(x, y)
    path.arc(HAIR * UNIT, *rim[0], large=abs(turn) > pi, clockwise=turn > 0)
    return str(path.close())


def cap(body: Body, camera: Camera) -> tuple[list[Point], Point, float]:
    """The visible part of a slice of the skull's sphere: its rim, its centre, and the angle back along its outline."""
    head = body.frames["head"]
    centre = head.at((-0.006, 0.0, 0.008))
    tilt = unit(add(mul(head.forward, -0.80), mul(head.up, 0.60)))
    rim = _rim(centre, tilt, camera)
    turn = _turn(rim, camera.point(centre), camera.point(add(centre, mul(tilt, HAIR))))
    return rim, camera.point(centre), turn


def _rim(centre: Vec, tilt: Vec, camera: Camera) -> list[Point]:
    """The rim on the viewer's side; it meets the outline (nearly) at both ends."""
    width = sqrt(HAIR * HAIR - RIM * RIM)
    along = unit(cross(tilt, camera.to_viewer), (1.0, 0.0, 0.0))
    towards = cross(along, tilt)
    if dot(towards, camera.to_viewer) < 0:
        towards = mul(towards, -1)
    points = []
    for k in range(RIM_POINTS + 1):
        angle = pi * k / RIM_POINTS
        place = add(mul(along, width * cos(angle)), mul(towards, width * sin(angle)))
        points.append(camera.point(add(centre, add(mul(tilt, RIM), place))))
    return points


def _turn(rim: list[Point], centre: Point, top: Point) -> float:
    """Angle from the rim's end to its start round the outline, on the side of the cap's top."""
    start = atan2(rim[-1][1] - centre[1], rim[-1][0] - centre[0])
    end = atan2(rim[0][1] - centre[1], rim[0][0] - centre[0])
    crown = atan2(top[1] - centre[1], top[0] - centre[0])
    turn = (end - start) % (2 * pi)
    return turn - 2 * pi if (crown - start) % (2 * pi) > turn else turn
