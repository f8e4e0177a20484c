"""Hair, nose and ears of a head that moves."""

from collections.abc import Sequence
from math import atan2

from webapp.figures.drawing.animation import FADING, changing, morphing
from webapp.figures.drawing.camera import UNIT, Disc
from webapp.figures.drawing.head import HAIR, NOSE_OPACITY, cap, ear, nose, shows_ear, shows_nose
from webapp.figures.drawing.outline import on_rim
from webapp.figures.drawing.recipe import Moment
from webapp.figures.drawing.steady import Step, steady


def features(moments: Sequence[Moment]) -> str:
    """Drawn over the head. Nose and ears fade in and out."""
    times = [moment.time for moment in moments]
    data, change = morphing(times, [_hair(moment) for moment in moments])
    out = f'<path class="h" d="{data}">{change}</path>'
    noses = [steady([moment.camera.discs(nose(moment.body))]) for moment in moments]
    out += _fading(times, noses, [NOSE_OPACITY * shows_nose(moment.body, moment.camera) for moment in moments])
    for side in (1, -1):
        ears = [steady([moment.camera.discs(ear(moment.body, side))]) for moment in moments]
        out += _fading(times, ears, [float(shows_ear(moment.body, moment.camera, side)) for moment in moments])
    return out


def _fading(times: Sequence[float], outlines: Sequence[Sequence[Step]], opacities: Sequence[float]) -> str:
    if not any(opacities):
        return ""
    data, change = morphing(times, outlines)
    opacity, fade = changing("opacity", times, opacities, straying=FADING)
    return f'<path class="ss" opacity="{opacity}" d="{data}">{change}{fade}</path>'


def _hair(moment: Moment) -> list[Step]:
    """As in a still, with the long arc in three."""
    rim, (x, y), turn = cap(moment.body, moment.camera)
    begin = atan2(rim[-1][1] - y, rim[-1][0] - x)
    round_it = Disc(x, y, HAIR * UNIT, 0.0)
    places = [on_rim(round_it, begin + turn * k / 3) for k in (1, 2)]
    return [
        *(Step("l" if k else "m", *place) for k, place in enumerate(rim)),
        *(Step("a", *place, round_it.radius, turn > 0) for place in (*places, rim[0])),
    ]
