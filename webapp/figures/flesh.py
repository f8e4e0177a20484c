"""Flesh around the bones: every body part is a list of hulls of spheres, in body heights."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import radians, sin
from typing import Final

from webapp.figures.anatomy import SIDES, Side, kind_of, side_of, sided
from webapp.figures.body import Ball, Body, Flesh, Hull
from webapp.figures.trunk import seat, torso
from webapp.figures.vectors import Vec, add, lerp, mul, size, sub

ARM: Final = ("upper_arm", "forearm", "hand")
LEG: Final = ("thigh", "shin", "foot")
SOLID: Final = ("torso", "pelvis", "head", "thigh", "shin")
WHOLE_LIMB: Final = {"hand": ARM, "elbow": ARM, "foot": LEG}


def dress(body: Body) -> Flesh:
    """All flesh of a placed body."""
    flesh: Flesh = {"torso": torso(body), "pelvis": seat(body), "neck": (_neck(body),), "head": _head(body)}
    for side in SIDES:
        flesh |= _arm(body, side) | _leg(body, side)
    return flesh


def _neck(body: Body) -> Hull:
    nape, skull = body.joints["nape"], body.joints["skull"]
    return (Ball(lerp(nape, skull, -0.25), 0.036), Ball(skull, 0.0315))


def _head(body: Body) -> tuple[Hull, ...]:
    def ball(forward: float, up: float, radius: float) -> Ball:
        return Ball(body.frames["head"].at((forward, 0.0, up)), radius)

    skull = (ball(-0.004, 0.006, 0.060), ball(0.018, -0.030, 0.043), ball(0.027, -0.046, 0.028))
    return (skull, (ball(0.050, -0.006, 0.012), ball(0.063, -0.016, 0.0095)))


def _arm(body: Body, side: Side) -> Flesh:
    joints = body.joints
    shoulder, elbow, wrist = (joints[sided(name, side)] for name in ("shoulder", "elbow", "wrist"))
    deltoid, belly = lerp(shoulder, elbow, 0.3), lerp(elbow, wrist, 0.3)
    return {
        sided("upper_arm", side): (
            (Ball(shoulder, 0.039), Ball(deltoid, 0.0375)),
            (Ball(deltoid, 0.0375), Ball(elbow, 0.029)),
        ),
        sided("forearm", side): (
            (Ball(elbow, 0.0265), Ball(belly, 0.0265)),
            (Ball(belly, 0.0265), Ball(wrist, 0.0165)),
        ),
        sided("hand", side): _hand(body, side),
    }


def _hand(body: Body, side: Side) -> tuple[Hull, ...]:
    """Palm, fingers held together, and the thumb."""
    names = ("wrist", "knuckles", "middles", "fingers")
    wrist, knuckles, middles, tips = (body.joints[sided(name, side)] for name in names)
    hand = body.frames[sided("hand", side)]
    thumbwards = mul(hand.left, 1 if side == "left" else -1)
    grip = sin(radians(min(90.0, body.pose.curls.get(sided("hand", side), 0.0))))

    def pair(place: Vec, half: float, radius: float) -> Hull:
        return (Ball(sub(place, mul(thumbwards, half)), radius), Ball(add(place, mul(thumbwards, half)), radius))

    row = pair(knuckles, 0.0105, 0.0130)
    root = add(lerp(wrist, knuckles, 0.30), mul(thumbwards, 0.010))
    tip = add(hand.at((0.026 * grip, 0.0, -0.013)), mul(thumbwards, 0.031 - 0.012 * grip))
    bent = pair(middles, 0.0090, 0.0112)
    return (
        (Ball(wrist, 0.0160), *row),
        row + bent,
        bent + pair(tips, 0.0075, 0.0095),
        (Ball(root, 0.0115), Ball(tip, 0.0085)),
    )


def _leg(body: Body, side: Side) -> Flesh:
    hip, knee, ankle = (body.joints[sided(name, side)] for name in ("hip", "knee", "ankle"))
    middle = lerp(hip, knee, 0.45)
    calf = sub(lerp(knee, ankle, 0.30), mul(body.frames[sided("shin", side)].forward, 0.005))
    return {
        sided("thigh", side): ((Ball(hip, 0.060), Ball(middle, 0.053)), (Ball(middle, 0.053), Ball(knee, 0.041))),
        sided("shin", side): (
            (Ball(knee, 0.0405), Ball(calf, 0.0385)),
            (Ball(calf, 0.0385), Ball(lerp(knee, ankle, 0.93), 0.0280)),
        ),
        sided("foot", side): _foot(body, side),
    }


def _foot(body: Body, side: Side) -> tuple[Hull, ...]:
    foot = body.frames[sided("foot", side)]
    ankle = Ball(foot.origin, 0.0235)
    calf_end = Ball(lerp(body.joints[sided("knee", side)], foot.origin, 0.88), 0.022)

    def ball(forward: float, up: float, radius: float) -> Ball:
        return Ball(foot.at((forward, 0.0, up)), radius)

    heel, arch = ball(-0.028, -0.018, 0.024), ball(0.040, -0.016, 0.0215)
    return (
        (ankle, heel, arch),
        (heel, arch, ball(0.072, -0.025, 0.0175), ball(0.095, -0.0275, 0.0145)),
        (calf_end, ankle),
    )


def lowest(body: Body, *, without: Iterable[str] = ()) -> float:
    """Height of the lowest flesh, leaving out whole limbs that are held ("hand_right" leaves out the arm)."""
    held = {sided(part, side_of(limb) or "") for limb in without for part in WHOLE_LIMB[kind_of(limb)]}
    return min(lowest_of(hulls) for part, hulls in body.flesh.items() if part not in held)


def lowest_of(hulls: Iterable[Hull]) -> float:
    return min(ball.centre[2] - ball.radius for hull in hulls for ball in hull)


def filled(hull: Hull, steps: int = 4) -> Iterator[Ball]:
    """The spheres of a hull, and some between each two of them."""
    yield from hull
    for a, b in combinations(hull, 2):
        for k in range(1, steps):
            t = k / steps
            yield Ball(lerp(a.centre, b.centre, t), a.radius + (b.radius - a.radius) * t)


def solid(flesh: Flesh) -> list[Ball]:
    """Trunk, head and legs in spheres: what no hand goes through, and what goes through no prop."""
    hulls = (hull for part, hulls in flesh.items() if part.startswith(SOLID) for hull in hulls)
    return [ball for hull in hulls for ball in filled(hull)]


def depth_inside(point: Vec, hulls: Iterable[Hull]) -> float:
    """How far a point lies under the surface of a part; negative outside."""
    return max(ball.radius - size(sub(point, ball.centre)) for hull in hulls for ball in filled(hull))
