"""Movement between poses: what a figure looks like a share of the way from one pose to the next."""

from webapp.figures.body import Body
from webapp.figures.pose import Pin, Pose, Root
from webapp.figures.vectors import Vec, lerp, slerp


def ease(t: float) -> float:
    """Smooth start and stop: 0 to 1 goes to 0 to 1 (smoothstep)."""
    return t * t * (3 - 2 * t)


def between(start: Body, end: Body, t: float) -> Pose:
    """The pose a share t of the way, along great circles. A limb held in both poses stays held all the way."""
    a, b = start.pose, end.pose
    x, y, z = lerp(start.joints["pelvis"], end.joints["pelvis"], t)
    same_ground = a.ground == b.ground
    free = a.root.z is None and b.root.z is None and same_ground
    return Pose(
        {bone: slerp(way, end.directions[bone], t) for bone, way in start.directions.items()},
        _mix(a.twist, b.twist, t),
        _mix(a.turn, b.turn, t),
        _mix(a.nod, b.nod, t),
        Root(x, y, None if free else z),
        a.ground,
        (_mix(a.rolls[0], b.rolls[0], t), _mix(a.rolls[1], b.rolls[1], t)),
        a.rest & b.rest if same_ground else frozenset(),
        {limb: _held(a.pins[limb], b.pins[limb], t) for limb in a.pins.keys() & b.pins.keys()},
        _palms(start, end, t),
        {hand: _mix(a.curls.get(hand, 0.0), b.curls.get(hand, 0.0), t) for hand in a.curls.keys() | b.curls.keys()},
    )


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _held(a: tuple[Pin, ...], b: tuple[Pin, ...], t: float) -> tuple[Pin, ...]:
    leaving = tuple(Pin(pin.on, pin.offset, pin.bend, pin.weight * (1 - t)) for pin in a)
    return leaving + tuple(Pin(pin.on, pin.offset, pin.bend, pin.weight * t) for pin in b)


def _palms(start: Body, end: Body, t: float) -> dict[str, Vec]:
    hands = start.pose.palms.keys() | end.pose.palms.keys()
    return {hand: slerp(start.frames[hand].forward, end.frames[hand].forward, t) for hand in hands}
