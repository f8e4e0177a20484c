"""Which part lies in front of which: compare surfaces where two parts overlap in the picture."""

from collections.abc import Collection, Mapping, Sequence
from math import hypot, sqrt
from typing import Final

from webapp.figures.anatomy import SIDES, sided
from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera, Disc, Discs
from webapp.figures.vectors import dot

GRID: Final = 9
"""Places compared along each side of the overlap of two parts."""
CLOSE: Final = 60.0
"""Differences of depth count up to this many units, so that one far corner decides nothing."""
CLOTHES: Final = (("pelvis", "torso"), ("neck", "torso"), ("neck", "head"))
"""What always lies under what: the top hangs over trousers and neck."""
CERTAIN: Final = 1e9
LIKELY: Final = 1e4
NOTHING: Final = float("inf")
"""The depth where there is no surface."""

Behind = dict[str, dict[str, float]]
"""Part to the parts behind it, each with a weight."""


def compare(parts: Mapping[str, Sequence[Discs]], without: Collection[str] = ()) -> Behind:
    """What lies behind what; nothing of the parts that are left out."""
    behind: Behind = {name: {} for name in parts}
    names = [name for name in parts if name not in without]
    spheres = {name: _samples(parts[name]) for name in names}
    boxes = {name: _box(discs) for name, discs in spheres.items()}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            vote = _vote(spheres[a], spheres[b], _overlap(boxes[a], boxes[b]))
            if vote > 0:
                behind[b][a] = vote
            elif vote < 0:
                behind[a][b] = -vote
    return behind


def layers(body: Body, camera: Camera, parts: Mapping[str, Sequence[Discs]], without: Collection[str] = ()) -> Behind:
    """The comparison, and what clothes and arms do whatever it says."""
    behind = compare(parts, without)
    for under, over in CLOTHES:
        put(behind, under, over, CERTAIN)
    for side in SIDES:
        thigh, arm = sided("thigh", side), sided("upper_arm", side)
        if dot(body.directions[thigh], body.frames["pelvis"].up) < -0.70:
            put(behind, thigh, "torso", LIKELY)
        shoulder = body.joints[sided("shoulder", side)]
        if camera.depth(shoulder) < camera.depth(body.joints["nape"]) - 35:
            put(behind, "torso", arm, LIKELY)
    return behind


def put(behind: Behind, under: str, over: str, weight: float) -> None:
    """Lay one part over another, whatever was found before."""
    behind[over][under] = weight
    behind[under].pop(over, None)


def back_to_front(behind: Behind) -> list[str]:
    """Sort parts; where they lie round in a ring, the lightest opinion gives way."""
    done: list[str] = []
    left = set(behind)
    while left:
        first = min(sorted(left), key=lambda name: sum(w for other, w in behind[name].items() if other in left))
        done.append(first)
        left.discard(first)
    return done


def _samples(hulls: Sequence[Discs]) -> list[Disc]:
    """Discs that stand for a part when depths are compared."""
    out: list[Disc] = []
    for hull in hulls:
        out += hull
        for i, a in enumerate(hull):
            for b in hull[i + 1 :]:
                count = min(8, int(hypot(a.x - b.x, a.y - b.y) / 18))
                out += [Disc(*(p + (q - p) * k / count for p, q in zip(a, b, strict=True))) for k in range(1, count)]
    return out


Box = tuple[float, float, float, float]


def _box(discs: Sequence[Disc]) -> Box:
    return (
        min(d.x - d.radius for d in discs),
        min(d.y - d.radius for d in discs),
        max(d.x + d.radius for d in discs),
        max(d.y + d.radius for d in discs),
    )


def _overlap(a: Box, b: Box) -> Box:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _vote(a: Sequence[Disc], b: Sequence[Disc], box: Box) -> float:
    """Above 0 when a lies behind b."""
    x0, y0, x1, y1 = box
    if x1 - x0 < 2 or y1 - y0 < 2:
        return 0.0
    vote = 0.0
    for i in range(GRID):
        x = x0 + (x1 - x0) * (i + 0.5) / GRID
        near, other = _column(a, x, y0, y1), _column(b, x, y0, y1)
        if not near or not other:
            continue
        for j in range(GRID):
            y = y0 + (y1 - y0) * (j + 0.5) / GRID
            depth, beyond = _surface(near, y), _surface(other, y)
            if depth < NOTHING and beyond < NOTHING:
                vote += max(-CLOSE, min(CLOSE, depth - beyond))
    return vote


Chord = tuple[float, float, float]
"""What an upright line of the picture cuts out of a disc: its middle, half its length squared, its depth."""


def _column(discs: Sequence[Disc], x: float, y0: float, y1: float) -> list[Chord]:
    """What lies on the line at x between two heights."""
    found = []
    for cx, cy, radius, depth in discs:
        half = radius * radius - (x - cx) * (x - cx)
        if half > 0 and cy + radius > y0 and cy - radius < y1:
            found.append((cy, half, depth))
    return found


def _surface(column: Sequence[Chord], y: float) -> float:
    """Depth of the nearest surface over a point of the picture."""
    best = NOTHING
    for cy, half, depth in column:
        rise = half - (y - cy) * (y - cy)
        if rise > 0 and (surface := depth - sqrt(rise)) < best:
            best = surface
    return best
