"""The words and numbers of pose files: which names there are, and the right form of an angle, a place, a distance."""

from collections.abc import Container, Iterable
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, StringConstraints

from webapp.figures.anatomy import PAIRED_BONES, SIDES, SINGLE_BONES, sided


def _each_side(names: Iterable[str]) -> frozenset[str]:
    return frozenset(sided(name, side) for name in names for side in SIDES)


def _with_sides(names: Iterable[str]) -> frozenset[str]:
    """With and without a side: what is written without one stands for both."""
    names = frozenset(names)
    return names | _each_side(names)


BONES: Final = frozenset(SINGLE_BONES) | _with_sides(PAIRED_BONES)
LIMBS: Final = _with_sides(("hand", "foot", "elbow"))
HANDS: Final = _with_sides(("hand",))
RESTING: Final = frozenset(("pelvis", "lumbar", "thorax", "neck")) | _with_sides(set(PAIRED_BONES) - {"foot"})
PARTS: Final = frozenset(("torso", "pelvis", "neck", "head")) | _each_side(PAIRED_BONES)
SINGLE_FRAMES: Final = frozenset(("pelvis", "waist", "chest", "neck", "head"))
PAIRED_FRAMES: Final = frozenset(("thigh", "knee", "shin", "foot", "hand"))
JOINTS: Final = frozenset(("pelvis", "waist", "nape", "skull", "head")) | _each_side(
    ("hip", "knee", "ankle", "toe", "heel", "shoulder", "elbow", "wrist", "knuckles", "fingers")
)
KEY_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _numbers(counts: Container[int], form: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        plain = isinstance(value, list | tuple) and all(type(number) in (int, float) for number in value)
        if not plain or len(value) not in counts:
            raise ValueError(f"write {form}")
        return tuple(value)

    return BeforeValidator(check)


def _one_of(names: frozenset[str], what: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value not in names:
            raise ValueError(f"`{value}` is not {what}; use one of: {', '.join(sorted(names))}")
        return value

    return BeforeValidator(check)


Angles = Annotated[tuple[float, float], _numbers((2,), "two angles in degrees, azimuth and elevation, as in [180, 0]")]
Point = Annotated[tuple[float, float, float], _numbers((3,), "three lengths in body heights, as in [0.3, -0.1, 0]")]
Place = Annotated[tuple[float, float], _numbers((2,), "two lengths in body heights, as in [0.09, 0]")]
Extent = Annotated[tuple[float, float, float], _numbers((3,), "three sizes in body heights, as in [0.2, 0.1, 0.05]")]
Root = Annotated[tuple[float, ...], _numbers((2, 3), "[x, y], or [x, y, z] with a height, in body heights")]
Span = Annotated[tuple[float, float], _numbers((2,), "two distances in body heights, as in [0.07, 0.18]")]
Bone = Annotated[str, _one_of(BONES, "a bone")]
Limb = Annotated[str, _one_of(LIMBS, "a limb that can be held")]
Hand = Annotated[str, _one_of(HANDS, "a hand")]
Resting = Annotated[str, _one_of(RESTING, "a bone that can lie on the floor")]
Part = Annotated[str, _one_of(PARTS, "a body part")]
HeldOn = Annotated[
    str,
    _one_of(
        SINGLE_FRAMES | _with_sides(PAIRED_FRAMES - {"hand"}) | _each_side({"hand"}), "a part that can hold a limb"
    ),
]
BodyFrame = Annotated[str, _one_of(SINGLE_FRAMES | _each_side(PAIRED_FRAMES), "a body frame")]
Spot = Annotated[str, _one_of(SINGLE_FRAMES | _each_side(PAIRED_FRAMES) | JOINTS, "a joint or a body frame")]
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=40)]
Surface = Literal["floor", "chair", "stool", "ball", "bed", "cushion", "heat pack"]
Limbs = Literal["arm_right", "arm_left", "leg_right", "leg_left"]
