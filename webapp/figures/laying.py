"""Lay one scene over another by the bed that both have, wherever each of them puts it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.figures.body import Frame
from webapp.figures.pose import Pin, Pose, Root
from webapp.figures.props import Bed, Chair, GymBall, Pad, Prop
from webapp.figures.vectors import ORIGIN, UP, Vec, add, rotate, sub


@dataclass(frozen=True)
class Laying:
    """Turned about the vertical (degrees, to the left seen from above), then shifted along the floor."""

    turn: float = 0.0
    shift: Vec = ORIGIN

    def way(self, v: Vec) -> Vec:
        return rotate(v, UP, self.turn)

    def place(self, v: Vec) -> Vec:
        return add(self.way(v), self.shift)

    def pose(self, pose: Pose) -> Pose:
        x, y, _ = self.place((pose.root.x, pose.root.y, 0.0))
        dx, dy, _ = self.way((*pose.rolls, 0.0))
        return replace(
            pose,
            directions={bone: self.way(v) for bone, v in pose.directions.items()},
            root=Root(x, y, pose.root.z),
            rolls=(dx, dy),
            pins={limb: tuple(self._pin(pin) for pin in pins) for limb, pins in pose.pins.items()},
            palms={hand: self.way(v) for hand, v in pose.palms.items()},
        )

    def prop(self, prop: Prop) -> Prop:
        match prop:
            case Chair() | Bed():
                x, y, _ = self.place((*prop.front, 0.0))
                return replace(prop, front=(x, y), faces=prop.faces + self.turn)
            case GymBall():
                return replace(prop, centre=self.place(prop.centre))
            case Pad():
                return prop if prop.on else self._pad(prop)

    def _pin(self, pin: Pin) -> Pin:
        return replace(pin, offset=pin.offset if pin.on else self.place(pin.offset), bend=self.way(pin.bend))

    def _pad(self, pad: Pad) -> Pad:
        axes = pad.slab.axes
        turned = Frame(self.place(axes.origin), self.way(axes.forward), self.way(axes.left), self.way(axes.up))
        return replace(pad, slab=replace(pad.slab, axes=turned))


def bed_among(props: Iterable[Prop]) -> Bed | None:
    return next((prop for prop in props if isinstance(prop, Bed)), None)


def laid_over(under: Iterable[Prop], over: Iterable[Prop]) -> Laying:
    """How the props that lie over others have to be laid, so that both beds are one."""
    bed, other = bed_among(under), bed_among(over)
    if bed is None or other is None:
        return Laying()
    turn = (bed.faces - other.faces + 180) % 360 - 180
    turned = rotate((*other.front, 0.0), UP, turn)
    return Laying(turn, sub((*bed.front, 0.0), turned))
