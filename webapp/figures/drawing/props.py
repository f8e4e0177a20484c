"""Chair and ball as pieces that take their places in the depth order."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from webapp.figures.body import Ball, Hull
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.outline import outlined
from webapp.figures.props import BACK_HEIGHT, BACK_LEAN, EDGE, SEAT, SEAT_THICK, Chair, GymBall, Prop
from webapp.figures.vectors import Vec, lerp

ROD: Final = 0.012
SOLE: Final = 0.012
"""Height of the lower end of a chair's leg: its own radius."""
SPLAY: Final = 0.02


@dataclass(frozen=True)
class Piece:
    name: str
    colour: str
    hulls: tuple[Hull, ...]
    light: tuple[Hull, ...] = ()
    """Drawn over it without outline: the top of a seat, the shine of a ball."""
    stands: bool = False
    """Whether it is a leg: it touches the rest from below, and takes its own place in the depth order."""
    solid: tuple[Hull, ...] = ()
    """What stands for it when depths are compared, where its hulls are too thinly sampled."""


def pieces(prop: Prop, camera: Camera) -> list[Piece]:
    """The pieces of a prop; those that touch follow in the order in which they cover one another."""
    return _chair(prop, camera) if isinstance(prop, Chair) else [_ball(prop)]


def drawn(piece: Piece, camera: Camera) -> str:
    out = f'<path class="{piece.colour} o" d="{outlined(camera.discs(hull) for hull in piece.hulls)}"/>'
    if piece.light:
        out += f'<path class="pl" d="{outlined(camera.discs(hull) for hull in piece.light)}"/>'
    return out


def _ball(ball: GymBall) -> Piece:
    x, y, z = ball.centre
    r = ball.radius
    shine = (
        Ball((x + 0.20 * r, y - 0.3 * r, z + 0.72 * r), 0.13 * r),
        Ball((x + 0.44 * r, y - 0.3 * r, z + 0.58 * r), 0.13 * r),
    )
    return Piece("ball", "p", ((Ball(ball.centre, r),),), (shine,))


def _chair(chair: Chair, camera: Camera) -> list[Piece]:
    half = SEAT / 2 - EDGE
    under = chair.height - SEAT_THICK - ROD / 2
    legs = [
        _rod(f"chair leg {k}", chair.at(back, left, under), chair.at(back + splay, left, SOLE), stands=True)
        for k, (back, left, splay) in enumerate(
            ((EDGE, half, -SPLAY), (EDGE, -half, -SPLAY), (SEAT - EDGE, half, SPLAY), (SEAT - EDGE, -half, SPLAY))
        )
    ]
    posts = [
        _rod(f"chair post {k}", _back(chair, left, 0.0), _back(chair, left, BACK_HEIGHT))
        for k, left in enumerate((half, -half))
    ]
    board = tuple(Ball(_back(chair, left, height), 0.014) for left in (half, -half) for height in (0.17, BACK_HEIGHT))
    back = _far_first([*posts, Piece("chair board", "p", (board,))], camera)
    seat = _seat(chair)
    turned_away = camera.depth(chair.at(0.0, 0.0, 0.0)) > camera.depth(chair.at(SEAT, 0.0, 0.0))
    return [*_far_first(legs, camera), *([seat, *back] if turned_away else [*back, seat])]


def _far_first(found: Iterable[Piece], camera: Camera) -> list[Piece]:
    def depth(piece: Piece) -> float:
        places = [camera.depth(ball.centre) for hull in piece.hulls for ball in hull]
        return sum(places) / len(places)

    return sorted(found, key=depth, reverse=True)


def _back(chair: Chair, left: float, above: float) -> Vec:
    """A place on the backrest, which leans away."""
    return chair.at(SEAT - ROD + BACK_LEAN * above, left, chair.height + above)


def _rod(name: str, top: Vec, end: Vec, *, stands: bool = False) -> Piece:
    return Piece(name, "pd", ((Ball(top, ROD), Ball(end, ROD)),), stands=stands)


def _seat(chair: Chair) -> Piece:
    corner, reach = 0.015, SEAT / 2 - 0.015
    corners = [(back, left) for back in (corner, SEAT - corner) for left in (-reach, reach)]
    thick = tuple(Ball(chair.at(back, left, chair.height - SEAT_THICK / 2), 0.015) for back, left in corners)
    top = tuple(Ball(chair.at(back, left, chair.height - 0.004), 0.004) for back, left in corners)
    steps = [k / 4 for k in range(5)]
    grid = tuple(
        (Ball(lerp(lerp(thick[0].centre, thick[1].centre, u), lerp(thick[2].centre, thick[3].centre, u), v), 0.02),)
        for u in steps
        for v in steps
    )
    return Piece("chair seat", "p", (thick,), (top,), solid=grid)


def footprint(prop: Prop, count: int = 12) -> list[Vec]:
    """Where a prop darkens the floor."""
    if isinstance(prop, Chair):
        return [prop.at(back, left, 0.0) for back, left in ((0.0, 0.13), (0.0, -0.13), (SEAT, -0.13), (SEAT, 0.13))]
    x, y, _ = prop.centre
    reach = prop.radius * 0.8
    angles = [2 * pi * k / count for k in range(count)]
    return [(x + reach * cos(a), y + reach * sin(a), 0.0) for a in angles]
