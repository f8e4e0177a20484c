"""Legs and arms: laid out from their directions, or bent to reach the place where they are held."""

from math import sqrt
from typing import Final

from webapp.figures.anatomy import (
    FOREARM,
    HIP_HALF,
    LENGTHS,
    PALM,
    SHIN,
    SHOULDER_DROP,
    SHOULDER_HALF,
    THIGH,
    TOE,
    UPPER_ARM,
    Side,
    sided,
)
from webapp.figures.body import Body, Frame, frame
from webapp.figures.spine import settle
from webapp.figures.vectors import ORIGIN, Vec, across, add, carry, cross, dist, lerp, mul, rotate, size, sub, unit

BENT: Final = 0.25
"""Sine of the knee's bend from which the bend alone tells where the hinge is."""

ROOTS: Final = 0.7
"""Fingers bend so much less at their roots, and so much more in all at their tips, than the curl says."""
TIPS: Final = 1.5
FIST: Final = 200.0


def bend_limb(start: Vec, target: Vec, upper: float, lower: float, hint: Vec) -> tuple[Vec, Vec]:
    """Two-bone inverse kinematics by the law of cosines: the middle joint, on the hint's side, and the end."""
    line = sub(target, start)
    reach = min(max(size(line), abs(upper - lower) + 1e-4), upper + lower - 1e-4)
    line = unit(line)
    along = (upper * upper - lower * lower + reach * reach) / (2 * reach)
    off = sqrt(max(0.0, upper * upper - along * along))
    middle = add(start, add(mul(line, along), mul(across(hint, line), off)))
    return middle, add(start, mul(line, reach))


def goal_of(body: Body, limb: str) -> tuple[Vec, Vec]:
    """Where a limb is held, and where its elbow or knee points: the weighted sum of its pins."""
    point, hint = ORIGIN, ORIGIN
    for pin in body.pose.pins[limb]:
        place = body.frames[pin.on].at(pin.offset) if pin.on else pin.offset
        point, hint = add(point, mul(place, pin.weight)), add(hint, mul(pin.bend, pin.weight))
    return point, hint


def place_leg(body: Body, side: Side) -> None:
    """Place one leg. A held foot is held at its ankle."""
    thigh, shin, limb = sided("thigh", side), sided("shin", side), sided("foot", side)
    hip = add(body.joints["pelvis"], mul(body.directions["hips"], HIP_HALF if side == "left" else -HIP_HALF))
    if limb in body.pose.pins:
        goal, hint = goal_of(body, limb)
        knee, ankle = bend_limb(hip, goal, THIGH, SHIN, hint)
        body.misses[limb] = dist(ankle, goal)
        body.directions[thigh], body.directions[shin] = unit(sub(knee, hip)), unit(sub(ankle, knee))
    else:
        knee = add(hip, mul(settle(body, thigh, "thigh", hip), THIGH))
        ankle = add(knee, mul(settle(body, shin, "shin", knee), SHIN))
    body.joints |= {sided("hip", side): hip, sided("knee", side): knee, sided("ankle", side): ankle}
    _frame_leg(body, side)


def _frame_leg(body: Body, side: Side) -> None:
    joints, ways = body.joints, body.directions
    hip, knee, ankle = (joints[sided(name, side)] for name in ("hip", "knee", "ankle"))
    thigh, shin, foot = (ways[sided(name, side)] for name in ("thigh", "shin", "foot"))
    hinge = knee_hinge(body, side)
    shin_left = across(hinge, shin)
    forward = unit(sub(thigh, shin)) if dist(thigh, shin) > 0.3 else cross(shin, shin_left)
    foot_left = across(hinge, foot)
    sole_up = cross(foot, foot_left)
    body.frames |= {
        sided("thigh", side): frame(lerp(hip, knee, 0.5), across(hinge, thigh), mul(thigh, -1)),
        sided("knee", side): Frame(knee, forward, shin_left, unit(cross(forward, shin_left))),
        sided("shin", side): frame(lerp(knee, ankle, 0.5), shin_left, mul(shin, -1)),
        sided("foot", side): Frame(ankle, foot, foot_left, sole_up),
    }
    joints[sided("toe", side)] = add(ankle, add(mul(foot, TOE), mul(sole_up, -0.029)))
    joints[sided("heel", side)] = add(ankle, add(mul(foot, -0.030), mul(sole_up, -0.018)))


