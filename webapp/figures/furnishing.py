"""From the props that a scene names to props in space."""

from webapp.figures.body import Frame
from webapp.figures.props import Bed, Chair, GymBall, Pad, Prop
from webapp.figures.scene_file import (
    BallEntry,
    BedEntry,
    ChairEntry,
    CushionEntry,
    HeatPackEntry,
    PropEntry,
    SceneEntry,
    StoolEntry,
)
from webapp.figures.slab import Slab
from webapp.figures.vectors import UP, Vec, across, add, cross, direction, mul


def props_of(scene: SceneEntry) -> tuple[Prop, ...]:
    return tuple(_prop(entry, scene.ground) for entry in scene.props)


def _prop(entry: PropEntry, ground: float) -> Prop:
    match entry:
        case ChairEntry():
            return Chair(entry.at, entry.faces, entry.height)
        case StoolEntry():
            return Chair(entry.at, entry.faces, entry.height, name="stool", has_back=False)
        case BallEntry():
            return GymBall((*entry.at, entry.radius), entry.radius)
        case BedEntry():
            return Bed(entry.at, entry.faces, entry.height, entry.size)
        case CushionEntry():
            return Pad("cushion", Slab.lying(_place(entry.at, ground), entry.faces, entry.size))
        case HeatPackEntry():
            return _pack(entry, ground)


def _pack(entry: HeatPackEntry, ground: float) -> Pad:
    half = (entry.size[0] / 2, entry.size[1] / 2, entry.size[2] / 2)
    up = direction(*entry.tilt)
    forward = across(UP if entry.on else direction(entry.faces, 0), up)
    left = cross(up, forward)
    if entry.on is not None:
        return Pad("heat pack", Slab(Frame(entry.offset, forward, left, up), half), entry.on)
    middle = add(_place(entry.at or (0.0, 0.0), ground), mul(up, half[2]))
    return Pad("heat pack", Slab(Frame(middle, forward, left, up), half))


def _place(at: tuple[float, ...], ground: float) -> Vec:
    return (at[0], at[1], ground + (at[2] if len(at) > 2 else 0.0))
