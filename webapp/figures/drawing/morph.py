"""The way from one pose to another in its scene, as the inside of an SVG: one second of SMIL."""

from dataclasses import dataclass
from typing import NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.animation import morphing, shown
from webapp.figures.drawing.cues import BodyOf
from webapp.figures.drawing.ground import mat, shadows
from webapp.figures.drawing.joints import patch
from webapp.figures.drawing.morph_cues import GRADIENT, Glow, arrows, glows
from webapp.figures.drawing.morph_head import features
from webapp.figures.drawing.piece import Piece
from webapp.figures.drawing.props import drawn
from webapp.figures.drawing.recipe import Entry, Moment
from webapp.figures.drawing.segments import Segment, segments
from webapp.figures.drawing.steady import Step, polygons, steady
from webapp.figures.drawing.still import PREFIX, Cues, Setting, paled, stacked
from webapp.figures.movement import between, ease
from webapp.figures.skeleton import solve


class Ending(NamedTuple):
    """A pose at one end of a movement."""

    body: Body
    cues: Cues


def draw_movement(start: Ending, end: Ending, setting: Setting, body_of: BodyOf) -> str:
    """SVG elements, back to front. At 0 s they look like the start, from 1 s on like the end."""
    camera = setting.camera

    def at(time: float) -> Moment:
        body = _on_the_way(start.body, end.body, time)
        near = start if time < 0.5 else end
        return Moment(time, body, camera, stacked(body, setting), paled(near.body, camera, near.cues))

    cut = segments(at)
    lit = glows(start.cues.felt, end.cues.felt)
    pieces = {piece.name: piece for piece in setting.pieces}
    out = GRADIENT if lit else ""
    out += mat(setting.mat, camera) + _shadow(cut, setting)
    for k, segment in enumerate(cut):
        out += f"<g>{shown(segment.start, segment.end)}{_Stretch(segment, pieces, lit, f'{PREFIX}-{k}').drawn()}</g>"
    return out + arrows(start, end, camera, body_of)


def _on_the_way(start: Body, end: Body, time: float) -> Body:
    if time in (0.0, 1.0):
        return end if time else start
    return solve(between(start, end, ease(time)))


def _shadow(cut: list[Segment], setting: Setting) -> str:
    moments = {moment.time: moment for segment in cut for moment in segment.moments}
    outlines = [polygons(shadows(moment.body, setting.props, setting.camera)) for moment in moments.values()]
    data, change = morphing(list(moments), outlines)
    return f'<path class="sh" d="{data}">{change}</path>'


@dataclass(frozen=True)
class _Stretch:
    """One segment of a movement."""

    segment: Segment
    pieces: dict[str, Piece]
    glows: tuple[Glow, ...]
    prefix: str

    def drawn(self) -> str:
        return "".join(self._entry(entry, f"{self.prefix}-{k}") for k, entry in enumerate(self.segment.recipe))

    def _entry(self, entry: Entry, ident: str) -> str:
        moments = self.segment.moments
        if entry.parts[0] in self.pieces:
            return drawn(self.pieces[entry.parts[0]], moments[0].camera)
        data, change = morphing([moment.time for moment in moments], [_outline(entry, moment) for moment in moments])
        lights = [glow.circle(ident, moments) for glow in self.glows if glow.lights(entry.parts, moments)]
        name = f' id="{ident}"' if lights else ""
        colour = entry.colour if entry.is_patch else f"{entry.colour} o"
        out = f'<path{name} class="{colour}" d="{data}">{change}</path>'
        if lights:
            out += f'<clipPath id="{ident}-c"><use href="#{ident}"/></clipPath>' + "".join(lights)
        if "head" in entry.parts and not entry.is_patch:
            out += features(moments)
        return out


def _outline(entry: Entry, moment: Moment) -> list[Step]:
    body, camera = moment.body, moment.camera
    if entry.is_patch:
        seam = patch(body, camera, *entry.parts)
        return steady([camera.discs(seam)]) if seam else []
    return steady(camera.discs(hull) for part in entry.parts for hull in body.flesh[part])
