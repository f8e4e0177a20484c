"""The way from one pose to another in its scene, as the inside of an SVG: one second of SMIL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.animation import morphing, shown
from webapp.figures.drawing.cues import BodyOf
from webapp.figures.drawing.ground import caught, mat, shadows
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
        near, around = start if time < 0.5 else end, setting.around(body)
        return Moment(time, body, around, stacked(body, around), paled(near.body, camera, near.cues))

    cut = segments(at)
    lit = glows(start.cues.felt, end.cues.felt)
    out = GRADIENT if lit else ""
    out += mat(setting.mat, camera) + _shadow(cut)
    for k, segment in enumerate(cut):
        later = ' display="none"' if k else ""
        stretch = _Stretch(segment, lit, f"{PREFIX}-{k}")
        out += f"<g{later}>{shown(segment.start, segment.end)}{stretch.drawn()}</g>"
    return out + arrows(start, end, camera, body_of)


def _on_the_way(start: Body, end: Body, time: float) -> Body:
    if time in (0.0, 1.0):
        return end if time else start
    return solve(between(start, end, ease(time)))


def _shadow(cut: list[Segment]) -> str:
    moments = {moment.time: moment for segment in cut for moment in segment.moments}
    outlines = [polygons(shadows(moment.body, moment.setting.props, moment.camera)) for moment in moments.values()]
    data, change = morphing(list(moments), outlines)
    return f'<path class="sh" d="{data}">{change}</path>'


@dataclass(frozen=True)
class _Stretch:
    """One segment of a movement."""

    segment: Segment
    glows: tuple[Glow, ...]
    prefix: str

    def drawn(self) -> str:
        return "".join(self._entry(entry, f"{self.prefix}-{k}") for k, entry in enumerate(self.segment.recipe))

    def _entry(self, entry: Entry, ident: str) -> str:
        moments = self.segment.moments
        if entry.parts[0] in moments[0].setting.pieces:
            return _piece([moment.setting.pieces[entry.parts[0]] for moment in moments], moments)
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


def _piece(found: list[Piece], moments: Sequence[Moment]) -> str:
    """A prop that stays is drawn as in a still."""
    first, camera = found[0], moments[0].camera
    times = [moment.time for moment in moments]
    if all(piece == first for piece in found):
        shade, moving = morphing(times, [polygons(caught(moment.body, first, camera)) for moment in moments])
        return drawn(first, camera) + (f'<path class="sh" d="{shade}">{moving}</path>' if first.catches else "")
    whole, change = morphing(times, [steady(map(camera.discs, piece.hulls)) for piece in found])
    light, following = morphing(times, [steady(map(camera.discs, piece.light)) for piece in found])
    return (
        f'<path class="{first.colour} o" d="{whole}">{change}</path>'
        f'<path class="{first.light_colour}" d="{light}">{following}</path>'
    )


def _outline(entry: Entry, moment: Moment) -> list[Step]:
    body, camera = moment.body, moment.camera
    if entry.is_patch:
        seam = patch(body, camera, *entry.parts)
        return steady([camera.discs(seam)]) if seam else []
    return steady(camera.discs(hull) for part in entry.parts for hull in body.flesh[part])