def neutral_hinge(body: Body, side: Side) -> Vec:
    """The knee's hinge axis of a leg that is not turned in the hip: the hips' left, carried along the thigh."""
    pelvis, thigh = body.frames["pelvis"], body.directions[sided("thigh", side)]
    return across(carry(pelvis.left, mul(pelvis.up, -1), thigh), thigh)


def knee_hinge(body: Body, side: Side) -> Vec:
    """The axis that the knee bends about; a straight leg has no bend to tell it, and takes the neutral one."""
    bend = cross(body.directions[sided("thigh", side)], body.directions[sided("shin", side)])
    neutral = neutral_hinge(body, side)
    return unit(add(bend, mul(neutral, max(0.0, BENT - size(bend)))), neutral)


def place_arm(body: Body, side: Side) -> None:
    """Place one arm. A held hand is held at the centre of its palm; a held elbow leans on its place."""
    sign = 1 if side == "left" else -1
    chest = body.frames["chest"]
    shoulder = chest.at((0.0, sign * SHOULDER_HALF, -SHOULDER_DROP))
    upper, fore, hand = sided("upper_arm", side), sided("forearm", side), sided("hand", side)
    if hand in body.pose.pins:
        goal, hint = goal_of(body, hand)
        wrist_goal = sub(goal, mul(body.directions[hand], PALM))
        elbow, wrist = bend_limb(shoulder, wrist_goal, UPPER_ARM, FOREARM, hint)
        body.misses[hand] = dist(wrist, wrist_goal)
        body.directions[upper], body.directions[fore] = unit(sub(elbow, shoulder)), unit(sub(wrist, elbow))
    else:
        if sided("elbow", side) in body.pose.pins:
            goal, _ = goal_of(body, sided("elbow", side))
            body.directions[upper] = unit(sub(goal, shoulder))
            body.misses[sided("elbow", side)] = abs(dist(goal, shoulder) - UPPER_ARM)
        elbow = add(shoulder, mul(settle(body, upper, "upper_arm", shoulder), UPPER_ARM))
        wrist = add(elbow, mul(settle(body, fore, "forearm", elbow), FOREARM))
        settle(body, hand, "hand", wrist)
    body.joints |= {sided("shoulder", side): shoulder, sided("elbow", side): elbow, sided("wrist", side): wrist}
    _frame_hand(body, side, sign)


def _frame_hand(body: Body, side: Side, sign: int) -> None:
    """The hand's frame looks out of the palm; up runs back towards the wrist."""
    way, wrist = body.directions[sided("hand", side)], body.joints[sided("wrist", side)]
    faces = body.pose.palms.get(sided("hand", side))
    inwards = mul(body.frames["chest"].left, -sign)
    palm = across(faces if faces is not None else inwards, way)
    left = cross(palm, way)
    body.frames[sided("hand", side)] = Frame(add(wrist, mul(way, PALM)), palm, left, mul(way, -1))
    curl, hinge = body.pose.curls.get(sided("hand", side), 0.0), cross(way, palm)
    knuckles = add(wrist, mul(way, LENGTHS["hand"] * 0.55))
    middle = add(knuckles, mul(rotate(way, hinge, curl * ROOTS), LENGTHS["hand"] * 0.23))
    fingers = add(middle, mul(rotate(way, hinge, min(FIST, curl * TIPS)), LENGTHS["hand"] * 0.22))
    body.joints |= {sided("knuckles", side): knuckles, sided("middles", side): middle, sided("fingers", side): fingers}
