"""What is round a body that moves: the frame of the picture, mat, shadows and props."""

from collections.abc import Sequence

from webapp.figures.body import Hull
from webapp.figures.drawing.animation import FADING, SOFTLY, changing, following, morphing
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.cornered import cornered
from webapp.figures.drawing.ground import LAYERS, caught, mat, rounded, shadows
from webapp.figures.drawing.passage import Passage
from webapp.figures.drawing.props import drawn
from webapp.figures.drawing.recipe import Moment
from webapp.figures.drawing.steady import polygons
from webapp.figures.scenes import PAD


def framing(passage: Passage, moments: Sequence[Moment]) -> str:
    """How the frame of the picture changes; nobody leaves it on the way."""
    boxes = [passage.box(moment.time) for moment in moments]
    if not passage.stays:
        boxes[1:-1] = [box.holding(_edges(moment)) for box, moment in zip(boxes[1:-1], moments[1:-1], strict=True)]
    return following("viewBox", _times(moments), [str(box) for box in boxes])


def _edges(moment: Moment) -> list[Point]:
    hulls = [hull for part in moment.body.flesh.values() for hull in part]
    discs = [disc for hull in hulls for disc in moment.camera.discs(hull)]
    return [
        (disc.x + sign * (disc.radius + PAD[0]), disc.y + sign * (disc.radius + PAD[1]))
        for disc in discs
        for sign in (1, -1)
    ]


def mat_of(passage: Passage, moments: Sequence[Moment]) -> str:
    """It goes with the camera, and fades where only one scene has one."""
    areas = [moment.setting.mat for moment in moments]
    if passage.stays:
        return mat(areas[0], moments[0].camera)
    out = ""
    for layer, height in LAYERS:
        paths = [rounded(area, height, moment.camera) for area, moment in zip(areas, moments, strict=True) if area]
        if paths:
            out += _path(layer, paths[0], following("d", _times(moments), paths))
    return _fading(out, _times(moments), [passage.mat_strength(moment.time) for moment in moments])


def shadow(moments: Sequence[Moment]) -> str:
    """On the floor. That of a prop grows and shrinks as the prop comes and goes."""
    outlines = [polygons(_shadows(moment)) for moment in moments]
    return _path("sh", *morphing(_times(moments), outlines, straying=SOFTLY))


def _shadows(moment: Moment) -> list[list[Point]]:
    found = shadows(moment.body, moment.setting.props, moment.camera)
    for k in range(len(moment.setting.props)):
        found[k] = _shrunk(found[k], moment.setting.strength(k))
    return found


def _shrunk(outline: list[Point], share: float) -> list[Point]:
    x, y = (sum(along) / len(outline) for along in zip(*outline, strict=True))
    return [(x + (a - x) * share, y + (b - y) * share) for a, b in outline]


def prop_piece(name: str, moments: Sequence[Moment], straying: float) -> str:
    """A piece of a prop. Where neither it nor the camera moves, it is drawn as in a still."""
    times, found = _times(moments), [(moment.setting.all_pieces[name], moment.camera) for moment in moments]
    first, camera = found[0]
    if all(each == (first, camera) for each in found):
        out = drawn(first, camera)
    else:
        out = _outlined(f"{first.colour} o", times, [(piece.hulls, seen) for piece, seen in found], straying)
        out += _outlined(first.light_colour, times, [(piece.light, seen) for piece, seen in found], straying)
    if first.catches:
        shades = [caught(moment.body, *each) for moment, each in zip(moments, found, strict=True)]
        out += _path("sh", *morphing(times, [polygons(outlines) for outlines in shades], straying=SOFTLY))
    return _fading(out, times, [moment.setting.strength_of(name) for moment in moments])


def _outlined(
    colour: str, times: Sequence[float], found: Sequence[tuple[tuple[Hull, ...], Camera]], straying: float
) -> str:
    if not found[0][0]:
        return ""
    hulls = zip(*([camera.discs(hull) for hull in hulls] for hulls, camera in found), strict=True)
    outlines = [[step for each in parts for step in each] for parts in zip(*map(cornered, hulls), strict=True)]
    return _path(colour, *morphing(times, outlines, straying=straying))


def _path(colour: str, data: str, change: str) -> str:
    return f'<path class="{colour}" d="{data}">{change}</path>'


def _fading(out: str, times: Sequence[float], strengths: Sequence[float]) -> str:
    if not out or all(strength == 1 for strength in strengths):
        return out
    opacity, fade = changing("opacity", times, strengths, straying=FADING)
    return f'<g opacity="{opacity}">{fade}{out}</g>'


def _times(moments: Sequence[Moment]) -> list[float]:
    return [moment.time for moment in moments]
