"""Props as pieces that take their places in the depth order."""

from collections.abc import Iterable
from math import cos, pi, sin

from webapp.figures.body import Ball
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.furniture import bed, chair
from webapp.figures.drawing.outline import outlined
from webapp.figures.drawing.piece import Piece, block
from webapp.figures.props import SEAT, Bed, Chair, GymBall, Pad, Prop
from webapp.figures.vectors import Vec


def pieces(prop: Prop, camera: Camera) -> list[Piece]:
    """The pieces of a prop; those that touch follow in the order in which they cover one another."""
    match prop:
        case Chair():
            return chair(prop, camera)
        case Bed():
            return bed(prop, camera)
        case GymBall():
            return [_ball(prop)]
        case Pad():
            return [_pad(prop)]


def drawn(piece: Piece, camera: Camera) -> str:
    out = f'<path class="{piece.colour} o" d="{outlined(camera.discs(hull) for hull in piece.hulls)}"/>'
    if piece.light:
        out += f'<path class="{piece.light_colour}" d="{outlined(camera.discs(hull) for hull in piece.light)}"/>'
    return out


def _ball(ball: GymBall) -> Piece:
    """Its shine turns with it, so that one sees it roll."""
    r = ball.radius
    places = (0.20 * r, -0.3 * r, 0.72 * r), (0.44 * r, -0.3 * r, 0.58 * r)
    shine = tuple(Ball(ball.turned(place), 0.13 * r) for place in places)
    return Piece("ball", "p", ((Ball(ball.centre, r),),), (shine,))


def _pad(pad: Pad) -> Piece:
    """As soft as it is thick."""
    soft = min(pad.slab.half) * 0.98
    colours = ("ht", "ht") if pad.name == "heat pack" else ("p", "pl")
    return block(pad.name, pad.slab, colours, soft)


def footprint(prop: Prop, count: int = 12) -> list[Vec]:
    """Where a prop darkens the floor."""
    match prop:
        case Chair():
            half = SEAT / 2
            return [prop.at(back, left, 0.0) for back, left in ((0.0, half), (0.0, -half), (SEAT, -half), (SEAT, half))]
        case Bed():
            return _beneath(prop.mattress.corners())
        case Pad():
            return _beneath(prop.slab.corners())
    x, y, _ = prop.centre
    reach = prop.radius * 0.8
    angles = [2 * pi * k / count for k in range(count)]
    return [(x + reach * cos(a), y + reach * sin(a), 0.0) for a in angles]


def _beneath(corners: Iterable[Vec]) -> list[Vec]:
    """The corners of a slab's upper side in the order in which they lie round it, on the floor."""
    behind_right, behind_left, right, left = [(x, y, 0.0) for x, y, _ in list(corners)[1::2]]
    return [behind_right, behind_left, left, right]
