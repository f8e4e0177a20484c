"""A pose: the direction of every bone, and what holds the body where it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.figures.anatomy import swapped
from webapp.figures.vectors import Vec, mul


def flipped(v: Vec) -> Vec:
    """Reflected in the body's own middle plane (y = 0)."""
    return (v[0], -v[1], v[2])


@dataclass(frozen=True)
class Pin:
    """A hand (centre of the palm), foot (ankle) or elbow kept at a place."""

    on: str
    """The body frame that carries the place ("knee_right", "chest"), or "" for a place in the world."""
    offset: Vec
    """(forward, left, up) in that frame, or the place in the world."""
    bend: Vec
    """Where the elbow or the knee points."""
    weight: float = 1.0

    def mirrored(self) -> "Pin":
        return Pin(swapped(self.on), flipped(self.offset), flipped(self.bend), self.weight)


@dataclass(frozen=True)
class Root:
    """Where the centre of the pelvis is. Without a height the lowest point of the body touches the ground."""

    x: float = 0.0
    y: float = 0.0
    z: float | None = None


@dataclass(frozen=True)
class Pose:
    """Directions are unit vectors by bone; "hips" points from the right hip joint to the left one."""

    directions: Mapping[str, Vec]
    twist: float = 0.0
    """Shoulders turned to the person's left against the hips."""
    turn: float = 0.0
    """Head turned to the person's left against the chest."""
    nod: float = 0.0
    """Chin towards the chest, against the neck."""
    root: Root = Root()
    ground: float = 0.0
    """Height of the surface that the body is on: the floor, or a bed."""
    rolls: tuple[float, float] = (0.0, 0.0)
    """How far the ball has rolled from where the scene has it."""
    rest: frozenset[str] = frozenset()
    """Bones whose far end lies on the ground; a paired bone may be named with or without its side."""
    pins: Mapping[str, tuple[Pin, ...]] = field(default_factory=dict)
    """Limb ("hand_right", "foot_left", "elbow_left") to what holds it."""
    palms: Mapping[str, Vec] = field(default_factory=dict)
    """Where a palm faces ("hand_right"), when it is not towards the body."""
    curls: Mapping[str, float] = field(default_factory=dict)
    """How far the fingers of a hand bend towards the palm."""
    contacts: frozenset[tuple[str, str]] = frozenset()
    """(part, surface) that must touch: ("shin_left", "chair")."""


def mirrored(pose: Pose) -> Pose:
    """The same pose for the other side."""
    directions = {swapped(bone): flipped(v) for bone, v in pose.directions.items()}
    directions["hips"] = mul(directions["hips"], -1)
    return Pose(
        directions,
        -pose.twist,
        -pose.turn,
        pose.nod,
        Root(pose.root.x, -pose.root.y, pose.root.z),
        pose.ground,
        (pose.rolls[0], -pose.rolls[1]),
        frozenset(swapped(bone) for bone in pose.rest),
        {swapped(limb): tuple(pin.mirrored() for pin in pins) for limb, pins in pose.pins.items()},
        {swapped(hand): flipped(v) for hand, v in pose.palms.items()},
        {swapped(hand): curl for hand, curl in pose.curls.items()},
        frozenset((swapped(part), surface) for part, surface in pose.contacts),
    )
