"""Whether something lies before or behind a slab: beyond a side that the viewer sees, it is in front of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from webapp.figures.body import Ball, Hull
from webapp.figures.drawing.camera import UNIT, Camera
from webapp.figures.drawing.depth import CLOSE, LIKELY, Behind
from webapp.figures.flesh import filled
from webapp.figures.slab import Slab
from webapp.figures.vectors import Vec, dot

WIDER: Final = 0.02
"""What passes this close by a slab in the picture is compared with it, too."""


Solids = Mapping[str, Sequence[Ball]]
"""Part to the spheres that stand for it."""


def filled_parts(hulls_of: Mapping[str, Iterable[Hull]]) -> Solids:
    return {part: [ball for hull in hulls for ball in filled(hull)] for part, hulls in hulls_of.items()}


def put_before_and_behind(behind: Behind, name: str, slab: Slab, solid: Solids, camera: Camera) -> None:
    """Say of every part what lies in front where it crosses a slab in the picture."""
    sides = _sides(slab, camera)
    for part, balls in solid.items():
        if part == name:
            continue
        behind[part].pop(name, None)
        behind[name].pop(part, None)
        vote = _vote(slab, sides, balls)
        if vote > 0:
            behind[part][name] = vote
        elif vote < 0:
            behind[name][part] = -vote


Side = tuple[float, float]
"""How an axis of a slab goes away from the viewer (a cosine), and half the slab's size along it."""


def _sides(slab: Slab, camera: Camera) -> list[Side]:
    axes = (slab.axes.forward, slab.axes.left, slab.axes.up)
    return [(dot(axis, camera.away), half) for axis, half in zip(axes, slab.half, strict=True)]


def _vote(slab: Slab, sides: Sequence[Side], balls: Iterable[Ball]) -> float:
    """Above 0 where the spheres lie in front. Unanimous votes weigh more."""
    places = (slab.inside(ball.centre) for ball in balls)
    votes = [max(-CLOSE, min(CLOSE, _before(along, sides) * UNIT)) for along in places if _crosses(along, sides)]
    vote = sum(votes)
    if not votes or min(votes) < 0 < max(votes):
        return vote
    return LIKELY if vote > 0 else -LIKELY if vote < 0 else 0.0


def _before(along: Vec, sides: Sequence[Side]) -> float:
    """How far a place is beyond a side that is seen; below 0, how far beyond one that is not."""
    seen = unseen = -1.0
    for place, (away, half) in zip(along, sides, strict=True):
        towards = place if away < 0 else -place
        seen, unseen = max(seen, towards - half), max(unseen, -towards - half)
    return seen if seen > 0 or seen >= unseen else -max(unseen, 1e-3)


def _crosses(along: Vec, sides: Sequence[Side]) -> bool:
    """Whether the line of sight through a place goes through the slab."""
    first, last = float("-inf"), float("inf")
    for place, (way, half) in zip(along, sides, strict=True):
        reach = half + WIDER
        if abs(way) < 1e-9:
            if abs(place) > reach:
                return False
            continue
        near, far = (-reach - place) / way, (reach - place) / way
        first, last = max(first, min(near, far)), min(last, max(near, far))
    return first < last
