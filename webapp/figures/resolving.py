"""Look up bases, mirrors and scenes: from entries to poses that can be drawn."""

from collections.abc import Container
from dataclasses import dataclass, replace

from webapp.figures.anatomy import OTHER, kind_of, swapped
from webapp.figures.building import inherited, pose_of
from webapp.figures.pose import Pose, flipped, mirrored
from webapp.figures.pose_file import Arrow, Felt, PoseEntry
from webapp.figures.problem import Problem
from webapp.figures.reading import Entries, Origin


@dataclass(frozen=True)
class PosedFigure:
    """A pose with what is drawn around it."""

    key: str
    label: str
    scene: str
    pose: Pose
    arrows: tuple[Arrow, ...]
    felt: tuple[Felt, ...]
    pale: frozenset[str] | None
    origin: Origin


class UnusableError(Exception):
    """A pose that cannot be put together; says why."""


def resolved(entries: Entries) -> tuple[dict[str, PosedFigure], list[Problem]]:
    """Every pose that can be drawn, and the problems of the others."""
    figures: dict[str, PosedFigure] = {}
    problems: list[Problem] = []
    for key, entry in entries.poses.items():
        origin = entries.origins[f"poses/{key}"]
        try:
            figures[key] = _figure(key, entry, entries)
        except UnusableError as reason:
            problems.append(origin.problem(str(reason)))
    while astray := [figure for figure in figures.values() if _unknown_start(figure, figures)]:
        for figure in astray:
            start = _unknown_start(figure, figures)
            message = f"`{figure.key}` has an arrow `from: {start}`, and there is no such pose"
            problems.append(figure.origin.problem(message))
        for figure in astray:
            del figures[figure.key]
    return figures, problems


def _unknown_start(figure: PosedFigure, figures: Container[str]) -> str | None:
    starts = [arrow.start for arrow in figure.arrows if arrow.start is not None]
    return next((start for start in starts if start not in figures), None)


def _figure(key: str, entry: PoseEntry, entries: Entries) -> PosedFigure:
    """Raises UnusableError."""
    origin = entries.origins[f"poses/{key}"]
    if entry.mirror is not None:
        model = _looked_up(key, entry.mirror, "mirror", entries)
        if model.mirror is not None:
            raise UnusableError(f"`{key}` mirrors `{entry.mirror}`, which is a mirrored pose itself")
        other = _figure(key, model, entries)
        scene = _known_scene(key, entry.scene or other.scene, entries)
        return _other_side(replace(other, label=entry.label, scene=scene, origin=origin))
    whole = _with_base(key, entry, entries, (key,))
    scene = _known_scene(key, whole.scene, entries)
    pale = None if whole.pale is None else frozenset(whole.pale)
    pose = pose_of(whole, entries.scenes[scene].ground)
    return PosedFigure(key, entry.label, scene, pose, whole.arrows, whole.felt, pale, origin)


def _known_scene(key: str, scene: str | None, entries: Entries) -> str:
    if scene is None or scene not in entries.scenes:
        raise UnusableError(_no_scene(key, scene, entries))
    return scene


def _no_scene(key: str, scene: str | None, entries: Entries) -> str:
    if f"scenes/{scene}" in entries.broken:
        return f"`{key}` is left out, because its scene `{scene}` cannot be used"
    known = ", ".join(sorted(entries.scenes))
    return (
        f"`{key}` has no `scene`; name one of: {known}"
        if scene is None
        else (f"`{key}` has an unknown scene `{scene}`; known are: {known}")
    )


def _with_base(key: str, entry: PoseEntry, entries: Entries, seen: tuple[str, ...]) -> PoseEntry:
    if entry.base is None:
        return entry
    if entry.base in seen:
        raise UnusableError(f"`{key}` has itself as its base, by way of `{entry.base}`")
    base = _looked_up(seen[-1], entry.base, "base", entries)
    if base.mirror is not None:
        raise UnusableError(f"`{key}` has a mirrored pose as its base; use `{base.mirror}` and mirror the result")
    whole = _with_base(key, base, entries, (*seen, entry.base))
    for limb in entry.free:
        both = kind_of(limb)
        if both != limb and both in whole.hold and not {limb, both} & entry.hold.keys():
            raise UnusableError(
                f"`{key}` frees `{limb}`, and `{entry.base}` holds `{both}`, which is both sides; "
                f"free `{both}`, and hold the other side anew"
            )
    return inherited(entry, whole)


def _looked_up(key: str, name: str, role: str, entries: Entries) -> PoseEntry:
    if f"poses/{name}" in entries.broken:
        raise UnusableError(f"`{key}` is left out, because `{name}` cannot be used")
    if name not in entries.poses:
        raise UnusableError(f"`{key}` has `{role}: {name}`, and there is no such pose")
    return entries.poses[name]


def _other_side(figure: PosedFigure) -> PosedFigure:
    pale = None if figure.pale is None else frozenset(swapped(limb) for limb in figure.pale)
    return replace(
        figure,
        pose=mirrored(figure.pose),
        arrows=tuple(_other_arrow(arrow) for arrow in figure.arrows),
        felt=tuple(
            felt.model_copy(update={"on": swapped(felt.on), "offset": flipped(felt.offset)}) for felt in figure.felt
        ),
        pale=pale,
    )


def _other_arrow(arrow: Arrow) -> Arrow:
    """An arrow's path begins in the same pose: the one that both sides start from."""
    changes: dict[str, object] = {"point": swapped(arrow.point), "pivot": swapped(arrow.pivot)}
    if arrow.towards is not None:
        changes["towards"] = (-arrow.towards[0], arrow.towards[1])
    if arrow.spin is not None:
        changes["spin"] = OTHER[arrow.spin]
    return arrow.model_copy(update=changes)
