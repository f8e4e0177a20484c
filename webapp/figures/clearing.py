"""Arms on their way round the body: no hand goes through a thigh, under the floor, or bends back on itself."""

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sqrt
from typing import Final

from webapp.figures.anatomy import CM, FOREARM, UPPER_ARM, Side, sided
from webapp.figures.body import Ball, Body
from webapp.figures.flesh import lowest_of, solid
from webapp.figures.pose import Pin, Pose
from webapp.figures.skeleton import solve
from webapp.figures.vectors import ORIGIN, Vec, add, angle_between, lerp, mul, size, slerp, sub, unit

GIVES: Final = 2.6 * CM
"""A hand may be pressed in this far on its way."""
ROUNDS: Final = 9
WRIST: Final = 84.0
"""A wrist on its way bends no further, in degrees."""
FOLDED: Final = 146.0
"""An elbow on its way folds no further, in degrees."""
NEAREST: Final = sqrt(UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * cos(radians(FOLDED)))
"""From the shoulder to the wrist of an arm that is folded so far."""
HAND: Final = {"wrist": 0.016, "knuckles": 0.013, "fingers": 0.010}
"""Joints of a hand, and the flesh round them."""
ELBOW: Final = 0.026
TURNS: Final = 1.5
"""An elbow on its way out turns by so much more than it is in, as it goes round in a circle."""


def cleared(pose: Pose, moving: Iterable[Side]) -> Pose:
    """The pose with the hands of those sides pushed out of body and ground."""
    sides = set(moving)
    for _ in range(ROUNDS if sides else 0):
        body = solve(pose)
        flesh = solid(body.flesh)
        changes = {side: push for side in sides if size(push := _push(body, side, flesh)) > 1e-4}
        bent = {side for side in sides if _wrist(body, side) > WRIST + 0.5}
        aside = {side: push for side in sides if size(push := _elbow_out(body, side, flesh)) > 1e-4}
        if not changes and not bent and not aside:
            return pose
        wrong = changes.keys() | bent | aside.keys()
        pose = _corrected(pose, body, {side: (changes.get(side, ORIGIN), aside.get(side, ORIGIN)) for side in wrong})
    return pose


def raised(pose: Pose) -> Pose:
    """The pose lifted as far as it would sink into the floor."""
    if pose.root.z is None or pose.ground > 0:
        return pose
    body = solve(pose)
    trunk = [part for part in body.flesh if not part.startswith(("hand", "forearm"))]
    deep = -min(lowest_of(body.flesh[part]) for part in trunk)
    return pose if deep <= 0 else replace(pose, root=replace(pose.root, z=pose.root.z + deep))


def held_where_it_is(body: Body, side: Side, push: Vec = ORIGIN, aside: Vec = ORIGIN) -> Pin:
    """A pin that keeps an arm as it is in a solved body, or takes its hand by a push and its elbow aside."""
    shoulder, elbow, wrist = (body.joints[sided(name, side)] for name in ("shoulder", "elbow", "wrist"))
    palm = body.frames[sided("hand", side)].origin
    return Pin("", add(palm, push), unit(sub(add(elbow, aside), lerp(shoulder, wrist, 0.5))))


def _corrected(pose: Pose, body: Body, pushes: dict[Side, tuple[Vec, Vec]]) -> Pose:
    directions, pins = dict(body.pose.directions), dict(pose.pins)
    for side, (push, aside) in pushes.items():
        hand, fore = (body.directions[sided(bone, side)] for bone in ("hand", "forearm"))
        bend = angle_between(fore, hand)
        directions[sided("hand", side)] = slerp(fore, hand, min(1.0, WRIST / bend)) if bend else hand
        pins.pop(sided("elbow", side), None)
        pins[sided("hand", side)] = (held_where_it_is(body, side, push, aside),)
    return replace(pose, directions=directions, pins=pins)


def _wrist(body: Body, side: Side) -> float:
    return angle_between(body.directions[sided("forearm", side)], body.directions[sided("hand", side)])


def _push(body: Body, side: Side, flesh: Iterable[Ball]) -> Vec:
    """The way out for the joint of a hand that is deepest in, or for a hand too close to its own shoulder."""
    pushes = [_out(body, body.joints[sided(joint, side)], radius, flesh) for joint, radius in HAND.items()]
    return max(_unfolded(body, side), *pushes, key=size)


def _elbow_out(body: Body, side: Side, flesh: Iterable[Ball]) -> Vec:
    """The way out for an elbow, of the bed, too: it turns about the line from shoulder to hand."""
    elbow = body.joints[sided("elbow", side)]
    under = body.pose.ground + ELBOW - 0.5 * CM - elbow[2]
    return mul((0.0, 0.0, under) if under > 0 else _out(body, elbow, ELBOW, flesh), TURNS)


def _unfolded(body: Body, side: Side) -> Vec:
    """The way out, away from the shoulder, for the hand of an arm that is folded too far."""
    arm = sub(body.joints[sided("wrist", side)], body.joints[sided("shoulder", side)])
    return mul(unit(arm), max(0.0, NEAREST - size(arm)))


def _out(body: Body, place: Vec, radius: float, flesh: Iterable[Ball]) -> Vec:
    under = body.pose.ground + radius - 0.5 * CM - place[2]
    if under > 0 and body.pose.ground == 0.0:
        return (0.0, 0.0, under)
    deepest, way = GIVES, ORIGIN
    for ball in flesh:
        deep = ball.radius - size(sub(place, ball.centre))
        if deep > deepest:
            deepest, way = deep, unit(sub(place, ball.centre))
    return mul(way, deepest - GIVES)
