"""In which order a body is painted at one moment, and whether that order still serves at another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from webapp.figures.anatomy import SIDES, sided
from webapp.figures.body import Body
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.depth import Behind, back_to_front
from webapp.figures.drawing.joints import hides_bend, parted
from webapp.figures.drawing.painting import Group, Palette
from webapp.figures.drawing.setting import Setting

TOLERATED: Final = 200.0
"""How much more an order may contradict what lies in front than the best order of that moment does."""
SWEPT: Final = 400.0
"""The same where the camera moves: there everything is drawn anew after each cut, furniture included."""


@dataclass(frozen=True)
class Entry:
    """A shape without its outline: the parts drawn as one, or the two that a patch joins."""

    colour: str
    parts: Group
    is_patch: bool


Recipe = tuple[Entry, ...]
"""Back to front."""


@dataclass(frozen=True)
class Moment:
    """A body on its way, and what lies behind what."""

    time: float
    body: Body
    setting: Setting
    """Around this body."""
    behind: Behind
    pale: Collection[str]
    tolerated: float = TOLERATED

    @property
    def camera(self) -> Camera:
        return self.setting.camera

    @cached_property
    def recipe(self) -> Recipe:
        shapes = Palette(self.body, self.camera, self.behind, self.pale).shapes(back_to_front(self.behind))
        return tuple(Entry(shape.colour, shape.parts, shape.is_patch) for shape in shapes)

    @cached_property
    def _lines(self) -> tuple[tuple[bool, bool], ...]:
        """Whether the knees show the line of a fold."""
        legs = [(sided("thigh", side), sided("shin", side)) for side in SIDES]
        return tuple((parted(self.body, self.camera, *leg), hides_bend(self.body, self.camera, leg[0])) for leg in legs)

    def is_served_by(self, other: "Moment") -> bool:
        """Whether the other moment's recipe shows nothing wrong here: one drawing can lead through both."""
        if self.pale != other.pale or self._lines != other._lines or self.behind.keys() != other.behind.keys():
            return False
        return self._contradicts(other.recipe) <= self._contradicts(self.recipe) + self.tolerated

    def _contradicts(self, recipe: Sequence[Entry]) -> float:
        place = {part: k for k, entry in enumerate(recipe) if not entry.is_patch for part in entry.parts}
        return sum(
            weight
            for over, below in self.behind.items()
            for under, weight in below.items()
            if place[under] > place[over]
        )
