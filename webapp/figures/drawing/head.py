"""Hair, nose and ear."""

from math import atan2, cos, pi, sin, sqrt
from typing import Final

from webapp.figures.body import Ball, Body
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


def features(body: Body, camera: Camera) -> str:
    """Drawn over the head."""
    out = f'<path class="h" d="{_hair(body, camera)}"/>'
    if dot(body.frames["head"].forward, camera.to_viewer) > 0.45:
        out += f'<path class="ss" opacity=".6" d="{_nose(body, camera)}"/>'
    ear = _ear(body, camera)
    return out + (f'<path class="ss" d="{ear}"/>' if ear else "")


def _nose(body: Body, camera: Camera) -> str:
    nose = (Ball(body.at("head", (0.062, 0.0, -0.016)), 0.007), Ball(body.at("head", (0.064, 0.0, -0.022)), 0.0085))
    return outlined([camera.discs(nose)])


def _ear(body: Body, camera: Camera) -> str:
    centre = body.frames["head"].origin
    places = [body.at("head", (-0.012, side * 0.056, -0.012)) for side in (1, -1)]
    nearer = max(places, key=lambda place: dot(sub(place, centre), camera.to_viewer))
    if dot(sub(nearer, centre), camera.to_viewer) <= SHOWS:
        return ""
    return outlined([camera.discs((Ball(nearer, EAR),))])


def _hair(body: Body, camera: Camera) -> str:
    """The visible part of a slice of the skull's sphere: along the rim, then back along the outline."""
    head = body.frames["head"]
    centre = head.at((-0.006, 0.0, 0.008))
    tilt = unit(add(mul(head.forward, -0.80), mul(head.up, 0.60)))
    rim = _rim(centre, tilt, camera)
    path = Path().move(*rim[0])
    for x, y in rim[1:]:
        path.line(x, y)
    turn = _turn(rim, camera.point(centre), camera.point(add(centre, mul(tilt, HAIR))))
    path.arc(HAIR * UNIT, *rim[0], large=abs(turn) > pi, clockwise=turn > 0)
    return str(path.close())


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
