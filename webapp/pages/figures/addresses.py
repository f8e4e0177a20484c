"""Addresses of drawings, good until a pose or the way of drawing changes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from flask import url_for

from webapp.extensions import services


def movement_url(start: str, end: str) -> str | None:
    """The movement between two poses; None where no way joins them. One drawing serves both directions."""
    if not services().figures.joins(start, end):
        return None
    first, last = sorted((start, end))
    return url_for("figures.movement", version=services().figures.version, start=first, end=last)


def with_movements(moments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The `figures` of a plan, each with the way from the pose before: none where it is there at once."""
    return [
        {**now, "movement": movement_url(before["figure"], now["figure"]) if now["at"] < now["until"] else None}
        for before, now in pairwise([{}, *moments])
    ]


def still_url(pose: str) -> str:
    """The still of a pose as an SVG file that stands alone."""
    return url_for("figures.still", version=services().figures.version, pose=pose)


def artwork_url(pose: str) -> str:
    """The still of a pose as a square PNG."""
    return url_for("figures.artwork", version=services().figures.version, pose=pose)
