"""How a body turns round, and how a leg goes from kneeling to standing."""

from typing import Final

from webapp.figures.anatomy import SIDES, Side, sided
from webapp.figures.body import Body
from webapp.figures.pose import Pin
from webapp.figures.vectors import UP, Vec, add, angle_between, dist, lerp, mul, rotate, slerp, sub, unit

TURNS: Final = (0.0, *(sign * turn for turn in range(45, 181, 15) for sign in (-1.0, 1.0)))
"""By how much a body may turn as a whole, in degrees; rather so that the viewer sees its front."""
RELUCTANCE: Final = 1.5
TELLING: Final = ("hips", "lumbar", "thorax", "thigh_right", "thigh_left", "shin_right", "shin_left")
LOW: Final = 0.08
"""A knee or an ankle that is no higher lies on the ground, or stands on it."""
LIFT: Final = 0.2
"""How far a foot is lifted, as a share of the way that it goes."""


def turning(start: Body, end: Body, t: float) -> dict[str, Vec]:
    """The direction of every bone a share t of the way: turned with the whole body, then along a great circle."""
    turn = _turn(start, end)
    if not turn:
        return {bone: slerp(way, end.directions[bone], t) for bone, way in start.directions.items()}
    back = {bone: rotate(way, UP, -turn) for bone, way in end.directions.items()}
    return {bone: rotate(slerp(way, back[bone], t), UP, turn * t) for bone, way in start.directions.items()}


def _turn(start: Body, end: Body) -> float:
    """About the vertical, and only where that brings the poses nearer: who rolls over does not turn round."""
    return min(TURNS, key=lambda turn: _apart(start, end, turn) + abs(turn) * RELUCTANCE)


def _apart(start: Body, end: Body, turn: float) -> float:
    return sum(angle_between(start.directions[bone], rotate(end.directions[bone], UP, -turn)) for bone in TELLING)


def stepping(start: Body, end: Body, t: float) -> dict[str, tuple[Pin, ...]]:
    """The feet of legs that kneel in one pose and stand in the other: they go over the ground, not through it."""
    steps: dict[str, tuple[Pin, ...]] = {}
    for side in SIDES:
        if (_kneels(start, side) and _stands(end, side)) or (_stands(start, side) and _kneels(end, side)):
            ankles = [body.joints[sided("ankle", side)] for body in (start, end)]
            lift = mul(UP, 4 * t * (1 - t) * LIFT * dist(*ankles))
            bend = slerp(_bend(start, side), _bend(end, side), t)
            steps[sided("foot", side)] = (Pin("", add(lerp(ankles[0], ankles[1], t), lift), bend),)
    return steps


def _bend(body: Body, side: Side) -> Vec:
    hip, knee, ankle = (body.joints[sided(name, side)] for name in ("hip", "knee", "ankle"))
    return unit(sub(knee, lerp(hip, ankle, 0.5)))


def _heights(body: Body, side: Side) -> tuple[float, float]:
    knee, ankle = (body.joints[sided(name, side)][2] - body.pose.ground for name in ("knee", "ankle"))
    return knee, ankle


def _kneels(body: Body, side: Side) -> bool:
    return max(_heights(body, side)) < LOW and body.joints["pelvis"][2] - body.pose.ground > LOW


def _stands(body: Body, side: Side) -> bool:
    knee, ankle = _heights(body, side)
    return ankle < LOW and knee > 2 * LOW
