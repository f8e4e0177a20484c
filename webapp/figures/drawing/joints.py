"""Where two parts of one colour meet: drawn as one, with a line between them, or with the line patched away."""

from math import atan2, degrees
from typing import Final

from webapp.figures.anatomy import Side, kind_of, side_of, sided
from webapp.figures.body import Ball, Body, Hull
from webapp.figures.drawing.camera import Camera
from webapp.figures.vectors import angle_between, lerp

JOINED: Final = {"thigh": "pelvis", "upper_arm": "torso", "shin": "thigh", "forearm": "upper_arm", "hand": "forearm"}
"""Part to the part it grows from."""
CREASE: Final = 112.0
"""A knee bent further shows the line where the calf lies against the thigh."""
BENT: Final = 50.0
STRAIGHT: Final = 35.0
"""A knee that is bent, but looks straighter than this from where the viewer is, shows the edge of the kneecap."""
CUFF: Final = 0.2
"""Share of a bone that a patch covers."""
ENDS: Final = {
    "thigh": ("hip", "knee", 0.060, 0.0405),
    "shin": ("knee", "ankle", 0.0405, 0.030),
    "forearm": ("elbow", "wrist", 0.0265, 0.0160),
    "hand": ("wrist", "knuckles", 0.0160, 0.0185),
}
"""The joints at both ends of a part, and its radius there."""


def joined(a: str, b: str) -> bool:
    """Whether two parts share a joint."""
    if side_of(a) and side_of(b) and side_of(a) != side_of(b):
        return False
    return JOINED.get(kind_of(a)) == kind_of(b) or JOINED.get(kind_of(b)) == kind_of(a)


def parted(body: Body, camera: Camera, a: str, b: str) -> bool:
    """Whether a line belongs between two joined parts."""
    kinds = {kind_of(a), kind_of(b)}
    if kinds == {"thigh", "shin"}:
        return angle_between(body.directions[a], body.directions[b]) > CREASE or hides_bend(body, camera, a)
    return "upper_arm" in kinds


def hides_bend(body: Body, camera: Camera, part: str) -> bool:
    """Whether the knee of a thigh or shin is bent, but looks straight from where the viewer is."""
    side = side_of(part)
    bones = [body.directions[sided(bone, side or "")] for bone in ("thigh", "shin")]
    if angle_between(*bones) < BENT:
        return False
    thigh, shin = (camera.point(bone) for bone in bones)
    turn = degrees(atan2(thigh[1], thigh[0]) - atan2(shin[1], shin[0]))
    return abs((turn + 180) % 360 - 180) < STRAIGHT


def patch(body: Body, camera: Camera, over: str, under: str) -> Hull | None:
    """Spheres of the lower part next to the joint: drawn again without outline, they hide the line there."""
    side = side_of(over) or side_of(under) or "right"
    kinds = (kind_of(over), kind_of(under))
    if kinds == ("thigh", "pelvis"):
        hip, knee = body.joints[sided("hip", side)], body.joints[sided("knee", side)]
        seat = body.flesh["pelvis"][0][0 if side == "left" else 1]
        return (Ball(hip, 0.057), seat, Ball(lerp(hip, knee, 0.35), 0.053))
    if set(kinds) == {"upper_arm", "torso"}:
        return _armhole(body, side)
    if kinds[1] not in ENDS or kinds[0] in ("torso", "pelvis"):
        return None
    if "shin" in kinds and hides_bend(body, camera, over):
        return None
    start, end, first, last = ENDS[kinds[1]]
    a, b = body.joints[sided(start, side)], body.joints[sided(end, side)]
    if JOINED[kinds[1]] == kinds[0]:
        return (Ball(a, first * 0.98), Ball(lerp(a, b, CUFF), (first + (last - first) * CUFF) * 0.97))
    return (Ball(b, last * 0.98), Ball(lerp(b, a, CUFF), (last + (first - last) * CUFF) * 0.97))


def _armhole(body: Body, side: Side) -> Hull:
    chest, sign = body.frames["chest"], 1 if side == "left" else -1
    inner, upper = chest.at((0.0, sign * 0.045, -0.062)), chest.at((0.0, sign * 0.055, -0.038))
    return (Ball(body.joints[sided("shoulder", side)], 0.0405), Ball(inner, 0.046), Ball(upper, 0.0395))
