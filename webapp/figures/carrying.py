"""Props that move with a body: a ball that its calves roll, a pack that it wears."""

from collections.abc import Iterable
from dataclasses import replace

from webapp.figures.body import Body, Frame
from webapp.figures.props import GymBall, Pad, Prop


def carried(props: Iterable[Prop], body: Body) -> tuple[Prop, ...]:
    """The props where they are for this body."""
    return tuple(_with(body, prop) for prop in props)


def _with(body: Body, prop: Prop) -> Prop:
    if isinstance(prop, GymBall):
        return prop.rolled_by(*body.pose.rolls)
    if isinstance(prop, Pad) and prop.on:
        own, on = prop.slab.axes, body.frames[prop.on]
        axes = Frame(on.at(own.origin), on.along(own.forward), on.along(own.left), on.along(own.up))
        return replace(prop, slab=replace(prop.slab, axes=axes), on="")
    return prop
