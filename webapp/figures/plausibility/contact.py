"""What the body touches: floor, props, the places where limbs are held, and itself."""

from collections.abc import Iterable, Sequence
from typing import Final

from webapp.figures.anatomy import CM, OTHER, SIDES, sided
from webapp.figures.body import Body
from webapp.figures.flesh import depth_inside, filled, lowest_of
from webapp.figures.props import Floor, Prop

TOUCHING: Final = 1.0 * CM
LEANING: Final = 3.4 * CM
"""An elbow leans with its flesh, so it may be this far from its place."""
GIVES: Final = 4.0 * CM
"""Flesh may be pressed in this far."""
TRUNK: Final = ("torso", "pelvis", "head")


def floor_problems(body: Body) -> Iterable[str]:
    for part, hulls in body.flesh.items():
        low = lowest_of(hulls)
        if low < -TOUCHING:
            yield f"{part} is {-low / CM:.1f} cm under the floor"


def reach_problems(body: Body) -> Iterable[str]:
    for limb, miss in body.misses.items():
        if miss > (LEANING if limb.startswith("elbow") else TOUCHING):
            yield f"{limb} misses its place by {miss / CM:.1f} cm; bring the place or the body nearer"


def overlap_problems(body: Body, props: Sequence[Prop]) -> Iterable[str]:
    """Joints deep inside another part of the body, and parts deep inside a prop."""
    for joint, part in _kept_apart():
        deep = depth_inside(body.joints[joint], body.flesh[part])
        if deep > GIVES:
            yield f"{joint} is {deep / CM:.1f} cm inside {part}"
    for prop in (prop for prop in props if prop.name != "heat pack"):
        for part in body.flesh:
            deep = -_gap(body, part, prop)
            if deep > GIVES:
                yield f"{part} is {deep / CM:.1f} cm inside the {prop.name}"


def _kept_apart() -> Iterable[tuple[str, str]]:
    for side in SIDES:
        legs = [sided(bone, each) for bone in ("thigh", "shin") for each in SIDES]
        for joint in ("elbow", "wrist", "fingers"):
            yield from ((sided(joint, side), part) for part in (*TRUNK, *legs))
        other = [sided(bone, OTHER[side]) for bone in ("thigh", "shin")]
        for joint in ("knee", "ankle"):
            yield from ((sided(joint, side), part) for part in ("torso", "head", *other))


def contact_problems(body: Body, props: Sequence[Prop]) -> Iterable[str]:
    surfaces: tuple[Floor | Prop, ...] = (Floor(), *props)
    for part, name in sorted(body.pose.contacts):
        gap = min((_gap(body, part, surface) for surface in surfaces if surface.name == name), default=None)
        if gap is None:
            yield f"{part} should touch the {name}, and its scene has none"
            continue
        if gap > TOUCHING:
            yield f"{part} is {gap / CM:.1f} cm off the {name}"


def _gap(body: Body, part: str, surface: Floor | Prop) -> float:
    return min(surface.gap(ball) for hull in body.flesh[part] for ball in filled(hull))
