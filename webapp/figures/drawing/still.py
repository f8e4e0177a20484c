"""One pose in its scene, as the inside of an SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera, Discs, Point
from webapp.figures.drawing.cues import FELT, BodyOf, arrow_path, arrow_points, glow
from webapp.figures.drawing.depth import CERTAIN, Behind, back_to_front, layers, put
from webapp.figures.drawing.facing import filled_parts, put_before_and_behind
from webapp.figures.drawing.ground import caught, mat, shade, shadow
from webapp.figures.drawing.head import features
from webapp.figures.drawing.outline import outlined
from webapp.figures.drawing.painting import Palette, Shape
from webapp.figures.drawing.piece import Piece
from webapp.figures.drawing.props import drawn
from webapp.figures.drawing.setting import Setting
from webapp.figures.drawing.tones import pale_limbs
from webapp.figures.pose_file import Arrow, Felt

PREFIX: Final = "@"
"""Stands in a drawing for the prefix of its ids; occurs nowhere else in it."""


@dataclass(frozen=True)
class Cues:
    arrows: tuple[Arrow, ...] = ()
    felt: tuple[Felt, ...] = ()
    pale: frozenset[str] | None = None
    """Limbs drawn pale; without them, those on the far side."""


def draw(body: Body, setting: Setting, cues: Cues, body_of: BodyOf) -> str:
    """SVG elements, back to front."""
    camera, setting = setting.camera, setting.around(body)
    behind = stacked(body, setting)
    painter = _Painter(body, camera, setting.pieces, cues.felt)
    for shape in Palette(body, camera, behind, paled(body, camera, cues)).shapes(back_to_front(behind)):
        painter.add(shape)
    arrows = [arrow_path(arrow_points(a, body, camera, body_of), two_ways=a.two_ways) for a in cues.arrows]
    ground = mat(setting.mat, camera) + shadow(body, setting.props, camera)
    return painter.definitions() + ground + "".join(painter.out) + "".join(arrows)


def stacked(body: Body, setting: Setting) -> Behind:
    """What lies behind what, body parts and pieces of props, in the setting around this body."""
    camera = setting.camera
    hulls_of = body.flesh | {name: piece.solid or piece.hulls for name, piece in setting.pieces.items()}
    slabs = {name: piece.slab for name, piece in setting.pieces.items() if piece.slab}
    discs = {part: [camera.discs(hull) for hull in hulls] for part, hulls in hulls_of.items()}
    behind = layers(body, camera, discs, slabs)
    spheres = filled_parts(hulls_of) if slabs else {}
    for name, slab in sorted(slabs.items(), key=lambda each: each[1].volume):
        put_before_and_behind(behind, name, slab, spheres, camera)
    for of_one in setting.furniture:
        lying = [piece.name for piece in of_one if not piece.stands and piece.name in behind]
        for under, over in combinations(lying, 2):
            put(behind, under, over, CERTAIN)
    return behind


def paled(body: Body, camera: Camera, cues: Cues) -> frozenset[str]:
    """The limbs that are drawn pale."""
    return pale_limbs(body, camera) if cues.pale is None else cues.pale


class _Painter:
    """Collects elements; parts on which the movement is felt get an id, so that the glow can be clipped to them."""

    def __init__(self, body: Body, camera: Camera, props: Mapping[str, Piece], felt: Sequence[Felt]) -> None:
        self.body, self.camera, self.props = body, camera, props
        self.out: list[str] = []
        glows = [glow(spot, body, camera, f"{PREFIX}-g{k}") for k, spot in enumerate(felt)]
        self._gradients = [gradient for gradient, _ in glows]
        self._circles = [circle for _, circle in glows]
        self._clips: list[str] = []

    def definitions(self) -> str:
        inside = "".join(self._gradients + self._clips)
        return f"<defs>{inside}</defs>" if inside else ""

    def add(self, shape: Shape) -> None:
        piece = self.props.get(shape.parts[0])
        if piece is not None:
            self.out.append(drawn(piece, self.camera))
            if piece.catches:
                self.out.append(shade(caught(self.body, piece, self.camera)))
            return
        hulls = [self.camera.discs(hull) for hull in shape.hulls]
        lit = [k for k in range(len(self._circles)) if self._lights(k, shape, hulls)]
        ident = f' id="{PREFIX}-p{len(self._clips)}"' if lit else ""
        colour = shape.colour if shape.is_patch else f"{shape.colour} o"
        self.out.append(f'<path{ident} class="{colour}" d="{outlined(hulls)}"/>')
        if lit:
            self._light(lit)
        if "head" in shape.parts and not shape.is_patch:
            self.out.append(features(self.body, self.camera))

    def _lights(self, k: int, shape: Shape, hulls: Sequence[Discs]) -> bool:
        (x, y), radius = self._circles[k]
        near = any((d.x - x) ** 2 + (d.y - y) ** 2 < (radius + d.radius) ** 2 for hull in hulls for d in hull)
        return near and not FELT.isdisjoint(shape.parts)

    def _light(self, lit: Sequence[int]) -> None:
        n = len(self._clips)
        self._clips.append(f'<clipPath id="{PREFIX}-c{n}"><use href="#{PREFIX}-p{n}"/></clipPath>')
        for k in lit:
            (x, y), radius = self._circles[k]
            where = f'cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}"'
            self.out.append(f'<circle {where} fill="url(#{PREFIX}-g{k})" clip-path="url(#{PREFIX}-c{n})"/>')


def extent(body: Body, setting: Setting, cues: Cues, body_of: BodyOf) -> list[Point]:
    """Points of the picture that the frame has to hold."""
    camera, setting = setting.camera, setting.around(body)
    hulls = [hull for part in body.flesh.values() for hull in part]
    hulls += [hull for piece in setting.pieces.values() for hull in piece.hulls]
    points = []
    for disc in (disc for hull in hulls for disc in camera.discs(hull)):
        points += [(disc.x - disc.radius, disc.y - disc.radius), (disc.x + disc.radius, disc.y + disc.radius)]
    for arrow in cues.arrows:
        points += arrow_points(arrow, body, camera, body_of)
    return points
