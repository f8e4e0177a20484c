"""Solve a pose: place every joint, dress the bones, and bring the body down to the ground."""

from dataclasses import replace

from webapp.figures.anatomy import OTHER, REST_HEIGHTS, ROLLED_PELVIS, SIDES, Side, sided
from webapp.figures.body import Body
from webapp.figures.flesh import dress, lowest
from webapp.figures.limbs import place_arm, place_leg
from webapp.figures.pose import Pose
from webapp.figures.spine import place_spine
from webapp.figures.vectors import Vec


def solve(pose: Pose) -> Body:
    """The body of a pose. What it fails to reach is in `misses`; nothing is raised for an impossible pose."""
    root = pose.root
    if root.z is not None:
        return _placed(pose, (root.x, root.y, root.z))
    if "pelvis" in pose.rest:
        height = pose.ground + REST_HEIGHTS["pelvis"] + ROLLED_PELVIS * abs(pose.directions["hips"][2])
        return _placed(pose, (root.x, root.y, height))
    free = _placed(replace(pose, rest=frozenset(), pins={}), (root.x, root.y, 0.0))
    return _placed(pose, (root.x, root.y, pose.ground - lowest(free, without=pose.pins)))


def _placed(pose: Pose, root: Vec) -> Body:
    """Both legs come first: either hand may hold on to either of them, and one of them to the other."""
    body = Body(pose, directions=dict(pose.directions))
    place_spine(body, root)
    for side in SIDES:
        place_leg(body, side)
    for side in sorted(SIDES, key=lambda side: _holds_the_other_hand(pose, side)):
        place_arm(body, side)
    body.flesh = dress(body)
    return body


def _holds_the_other_hand(pose: Pose, side: Side) -> bool:
    return any(pin.on == sided("hand", OTHER[side]) for pin in pose.pins.get(sided("hand", side), ()))
