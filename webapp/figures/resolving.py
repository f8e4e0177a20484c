"""Look up bases, mirrors and scenes: from entries to poses that can be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.figures.anatomy import OTHER, swapped
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
    for key in list(figures):
        for start in _unknown_starts(figures[key], figures):
            problems.append(
                figures[key].origin.problem(f"`{key}` has an arrow `from: {start}`, and there is no such pose")
            )
            del figures[key]
            break
    return figures, problems


def _unknown_starts(figure: PosedFigure, figures: Iterable[str]) -> list[str]:
    return [arrow.start for arrow in figure.arrows if arrow.start is not None and arrow.start not in figures]


def _figure(key: str, entry: PoseEntry, entries: Entries) -> PosedFigure:
    """Raises UnusableError."""
    origin = entries.origins[f"poses/{key}"]
    if entry.mirror is not None:
        other = _figure(key, _looked_up(key, entry.mirror, "mirror", entries, ()), entries)
        return _other_side(replace(other, label=entry.label, origin=origin))
    whole = _with_base(key, entry, entries, (key,))
    if whole.scene is None:
        raise UnusableError(f"`{key}` has no `scene`; name one of: {', '.join(sorted(entries.scenes))}")
    if whole.scene not in entries.scenes:
        raise UnusableError(
            f"`{key}` has an unknown scene `{whole.scene}`; known are: {', '.join(sorted(entries.scenes))}"
        )
    pale = None if whole.pale is None else frozenset(whole.pale)
    return PosedFigure(key, entry.label, whole.scene, pose_of(whole), whole.arrows, whole.felt, pale, origin)


def _with_base(key: str, entry: PoseEntry, entries: Entries, seen: tuple[str, ...]) -> PoseEntry:
    if entry.base is None:
        return entry
    base = _looked_up(key, entry.base, "base", entries, seen)
    if base.mirror is not None:
        raise UnusableError(f"`{key}` has a mirrored pose as its base; use `{base.mirror}` and mirror the result")
    return inherited(entry, _with_base(key, base, entries, (*seen, entry.base)))


def _looked_up(key: str, name: str, role: str, entries: Entries, seen: tuple[str, ...]) -> PoseEntry:
    if name in seen:
        raise UnusableError(f"`{key}` is its own base, by way of {' and '.join(f'`{step}`' for step in seen)}")
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
