"""The marks of a drawing as SVG path data: one path for each kind of mark, however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from webapp.trends.chart import Drawing, FunctionPanel

INNER = 0.42
"""How large the dot is within its ring, where pain was the same before and after."""


@dataclass(frozen=True)
class Paths:
    """Each is empty where there is no such mark."""

    joins: str
    dots: str
    rings: str
    inner_dots: str
    practised: str
    other_days: str
    notes: str
    flares: str
    levels: str
    beyond_levels: str
    leads: str
    function_line: str
    function_squares: str


def paths_of(drawing: Drawing) -> Paths:
    panel = drawing.function
    return Paths(
        _joins(drawing),
        _dots(drawing),
        _rings(drawing),
        _inner_dots(drawing),
        _practised(drawing),
        _other_days(drawing),
        _notes(drawing),
        _flares(drawing),
        _levels(drawing),
        _beyond_levels(drawing),
        _leads(drawing),
        _function_line(panel) if panel else "",
        _function_squares(panel) if panel else "",
    )


def _joins(drawing: Drawing) -> str:
    """From each ring down or up to its dot."""
    return "".join(f"M{pair.x:g} {pair.before:g}V{pair.after:g}" for pair in drawing.pairs if pair.joined)


def _dots(drawing: Drawing) -> str:
    apart = ((pair.x, pair.after, drawing.radius) for pair in drawing.pairs if not pair.same)
    return _circles([*apart, *((b.x, b.y, b.radius) for b in drawing.bubbles if b.after)])


def _rings(drawing: Drawing) -> str:
    apart = ((pair.x, pair.before, drawing.radius) for pair in drawing.pairs)
    return _circles([*apart, *((b.x, b.y, b.radius) for b in drawing.bubbles if not b.after)])


def _inner_dots(drawing: Drawing) -> str:
    return _circles((pair.x, pair.after, drawing.radius * INNER) for pair in drawing.pairs if pair.same)


def _circles(places: Iterable[tuple[float, float | None, float]]) -> str:
    """Each begins with M, so that they can be counted."""
    return "".join(f"M{x - radius:.1f} {y:g}{_circle(radius)}" for x, y, radius in places if y is not None)


@lru_cache(maxsize=256)
def _circle(radius: float) -> str:
    """From its leftmost point on."""
    r, across = f"{radius:.1f}", f"{2 * radius:.1f}"
    return f"a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0"


def _practised(drawing: Drawing) -> str:
    """Upright blocks; a day without practice is a low line in the same row."""
    top = drawing.floor + 3
    return "".join(f"M{mark.x:g} {top:g}h{mark.width:g}v5h-{mark.width:g}z" for mark in drawing.plan if mark.practised)


def _other_days(drawing: Drawing) -> str:
    top = drawing.floor + 6
    return "".join(
        f"M{mark.x:g} {top:g}h{mark.width:g}v1.5h-{mark.width:g}z" for mark in drawing.plan if not mark.practised
    )


def _notes(drawing: Drawing) -> str:
    """A small sheet with a folded corner."""
    return "".join(f"M{round(x - 3.5, 1):g} {y:g}h4l3 3v6h-7z" for x, y in drawing.notes)


def _flares(drawing: Drawing) -> str:
    return "".join(f"M{round(flare.x - 5, 1):g} {round(flare.y - 4, 1):g}h10l-5 8z" for flare in drawing.flares)


def _levels(drawing: Drawing) -> str:
    return "".join(f"M{drawing.left:g} {level.y:g}H{drawing.right:g}" for level in drawing.levels)


def _beyond_levels(drawing: Drawing) -> str:
    """Where a mean is a change that matters."""
    across = f"H{drawing.right:g}"
    return "".join(f"M{drawing.left:g} {one.y:g}{across}V{one.until:g}H{drawing.left:g}z" for one in drawing.levels)


def _leads(drawing: Drawing) -> str:
    """From a word to the mark that it explains."""
    return "".join(f"M{pointer.x:g} {pointer.y1:g}V{pointer.y2:g}" for pointer in drawing.pointers)


def _function_line(panel: FunctionPanel) -> str:
    return "".join("M" + "L".join(f"{mark.x:g} {mark.y:g}" for mark in run) for run in panel.runs if len(run) > 1)


def _function_squares(panel: FunctionPanel) -> str:
    half = panel.half_side
    return "".join(
        f"M{round(mark.x - half, 1):g} {round(mark.y - half, 1):g}h{2 * half:g}v{2 * half:g}h-{2 * half:g}z"
        for mark in panel.marks
    )
