"""Movement between poses: what a figure looks like a share of the way from one pose to the next."""

from typing import Final

from webapp.figures.anatomy import SIDES, Side, sided
from webapp.figures.body import Body
from webapp.figures.clearing import cleared, held_where_it_is, raised
from webapp.figures.going import stepping, turning
from webapp.figures.pose import Pin, Pose, Root
from webapp.figures.vectors import ORIGIN, Vec, dist, lerp, mul, slerp

ARCH: Final = 0.3
"""How far a hand swings out in front of the body, as a share of the way that it goes."""


def ease(t: float) -> float:
    """Smooth start and stop: 0 to 1 goes to 0 to 1 (smoothstep)."""
    return t * t * (3 - 2 * t)


def between(start: Body, end: Body, t: float) -> Pose:
    """The pose a share t of the way, along great circles. A limb held in both poses stays held all the way.

    A hand that comes to be held, or is let go, swings round the body instead of through it.
    """
    a, b = start.pose, end.pose
    x, y, z = lerp(start.joints["pelvis"], end.joints["pelvis"], t)
    same_ground = a.ground == b.ground
    steps = stepping(start, end, t)
    free = a.root.z is None and b.root.z is None and same_ground and len(steps) < 2
    pose = Pose(
        turning(start, end, t),
        _mix(a.twist, b.twist, t),
        _mix(a.turn, b.turn, t),
        _mix(a.nod, b.nod, t),
        Root(x, y, None if free else z),
        a.ground,
        (_mix(a.rolls[0], b.rolls[0], t), _mix(a.rolls[1], b.rolls[1], t)),
        a.rest & b.rest if same_ground else frozenset(),
        {limb: _held(a.pins[limb], b.pins[limb], t) for limb in a.pins.keys() & b.pins.keys()}
        | _swings(start, end, t)
        | steps,
        _palms(start, end, t),
        {hand: _mix(a.curls.get(hand, 0.0), b.curls.get(hand, 0.0), t) for hand in a.curls.keys() | b.curls.keys()},
    )
    pose = raised(pose) if 0 < t < 1 else pose
    return cleared(pose, [side for side in SIDES if _travels(start, end, side)] if 0 < t < 1 else [])


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _held(a: tuple[Pin, ...], b: tuple[Pin, ...], t: float) -> tuple[Pin, ...]:
    leaving = tuple(Pin(pin.on, pin.offset, pin.bend, pin.weight * (1 - t)) for pin in a)
    return leaving + tuple(Pin(pin.on, pin.offset, pin.bend, pin.weight * t) for pin in b)


def _travels(start: Body, end: Body, side: Side) -> bool:
    hand = sided("hand", side)
    return start.pose.pins.get(hand) != end.pose.pins.get(hand) or dist(_palm(start, side), _palm(end, side)) > 0.1


def _palm(body: Body, side: Side) -> Vec:
    return body.frames[sided("hand", side)].origin


def _swings(start: Body, end: Body, t: float) -> dict[str, tuple[Pin, ...]]:
    """The ways of hands that are held in one of the poses, or held elsewhere in the other."""
    swings = {}
    for side in SIDES:
        hand = sided("hand", side)
        a, b = start.pose.pins.get(hand), end.pose.pins.get(hand)
        if (a is None and b is None) or a == b:
            continue
        way = _held(a or (held_where_it_is(start, side),), b or (held_where_it_is(end, side),), t)
        if a is None or b is None:
            out = lerp(start.frames["chest"].forward, end.frames["chest"].forward, t)
            arch = 4 * t * (1 - t) * ARCH * dist(_palm(start, side), _palm(end, side))
            way += (Pin("", mul(out, arch), ORIGIN),)
        swings[hand] = way
    return swings


def _palms(start: Body, end: Body, t: float) -> dict[str, Vec]:
    hands = start.pose.palms.keys() | end.pose.palms.keys()
    return {hand: slerp(start.frames[hand].forward, end.frames[hand].forward, t) for hand in hands}
