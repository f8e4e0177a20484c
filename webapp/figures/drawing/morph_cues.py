"""The glow that goes with a body, and the arrows that make way for one another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.figures.drawing.animation import FADING, STRAYING, changing
from webapp.figures.drawing.camera import UNIT, Disc
from webapp.figures.drawing.cues import FELT, BodyOf, arrow_path, arrow_points
from webapp.figures.drawing.passage import Ending, Passage
from webapp.figures.drawing.recipe import Moment
from webapp.figures.drawing.still import PREFIX
from webapp.figures.movement import ease
from webapp.figures.pose_file import Arrow, Felt

GRADIENT: Final = (
    f'<defs><radialGradient id="{PREFIX}-g"><stop class="g0" offset="0"/><stop class="g0" offset=".25"/>'
    '<stop class="g1" offset="1"/></radialGradient></defs>'
)


@dataclass(frozen=True)
class Glow:
    """A place where the movement is felt, and how strongly it glows at the start and at the end."""

    felt: Felt
    start: float
    end: float

    def lights(self, parts: Collection[str], moments: Sequence[Moment]) -> bool:
        """Whether it falls on one of the parts at any of the moments."""
        return not FELT.isdisjoint(parts) and any(self._is_near(parts, moment) for moment in moments)

    def circle(self, clip: str, moments: Sequence[Moment]) -> str:
        """Clipped to the outline of that id."""
        times = [moment.time for moment in moments]
        discs = [self._disc(moment) for moment in moments]
        x, along = changing("cx", times, [disc.x for disc in discs], straying=STRAYING)
        y, down = changing("cy", times, [disc.y for disc in discs], straying=STRAYING)
        strengths = [self.start + (self.end - self.start) * ease(time) for time in times]
        opacity, fade = changing("opacity", times, strengths, straying=FADING)
        where = f'cx="{x}" cy="{y}" r="{discs[0].radius:.0f}" opacity="{opacity}"'
        paint = f'fill="url(#{PREFIX}-g)" clip-path="url(#{clip}-c)"'
        return f"<circle {where} {paint}>{along}{down}{fade}</circle>"

    def _is_near(self, parts: Collection[str], moment: Moment) -> bool:
        x, y, radius, _ = self._disc(moment)
        hulls = [hull for part in parts for hull in moment.body.flesh[part]]
        discs = [disc for hull in hulls for disc in moment.camera.discs(hull)]
        return any((disc.x - x) ** 2 + (disc.y - y) ** 2 < (radius + disc.radius) ** 2 for disc in discs)

    def _disc(self, moment: Moment) -> Disc:
        centre = moment.body.frames[self.felt.on].at(self.felt.offset)
        return Disc(*moment.camera.point(centre), self.felt.radius * UNIT, 0.0)


def glows(start: Collection[Felt], end: Collection[Felt]) -> tuple[Glow, ...]:
    """What glows in both poses stays; everything else comes or goes on the way."""
    return tuple(Glow(felt, float(felt in start), float(felt in end)) for felt in dict.fromkeys((*start, *end)))


def arrows(passage: Passage, body_of: BodyOf) -> str:
    """Those of both ends are there all along, the others on the way to their own end.

    One drawing serves both directions: on the way back the page says `data-towards="start"`, and the style sheet shows
    the arrows of the start from the beginning, as the voice names the way before it is gone.
    """
    ways = [[_arrow(arrow, ending, body_of) for arrow in ending.cues.arrows] for ending in (passage.start, passage.end)]
    if passage.offset != (0.0, 0.0):
        across, down = (round(away) for away in passage.offset)
        ways[1] = [f'<g transform="translate({across} {down})">{way}</g>' for way in ways[1]]
    first, last = ways
    always = "".join(way for way in first if way in last)
    back = "".join(way for way in first if way not in last)
    on = "".join(way for way in last if way not in first)
    start, end = ("", "") if passage.stays else (_coming((1.0, 0.0, 0.0)), _coming((0.0, 0.0, 1.0)))
    return always + _only("towards-start", back, start, ' display="none"') + _only("towards-end", on, end)


def _coming(strengths: Sequence[float]) -> str:
    """Where the camera swings, an arrow is right only near its own end."""
    return changing("opacity", (0.0, 0.5, 1.0), strengths, straying=FADING)[1]


def _only(name: str, ways: str, fade: str, further: str = "") -> str:
    return f'<g class="{name}"{further}>{fade}{ways}</g>' if ways else ""


def _arrow(arrow: Arrow, ending: Ending, body_of: BodyOf) -> str:
    points = arrow_points(arrow, ending.body, ending.setting.camera, body_of)
    return arrow_path(points, two_ways=arrow.two_ways)
