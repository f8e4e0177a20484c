"""The colour class of a body part: what it wears, and whether it is on the viewer's side."""

from collections.abc import Collection
from typing import Final

from webapp.figures.anatomy import OTHER, SIDES, kind_of, side_of, sided
from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera
from webapp.figures.flesh import ARM

WORN: Final = {"torso": "t", "upper_arm": "t", "pelvis": "l", "thigh": "l", "shin": "l", "neck": "ss"}
SKIN: Final = "s"
FAR: Final = "f"
FAR_GAP: Final = {"arm": 100.0, "leg": 50.0}
"""A limb this many picture units deeper than its twin is drawn pale."""
BEGINS: Final = {"arm": "shoulder", "leg": "hip"}


def limb_of(part: str) -> str | None:
    """ "leg_left" of "shin_left"."""
    side = side_of(part)
    if side is None:
        return None
    return sided("arm" if kind_of(part) in ARM else "leg", side)


def pale_limbs(body: Body, camera: Camera) -> frozenset[str]:
    """Limbs on the side away from the viewer."""
    pale = set()
    for limb, start in BEGINS.items():
        depths = {side: camera.depth(body.joints[sided(start, side)]) for side in SIDES}
        pale |= {sided(limb, side) for side in SIDES if depths[side] - depths[OTHER[side]] >= FAR_GAP[limb]}
    return frozenset(pale)


def tone(part: str, pale: Collection[str]) -> str:
    base = WORN.get(kind_of(part), SKIN)
    return base + FAR if limb_of(part) in pale else base
