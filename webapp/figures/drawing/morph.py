"""The way from one pose to another, as the inside of an SVG: one second of SMIL."""

from dataclasses import dataclass

from webapp.figures.drawing.animation import morphing, shown
from webapp.figures.drawing.cues import BodyOf
from webapp.figures.drawing.joints import patch
from webapp.figures.drawing.morph_cues import GRADIENT, Glow, arrows, glows
from webapp.figures.drawing.morph_head import features
from webapp.figures.drawing.morph_setting import framing, mat_of, prop_piece, shadow
from webapp.figures.drawing.passage import Passage
from webapp.figures.drawing.recipe import SWEPT, TOLERATED, Entry, Moment
from webapp.figures.drawing.segments import Segment, segments
from webapp.figures.drawing.steady import Step, steady
from webapp.figures.drawing.still import PREFIX, stacked


def draw_movement(passage: Passage, body_of: BodyOf) -> str:
    """SVG elements, back to front. At 0 s they look like the first pose, from 1 s on like the last."""

    tolerated = TOLERATED if passage.stays else SWEPT

    def at(time: float) -> Moment:
        body = passage.body(time)
        around = passage.setting(time).around(body)
        return Moment(time, body, around, stacked(body, around), passage.pale(time), tolerated)

    cut = segments(at, passage.steps)
    moments = list({moment.time: moment for segment in cut for moment in segment.moments}.values())
    lit = glows(passage.start.cues.felt, passage.end.cues.felt)
    out = (GRADIENT if lit else "") + framing(passage, moments) + mat_of(passage, moments) + shadow(moments)
    for k, segment in enumerate(cut):
        later = ' display="none"' if k else ""
        stretch = _Stretch(segment, lit, f"{PREFIX}-{k}", passage.straying)
        out += f"<g{later}>{shown(segment.start, segment.end)}{stretch.drawn()}</g>"
    return out + arrows(passage, body_of)


@dataclass(frozen=True)
class _Stretch:
    """One segment of a movement."""

    segment: Segment
    glows: tuple[Glow, ...]
    prefix: str
    straying: float

    def drawn(self) -> str:
        return "".join(self._entry(entry, f"{self.prefix}-{k}") for k, entry in enumerate(self.segment.recipe))

    def _entry(self, entry: Entry, ident: str) -> str:
        moments = self.segment.moments
        if entry.parts[0] not in moments[0].body.flesh:
            return prop_piece(entry.parts[0], moments, self.straying)
        outlines = [_outline(entry, moment) for moment in moments]
        data, change = morphing([moment.time for moment in moments], outlines, straying=self.straying)
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
