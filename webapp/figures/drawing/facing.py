"""Whether something lies before or behind a slab: beyond a side that the viewer sees, it is in front of it."""

from collections.abc import Iterable
from typing import Final

from webapp.figures.body import Hull
from webapp.figures.drawing.camera import UNIT, Camera
from webapp.figures.drawing.depth import CLOSE, LIKELY, Behind
from webapp.figures.drawing.piece import Piece
from webapp.figures.flesh import filled
from webapp.figures.slab import Slab
from webapp.figures.vectors import Vec, dot

WIDER: Final = 0.02
"""What passes this close by a slab in the picture is compared with it, too."""


def put_before_and_behind(behind: Behind, piece: Piece, hulls_of: dict[str, tuple[Hull, ...]], camera: Camera) -> None:
    """Say of every part what lies in front where it crosses a slab in the picture."""
    if piece.slab is None:
        return
    for part, hulls in hulls_of.items():
        if part == piece.name:
            continue
        behind[part].pop(piece.name, None)
        behind[piece.name].pop(part, None)
        vote = _vote(piece.slab, hulls, camera)
        if vote > 0:
            behind[part][piece.name] = vote
        elif vote < 0:
            behind[piece.name][part] = -vote


def _vote(slab: Slab, hulls: Iterable[Hull], camera: Camera) -> float:
    """Above 0 where the hulls lie in front. Unanimous votes weigh more."""
    votes = [
        max(-CLOSE, min(CLOSE, _before(slab, ball.centre, camera) * UNIT))
        for hull in hulls
        for ball in filled(hull)
        if _crosses(slab, ball.centre, camera)
    ]
    vote = sum(votes)
    if not votes or min(votes) < 0 < max(votes):
        return vote
    return LIKELY if vote > 0 else -LIKELY if vote < 0 else 0.0


def _before(slab: Slab, place: Vec, camera: Camera) -> float:
    """How far a place is beyond a side that is seen; below 0, how far beyond one that is not."""
    seen = unseen = -1.0
    along = slab.inside(place)
    for k, axis in enumerate((slab.axes.forward, slab.axes.left, slab.axes.up)):
        towards = 1 if dot(axis, camera.to_viewer) > 0 else -1
        seen = max(seen, towards * along[k] - slab.half[k])
        unseen = max(unseen, -towards * along[k] - slab.half[k])
    return seen if seen > 0 or seen >= unseen else -max(unseen, 1e-3)


def _crosses(slab: Slab, place: Vec, camera: Camera) -> bool:
    """Whether the line of sight through a place goes through the slab."""
    first, last = float("-inf"), float("inf")
    axes = (slab.axes.forward, slab.axes.left, slab.axes.up)
    for along, axis, half in zip(slab.inside(place), axes, slab.half, strict=True):
        way, reach = dot(axis, camera.away), half + WIDER
        if abs(way) < 1e-9:
            if abs(along) > reach:
                return False
            continue
        ends = sorted(((-reach - along) / way, (reach - along) / way))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last
