"""Chair, stool and bed, piece by piece."""

from collections.abc import Iterable
from itertools import product
from typing import Final

from webapp.figures.body import Ball
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.piece import Piece, block
from webapp.figures.props import BACK_HEIGHT, BACK_LEAN, EDGE, FRAME, MATTRESS, SEAT, SEAT_THICK, Bed, Chair
from webapp.figures.vectors import Vec, lerp

ROD: Final = 0.012
POST: Final = 0.017
"""Half the thickness of a bed's leg."""
SOLE: Final = 0.012
"""Height of the lower end of a chair's leg: its own radius."""
SPLAY: Final = 0.02
SOFT: Final = 0.022
"""How round a mattress's edges are."""


def bed(of: Bed, camera: Camera) -> list[Piece]:
    under = of.height - MATTRESS - FRAME
    posts = []
    for k, (forward, left) in enumerate(product((-0.86, 0.86), (-0.92, 0.92))):
        x, y, _ = of.frame.at(forward, left, 0.0)
        posts.append(_rod(f"bed leg {k}", (x, y, under), (x, y, POST), POST, stands=True))
    frame = block("bed frame", of.frame, ("pd", "pd"), 0.008)
    return [*_far_first(posts, camera), frame, block("bed mattress", of.mattress, ("ms", "m"), SOFT, catches=True)]


def chair(of: Chair, camera: Camera) -> list[Piece]:
    half = SEAT / 2 - EDGE
    under = of.height - SEAT_THICK - ROD / 2
    legs = [
        _rod(f"{of.name} leg {k}", of.at(back, left, under), of.at(back + splay, left, SOLE), stands=True)
        for k, (back, left, splay) in enumerate(
            ((EDGE, half, -SPLAY), (EDGE, -half, -SPLAY), (SEAT - EDGE, half, SPLAY), (SEAT - EDGE, -half, SPLAY))
        )
    ]
    posts = [
        _rod(f"chair post {k}", _back(of, left, 0.0), _back(of, left, BACK_HEIGHT))
        for k, left in enumerate((half, -half))
    ]
    board = tuple(Ball(_back(of, left, height), 0.014) for left in (half, -half) for height in (0.17, BACK_HEIGHT))
    back = _far_first([*posts, Piece("chair board", "p", (board,))], camera)
    seat = _seat(of)
    turned_away = camera.depth(of.at(0.0, 0.0, 0.0)) > camera.depth(of.at(SEAT, 0.0, 0.0))
    if not of.has_back:
        return [*_far_first(legs, camera), seat]
    return [*_far_first(legs, camera), *([seat, *back] if turned_away else [*back, seat])]


def _far_first(found: Iterable[Piece], camera: Camera) -> list[Piece]:
    def depth(piece: Piece) -> float:
        places = [camera.depth(ball.centre) for hull in piece.hulls for ball in hull]
        return sum(places) / len(places)

    return sorted(found, key=depth, reverse=True)


def _back(of: Chair, left: float, above: float) -> Vec:
    """A place on the backrest, which leans away."""
    return of.at(SEAT - ROD + BACK_LEAN * above, left, of.height + above)


def _rod(name: str, top: Vec, end: Vec, radius: float = ROD, *, stands: bool = False) -> Piece:
    return Piece(name, "pd", ((Ball(top, radius), Ball(end, radius)),), stands=stands)


def _seat(of: Chair) -> Piece:
    corner, reach = 0.015, SEAT / 2 - 0.015
    corners = [(back, left) for back in (corner, SEAT - corner) for left in (-reach, reach)]
    thick = tuple(Ball(of.at(back, left, of.height - SEAT_THICK / 2), 0.015) for back, left in corners)
    top = tuple(Ball(of.at(back, left, of.height - 0.004), 0.004) for back, left in corners)
    steps = [k / 4 for k in range(5)]
    grid = tuple(
        (Ball(lerp(lerp(thick[0].centre, thick[1].centre, u), lerp(thick[2].centre, thick[3].centre, u), v), 0.02),)
        for u in steps
        for v in steps
    )
    return Piece(f"{of.name} seat", "p", (thick,), (top,), solid=grid)
