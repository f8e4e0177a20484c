"""From entries of a pose file to poses: inheritance, sides, mirrors."""

from typing import Final, TypeVar

from webapp.figures.anatomy import PAIRED_BONES, SIDES, SINGLE_BONES, kind_of, sided
from webapp.figures.pose import Pin, Pose, Root, flipped
from webapp.figures.pose_file import Hold, PoseEntry
from webapp.figures.vectors import Vec, add, direction

Written = TypeVar("Written")

STANDING: Final[dict[str, tuple[float, float]]] = {
    "lumbar": (0, 90),
    "thorax": (0, 90),
    "neck": (0, 90),
    "hips": (90, 0),
    "thigh": (0, -90),
    "shin": (0, -90),
    "foot": (0, 0),
    "upper_arm": (-90, -82),
    "forearm": (-40, -82),
    "hand": (-30, -84),
}
BEND: Final = {"foot": (0.0, 90.0), "hand": (180.0, -30.0), "elbow": (180.0, -30.0)}
"""Where knees and elbows point when a hold does not say."""
ONE_EACH_SIDE: Final = ("thigh", "knee", "shin", "foot", "hand")


def inherited(entry: PoseEntry, base: PoseEntry) -> PoseEntry:
    """What an entry says, over what its base says. Arrows, glow and label are never inherited."""
    own = {name: getattr(entry, name) for name in entry.model_fields_set}
    kept = {name: hold for name, hold in base.hold.items() if name not in entry.free}
    merged = {
        "bones": {**_without_sides(base.bones, entry.bones), **entry.bones},
        "hold": {**_without_sides(kept, entry.hold), **entry.hold},
        "palm": {**base.palm, **entry.palm},
        "curl": {**base.curl, **entry.curl},
    }
    cues = {"arrows": entry.arrows, "felt": entry.felt}
    return base.model_copy(update={**own, **merged, **cues, "base": None})


def _without_sides(base: dict[str, Written], own: dict[str, Written]) -> dict[str, Written]:
    """A bone written for both sides replaces what the base wrote for one."""
    return {name: value for name, value in base.items() if kind_of(name) not in own or kind_of(name) == name}


def pose_of(entry: PoseEntry, ground: float = 0.0) -> Pose:
    """The pose of a complete entry on the ground of its scene.

    What is written without a side is for the right, and mirrored to the left.
    """
    ground = 0.0 if entry.ground == "floor" else ground
    x, y, *z = entry.root or (0.0, 0.0)
    return Pose(
        _directions(entry),
        entry.twist or 0.0,
        entry.turn or 0.0,
        entry.nod or 0.0,
        Root(x, y, ground + z[0] if z else None),
        ground,
        entry.rolls or (0.0, 0.0),
        frozenset(entry.rest or ()),
        _pins(entry, ground),
        _palms(entry),
        _curls(entry),
        frozenset((part, surface) for surface, parts in (entry.contacts or {}).items() for part in parts),
    )


def _directions(entry: PoseEntry) -> dict[str, Vec]:
    bones = {**STANDING, **entry.bones}
    ways = {bone: direction(*bones[bone]) for bone in SINGLE_BONES}
    for bone in PAIRED_BONES:
        for side in SIDES:
            own = entry.bones.get(sided(bone, side))
            way = direction(*(own or bones[bone]))
            ways[sided(bone, side)] = flipped(way) if side == "left" and own is None else way
    return ways


def _pins(entry: PoseEntry, ground: float) -> dict[str, tuple[Pin, ...]]:
    pins: dict[str, tuple[Pin, ...]] = {}
    for limb in BEND:
        for side in SIDES:
            own, both = entry.hold.get(sided(limb, side)), entry.hold.get(limb)
            if own is not None:
                pins[sided(limb, side)] = (_pin(own, limb, side, ground),)
            elif both is not None:
                pin = _pin(both, limb, "right", ground)
                pins[sided(limb, side)] = (pin if side == "right" else pin.mirrored(),)
    return pins


def _pin(hold: Hold, limb: str, side: str, ground: float) -> Pin:
    on = hold.on or ""
    if on in ONE_EACH_SIDE:
        on = sided(on, side)
    offset = hold.offset if hold.at is None else add(hold.at, (0.0, 0.0, ground))
    return Pin(on, offset, direction(*(hold.bend or BEND[limb])))


def _palms(entry: PoseEntry) -> dict[str, Vec]:
    palms = {}
    for side in SIDES:
        own, both = entry.palm.get(sided("hand", side)), entry.palm.get("hand")
        if own is not None:
            palms[sided("hand", side)] = direction(*own)
        elif both is not None:
            palms[sided("hand", side)] = direction(*both) if side == "right" else flipped(direction(*both))
    return palms


def _curls(entry: PoseEntry) -> dict[str, float]:
    return {sided("hand", side): entry.curl.get(sided("hand", side), entry.curl.get("hand", 0.0)) for side in SIDES}
