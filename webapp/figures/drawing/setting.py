"""What is round a body: the camera, the props and the mat."""

from dataclasses import dataclass, replace
from functools import cached_property

from webapp.figures.body import Body
from webapp.figures.carrying import carried
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.ground import Rectangle
from webapp.figures.drawing.piece import Piece
from webapp.figures.drawing.props import pieces
from webapp.figures.props import Prop


@dataclass(frozen=True)
class Setting:
    """What is the same for every pose of a scene; on the way to another scene, what is there at one moment."""

    camera: Camera
    props: tuple[Prop, ...]
    mat: Rectangle | None
    strengths: tuple[float, ...] = ()
    """How far each prop has faded in, from 0 (it is not there) to 1; empty where all are there."""

    def around(self, body: Body) -> "Setting":
        """The setting of one body: what it carries is where the body is."""
        return replace(self, props=carried(self.props, body))

    @cached_property
    def furniture(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces of each prop. Their names stay when what they name is carried about, and are there once."""
        return tuple(
            tuple(replace(piece, name=f"{piece.name} {k}") for piece in pieces(prop, self.camera))
            for k, prop in enumerate(self.props)
        )

    @cached_property
    def all_pieces(self) -> dict[str, Piece]:
        """Also of props that are not there at this moment."""
        return {piece.name: piece for of_one in self.furniture for piece in of_one}

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        return {name: piece for name, piece in self.all_pieces.items() if self.strength_of(name)}

    def strength(self, k: int) -> float:
        """How far the prop with this number has faded in."""
        return self.strengths[k] if self.strengths else 1.0

    def strength_of(self, piece: str) -> float:
        """How far the prop has faded in that the piece of this name belongs to."""
        return self.strength(int(piece.rpartition(" ")[2]))
