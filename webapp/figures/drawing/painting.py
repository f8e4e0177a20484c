"""Put body parts on the page back to front, so that parts of one colour join without a line between them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from webapp.figures.anatomy import kind_of, side_of
from webapp.figures.body import Body, Hull
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.depth import Behind
from webapp.figures.drawing.joints import joined, parted, patch
from webapp.figures.drawing.tones import tone

FAINT: Final = 40.0
"""Opinions about depth lighter than this do not keep two parts from being drawn as one."""

Group = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """Parts drawn as one outline, or a patch that hides the line at a joint."""

    colour: str
    parts: Group
    hulls: tuple[Hull, ...]
    is_patch: bool = False


@dataclass(frozen=True)
class Palette:
    """What decides how a body is put together on the page."""

    body: Body
    camera: Camera
    behind: Behind
    pale: Collection[str]

    def shapes(self, order: Sequence[str]) -> list[Shape]:
        """What to draw, back to front. A prop is a shape without hulls."""
        out: list[Shape] = []
        drawn: list[str] = []
        for group in self._merged(order):
            hulls = tuple(hull for part in group for hull in self.body.flesh.get(part, ()))
            colour = tone(group[0], self.pale)
            out.append(Shape(colour, group, hulls))
            for over in group:
                out += [
                    Shape(colour, (over, under), (seam,), is_patch=True) for under, seam in self._seams(over, drawn)
                ]
            drawn += group
        return out

    def _seams(self, over: str, drawn: Sequence[str]) -> list[tuple[str, Hull]]:
        meets = [p for p in drawn if joined(over, p) and tone(p, self.pale) == tone(over, self.pale)]
        seams = [(under, patch(self.body, self.camera, over, under)) for under in meets]
        return [(under, seam) for under, seam in seams if seam is not None]

    def _merged(self, order: Sequence[str]) -> list[Group]:
        """Neighbours of one colour drawn as one shape, wherever nothing has to come between them."""
        groups: list[Group] = [(part,) for part in order]
        while (merged := self._one_merge(groups)) is not None:
            groups = merged
        return groups

    def _one_merge(self, groups: Sequence[Group]) -> list[Group] | None:
        for i, j in combinations(range(len(groups)), 2):
            a, b, between = groups[i], groups[j], groups[i + 1 : j]
            if not self._may_merge(a, b):
                continue
            if not any(self._over(middle, a) for middle in between):
                return [*groups[:i], *between, a + b, *groups[j + 1 :]]
            if not any(self._over(b, middle) for middle in between):
                return [*groups[:i], a + b, *between, *groups[j + 1 :]]
        return None

    def _over(self, over: Group, under: Group) -> bool:
        return any(self.behind[a].get(b, 0.0) > FAINT for a in over for b in under)

    def _may_merge(self, a: Group, b: Group) -> bool:
        if a[0] not in self.body.flesh or b[0] not in self.body.flesh or tone(a[0], self.pale) != tone(b[0], self.pale):
            return False
        legs = {side_of(part) for part in (*a, *b) if kind_of(part) in ("thigh", "shin")}
        pairs = [(p, q) for p in a for q in b if joined(p, q)]
        return len(legs) < 2 and bool(pairs) and not any(parted(self.body, self.camera, p, q) for p, q in pairs)
