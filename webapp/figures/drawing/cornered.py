"""Outlines of furniture while the camera goes round it: corners come and go, and the commands stay the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from webapp.figures.drawing.camera import Discs
from webapp.figures.drawing.outline import on_rim, outermost, tangent
from webapp.figures.drawing.steady import Step, steady

Corner = tuple[int, float]
"""A disc of a hull, and the angle at which it takes over on the outline."""


def cornered(hulls: Sequence[Discs]) -> list[list[Step]]:
    """The outline of one hull at several moments; exact at each of them."""
    rings = [outermost(hull) for hull in hulls] if len(hulls[0]) > 2 else []
    pivots = [disc for disc, _ in rings[0] if all(disc in dict(ring) for ring in rings)] if rings else []
    if not pivots:
        return [steady([hull]) for hull in hulls]
    turned = [_beginning(ring, pivots[0]) for ring in rings]
    order: list[int] = []
    for ring in turned:
        order = _merged(order, [disc for disc, _ in ring])
    return [_outline(hull, ring, order) for hull, ring in zip(hulls, turned, strict=True)]


def _beginning(ring: Sequence[Corner], disc: int) -> list[Corner]:
    k = [each for each, _ in ring].index(disc)
    return [*ring[k:], *ring[:k]]


def _merged(a: Sequence[int], b: Sequence[int]) -> list[int]:
    """The shortest order found that holds both."""
    out: list[int] = []
    for what, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        out += a[a0:a1] if what == "equal" else [*a[a0:a1], *b[b0:b1]]
    return out


def _outline(hull: Discs, ring: Sequence[Corner], order: Sequence[int]) -> list[Step]:
    """Discs of the order that are not on this outline have an arc of no length where they would be."""
    cuts = [tangent(hull[ring[k - 1][0]], hull[disc], near) for k, (disc, near) in enumerate(ring)]
    steps: list[Step] = []
    k, at = 0, on_rim(hull[ring[0][0]], cuts[0])
    for disc in order:
        if k < len(ring) and ring[k][0] == disc:
            end = cuts[(k + 1) % len(cuts)]
            at = on_rim(hull[disc], cuts[k])
            steps.append(Step("l" if steps else "m", *at))
            at = on_rim(hull[disc], end)
            k += 1
        else:
            steps.append(Step("l", *at))
        steps.append(Step("a", *at, hull[disc].radius))
    return steps
