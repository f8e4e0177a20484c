"""Bones keep their length, and joints bend one way and within their range.

Ranges follow the American Academy of Orthopaedic Surgeons (Greene and Heckman, "The Clinical Measurement of Joint
Motion", 1994), wider where a drawn limb stands for several joints: the ankle also for the middle of the foot, the wrist
also for the knuckles, the upper arm also for the shoulder blade.
"""

from collections.abc import Iterable
from math import floor
from typing import Final

from webapp.figures.anatomy import LENGTHS, SIDES, Side, sided
from webapp.figures.body import Body
from webapp.figures.limbs import neutral_hinge
from webapp.figures.vectors import across, angle_between, carry, cross, dist, dot, mul

SPINE: Final = 66.0
NECK: Final = 50.0
TWIST: Final = 55.0
DROPPED_HIP: Final = 26.0
"""How far the pelvis may drop to one side against the lumbar spine."""
TURN: Final = 75.0
FOLDED: Final = 148.0
"""A knee or an elbow folds no further."""
WRIST: Final = 96.0
TOES_UP: Final = 110.0
TOES_DOWN: Final = 4.0
"""A foot lies at 90 degrees to the shin; in kneeling its back lies nearly along it."""
TURNED_HIP: Final = 80.0
OPEN_HIP: Final = 165.0
"""With the knees wide apart the leg turns out further, by so much more the wider they are."""
WIDE: Final = 0.30
OPENS: Final = 300.0
"""Degrees for all of the way from a thigh straight ahead to one straight out to the side."""
TURNED_ARM: Final = 138.0
TELLING: Final = 12.0
"""A joint bent less does not tell which way it bends."""

ENDS: Final = {
    "upper_arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
}
TRUNK: Final = {"lumbar": ("pelvis", "waist"), "thorax": ("waist", "nape"), "neck": ("nape", "skull")}


def length_problems(body: Body) -> Iterable[str]:
    pairs = {sided(bone, side): (sided(a, side), sided(b, side)) for bone, (a, b) in ENDS.items() for side in SIDES}
    for bone, (start, end) in (TRUNK | pairs).items():
        right = LENGTHS[bone.removesuffix("_right").removesuffix("_left")]
        got = dist(body.joints[start], body.joints[end])
        if abs(got - right) > 1e-4:
            yield f"{bone} is {got * 170:.1f} cm long instead of {right * 170:.1f} cm"


def joint_problems(body: Body) -> Iterable[str]:
    ways, pose = body.directions, body.pose
    yield from _too_far("the spine bends", angle_between(ways["lumbar"], ways["thorax"]), SPINE)
    yield from _too_far("the neck bends", angle_between(ways["thorax"], ways["neck"]), NECK)
    dropped = abs(90 - angle_between(ways["hips"], ways["lumbar"]))
    yield from _too_far("the pelvis drops to one side by", dropped, DROPPED_HIP)
    yield from _too_far("the shoulders twist", abs(pose.twist), TWIST)
    yield from _too_far("the head turns", abs(pose.turn), TURN)
    for side in SIDES:
        yield from _leg(body, side)
        yield from _arm(body, side)


def _too_far(what: str, angle: float, limit: float) -> Iterable[str]:
    if angle > limit:
        yield f"{what} {max(round(angle), floor(limit) + 1)} degrees; {limit:.0f} is as far as it goes"


def _leg(body: Body, side: Side) -> Iterable[str]:
    thigh, shin, foot = (body.directions[sided(bone, side)] for bone in ("thigh", "shin", "foot"))
    bend = angle_between(thigh, shin)
    yield from _too_far(f"the {side} knee folds", bend, FOLDED)
    if bend > TELLING:
        turn = angle_between(cross(thigh, shin), neutral_hinge(body, side))
        wide = max(0.0, abs(dot(thigh, body.frames["pelvis"].left)) - WIDE)
        if turn > min(OPEN_HIP, TURNED_HIP + OPENS * wide):
            yield f"the {side} knee bends the wrong way: its hip is turned by {turn:.0f} degrees; change its `shin`"
    ankle = angle_between(shin, foot)
    yield from _too_far(f"the {side} foot points up", ankle, TOES_UP)
    if ankle < TOES_DOWN:
        yield f"the {side} foot points down further than along the shin"


def _arm(body: Body, side: Side) -> Iterable[str]:
    upper, fore, hand = (body.directions[sided(bone, side)] for bone in ("upper_arm", "forearm", "hand"))
    bend = angle_between(upper, fore)
    yield from _too_far(f"the {side} elbow folds", bend, FOLDED)
    if bend > TELLING:
        chest = body.frames["chest"]
        hanging = across(carry(chest.left, mul(chest.up, -1), upper), upper)
        turn = angle_between(cross(fore, upper), hanging)
        if turn > TURNED_ARM:
            yield f"the {side} elbow bends the wrong way: its arm is turned by {turn:.0f} degrees; change its `forearm`"
    yield from _too_far(f"the {side} wrist bends", angle_between(fore, hand), WRIST)
