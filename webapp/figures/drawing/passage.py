"""The way from one pose to another: the body, and what is round it, at every moment of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from webapp.figures.body import Body
from webapp.figures.drawing.animation import STRAYING, SWEEPING
from webapp.figures.drawing.camera import Camera
from webapp.figures.drawing.ground import Rectangle
from webapp.figures.drawing.segments import SAMPLES
from webapp.figures.drawing.setting import Setting
from webapp.figures.drawing.still import Cues, paled
from webapp.figures.laying import Laying, laid_over
from webapp.figures.movement import between, ease
from webapp.figures.props import Bed, Prop
from webapp.figures.scenes import Box
from webapp.figures.skeleton import solve

GONE: Final = 0.36
"""When a prop is gone that only the first scene has; what only the last has begins to come as long before the end."""
FAINTEST: Final = 1e-3
FINER: Final = 6
"""Steps into which a movement between two scenes is divided."""


class Ending(NamedTuple):
    """A pose as its still shows it."""

    body: Body
    cues: Cues
    setting: Setting
    box: Box

    @property
    def pale(self) -> frozenset[str]:
        return paled(self.body, self.setting.camera, self.cues)


@dataclass(frozen=True)
class Passage:
    """Times run from 0 to 1. Where both scenes have a bed, the last scene is laid over the first by it."""

    start: Ending
    end: Ending

    @property
    def stays(self) -> bool:
        """Whether both poses are in one scene."""
        return self.start.setting is self.end.setting

    @property
    def straying(self) -> float:
        """How exactly outlines follow their way, picture units."""
        return STRAYING if self.stays else SWEEPING

    @property
    def steps(self) -> int:
        return SAMPLES if self.stays else FINER

    @cached_property
    def laying(self) -> Laying:
        return laid_over(self.start.setting.props, self.end.setting.props)

    @cached_property
    def last_camera(self) -> Camera:
        return Camera(*(self.laying.way(axis) for axis in self.end.setting.camera))

    @cached_property
    def offset(self) -> tuple[float, float]:
        """By how much the picture of the last pose has moved against its still."""
        return self.last_camera.point(self.laying.shift)

    @cached_property
    def last_body(self) -> Body:
        return self.end.body if self.laying == Laying() else solve(self.laying.pose(self.end.body.pose))

    def body(self, time: float) -> Body:
        if time in (0.0, 1.0):
            return self.last_body if time else self.start.body
        return solve(between(self.start.body, self.last_body, ease(time)))

    def pale(self, time: float) -> frozenset[str]:
        return self.start.pale if time < 0.5 else self.end.pale

    def setting(self, time: float) -> Setting:
        """What is round a body, but for what it carries."""
        if self.stays:
            return self.start.setting
        share = ease(time)
        return Setting(
            self.start.setting.camera.towards(self.last_camera, share),
            tuple(prop.on_the_way(share) for prop in self._props),
            self.mat(share),
            tuple(prop.strength(time) for prop in self._props),
        )

    def mat(self, share: float) -> Rectangle | None:
        first, last = self.start.setting.mat, self.end.setting.mat
        return first.towards(last, share) if first and last else first or last

    def mat_strength(self, time: float) -> float:
        first, last = (float(ending.setting.mat is not None) for ending in (self.start, self.end))
        return first + (last - first) * ease(time)

    def box(self, time: float) -> Box:
        last = self.end.box.moved(*self.offset)
        return self.start.box.towards(last, ease(time))

    @cached_property
    def _props(self) -> list["_Shown"]:
        left = [self.laying.prop(prop) for prop in self.end.setting.props]
        found: list[_Shown] = []
        for prop in self.start.setting.props:
            twin = next((other for other in left if _alike(prop, other)), None)
            found.append(_Shown(prop, twin or prop, goes=twin is None))
            left = [other for other in left if other is not twin]
        return found + [_Shown(prop, prop, comes=True) for prop in left]


class _Shown(NamedTuple):
    """A prop as it is in the first and in the last scene, and whether only one of them has it."""

    first: Prop
    last: Prop
    comes: bool = False
    goes: bool = False

    def on_the_way(self, share: float) -> Prop:
        """Only a bed is not quite the same in two scenes."""
        if isinstance(self.first, Bed) and isinstance(self.last, Bed):
            return self.first.towards(self.last, share)
        return self.first

    def strength(self, time: float) -> float:
        if not self.comes and not self.goes:
            return 1.0
        passed = time if self.goes else 1 - time
        there = time < 0.5 if self.goes else time >= 0.5
        return max(FAINTEST, 1 - passed / GONE) if there else 0.0


def _alike(a: Prop, b: Prop) -> bool:
    return a == b or (isinstance(a, Bed) and isinstance(b, Bed))
