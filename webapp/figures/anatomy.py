"""The measures of the drawn person. Lengths are body heights: 0.1 is 17 cm.

Segment lengths follow Drillis and Contini (1966) as printed in Winter, "Biomechanics and Motor Control of Human
Movement", with a slightly smaller head and hands, as drawn figures have them.
"""

from typing import Final, Literal

Side = Literal["left", "right"]
SIDES: Final[tuple[Side, ...]] = ("right", "left")
OTHER: Final[dict[str, Side]] = {"right": "left", "left": "right"}

CM: Final = 1 / 170
"""One centimetre in body heights."""

LUMBAR: Final = 0.16
THORAX: Final = 0.20
NECK: Final = 0.080
UPPER_ARM: Final = 0.18
FOREARM: Final = 0.15
HAND: Final = 0.086
THIGH: Final = 0.25
SHIN: Final = 0.24

LENGTHS: Final = {
    "lumbar": LUMBAR,
    "thorax": THORAX,
    "neck": NECK,
    "upper_arm": UPPER_ARM,
    "forearm": FOREARM,
    "hand": HAND,
    "thigh": THIGH,
    "shin": SHIN,
}

HIP_HALF: Final = 0.048
"""Half the distance between the hip joints."""
SHOULDER_HALF: Final = 0.094
SHOULDER_DROP: Final = 0.052
"""The shoulder joints lie this far below the base of the neck."""
HEAD_UP: Final = 0.038
"""From the top of the neck to the centre of the head."""
PALM: Final = 0.040
"""From the wrist to the centre of the palm."""
TOE: Final = 0.100
"""From the ankle to the tip of the big toe, along the foot."""

SINGLE_BONES: Final = ("lumbar", "thorax", "neck", "hips")
PAIRED_BONES: Final = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot")

REST_HEIGHTS: Final = {
    "pelvis": 0.074,
    "lumbar": 0.062,
    "thorax": 0.056,
    "neck": 0.064,
    "upper_arm": 0.031,
    "forearm": 0.021,
    "hand": 0.013,
    "thigh": 0.043,
    "shin": 0.042,
}
"""Height of a bone's far end above the surface that it rests on: the flesh under it."""

ROLLED_PELVIS: Final = 0.045
"""How much a pelvis that lies on one side lies higher than one that lies on its back."""


def sided(name: str, side: str) -> str:
    return f"{name}_{side}"


def kind_of(part: str) -> str:
    """ "thigh" of "thigh_left"; a part that comes once is its own kind."""
    return part.removesuffix("_right").removesuffix("_left")


def side_of(part: str) -> Side | None:
    for side in SIDES:
        if part.endswith("_" + side):
            return side
    return None


def swapped(name: str) -> str:
    """The same part on the other side."""
    side = side_of(name)
    return name if side is None else sided(kind_of(name), OTHER[side])
