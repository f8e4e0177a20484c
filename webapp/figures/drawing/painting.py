"""Put body parts on the page back to front, so that parts of one colour join without a line between them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.figures.anatomy import kind_of, side_of, sided
from webapp.figures.body import Ball, Body, Hull
from webapp.figures.drawing.depth import Behind
from webapp.figures.drawing.tones import tone
from webapp.figures.vectors import angle_between, lerp

JOINED: Final = (
    ("pelvis", "thigh"),
    ("torso", "upper_arm"),
    ("thigh", "shin"),
    ("upper_arm", "forearm"),
    ("forearm", "hand"),
)
CREASE: Final = 112.0
"""A knee bent further shows the line where the calf lies against the thigh."""
FAINT: Final = 40.0
"""Opinions about depth lighter than this do not keep two parts from being drawn as one."""
ENDS: Final = {
    "thigh": ("hip", "knee", 0.060, 0.0405),
    "shin": ("knee", "ankle", 0.0405, 0.030),
    "forearm": ("elbow", "wrist", 0.0265, 0.0160),
    "hand": ("wrist", "knuckles", 0.0160, 0.0185),
}


@dataclass
class Shape:
    """Parts drawn as one outline, or a patch that hides the line at a joint."""

    colour: str
    parts: tuple[str, ...]
    hulls: tuple[Hull, ...]
    patch: bool = False


def shapes(body: Body, order: Sequence[str], behind: Behind, pale: Collection[str]) -> list[Shape]:
    """What to draw, back to front. Names that are not body parts (props) stay as shapes without hulls."""
    groups = _merged(body, order, behind, pale)
    out: list[Shape] = []
    for group in groups:
        hulls = tuple(hull for part in group for hull in body.flesh.get(part, ()))
        colour = tone(group[0], pale)
        before = [part for shape in out if not shape.patch for part in shape.parts]
        out.append(Shape(colour, group, hulls))
        for part in group:
            for other in before:
                if tone(other, pale) == colour and joined(part, other):
                    out += [Shape(colour, (part, other), (seam,), patch=True) for seam in _seam(body, part, other)]
    return out


def joined(a: str, b: str) -> bool:
    """Whether two parts share a joint."""
    if side_of(a) and side_of(b) and side_of(a) != side_of(b):
        return False
    kinds = (kind_of(a), kind_of(b))
    return kinds in JOINED or kinds[::-1] in JOINED


def _merged(body: Body, order: Sequence[str], behind: Behind, pale: Collection[str]) -> list[tuple[str, ...]]:
    """Neighbours of one colour drawn as one shape, wherever nothing has to come between them."""
    groups: list[tuple[str, ...]] = [(part,) for part in order]
    changed = True
    while changed:
        changed = False
        for j in range(len(groups)):
            for i in range(j):
                a, b = groups[i], groups[j]
                if not _may_merge(body, a, b, pale):
                    continue
                between = groups[i + 1 : j]
                if not any(_over(behind, mid, a) for mid in between):
                    groups[i : j + 1] = [*between, a + b]
                elif not any(_over(behind, b, mid) for mid in between):
                    groups[i : j + 1] = [a + b, *between]
                else:
                    continue
                changed = True
                break
            if changed:
                break
    return groups


def _over(behind: Behind, over: Sequence[str], under: Sequence[str]) -> bool:
    return any(behind[a].get(b, 0.0) > FAINT for a in over for b in under)


def _may_merge(body: Body, a: Sequence[str], b: Sequence[str], pale: Collection[str]) -> bool:
    if a[0] not in body.flesh or b[0] not in body.flesh or tone(a[0], pale) != tone(b[0], pale):
        return False
    legs = {side_of(part) for part in (*a, *b) if kind_of(part) in ("thigh", "shin")}
    if len(legs) > 1:
        return False
    pairs = [(p, q) for p in a for q in b if joined(p, q)]
    return bool(pairs) and not any(_creased(body, p, q) for p, q in pairs)


def _creased(body: Body, a: str, b: str) -> bool:
    if {kind_of(a), kind_of(b)} != {"thigh", "shin"}:
        return "upper_arm" in (kind_of(a), kind_of(b))
    return angle_between(body.directions[a], body.directions[b]) > CREASE


def _seam(body: Body, over: str, under: str) -> tuple[Hull, ...]:
    """Spheres of the lower part next to the joint: drawn again without outline, they hide the line there."""
    side = side_of(over) or side_of(under) or ""
    kinds = (kind_of(over), kind_of(under))
    if kinds == ("thigh", "pelvis"):
        seat = body.flesh["pelvis"][0][0 if side == "left" else 1]
        return ((Ball(body.joints[sided("hip", side)], 0.057), seat),)
    if kinds == ("upper_arm", "torso"):
        inner = body.at("chest", (0.0, 0.045 if side == "left" else -0.045, -0.062))
        return ((Ball(body.joints[sided("shoulder", side)], 0.0423), Ball(inner, 0.046)),)
    if kinds[1] not in ENDS or kinds[0] in ("torso", "pelvis"):
        return ()
    start, end, first, last = ENDS[kinds[1]]
    a, b = body.joints[sided(start, side)], body.joints[sided(end, side)]
    if kinds[0] == start_of(kinds[1]):
        return ((Ball(a, first * 0.98), Ball(lerp(a, b, 0.2), (first + (last - first) * 0.2) * 0.97)),)
    return ((Ball(b, last * 0.98), Ball(lerp(a, b, 0.8), (first + (last - first) * 0.8) * 0.97)),)


def start_of(kind: str) -> str:
    """The part that a part grows from."""
    return {"shin": "thigh", "hand": "forearm", "forearm": "upper_arm", "thigh": "pelvis"}[kind]
