"""The levels from which a mean is a change that matters, as quiet lines across the picture."""

from collections.abc import Sequence

from webapp.trends.averages import Stretch
from webapp.trends.baseline import Baseline
from webapp.trends.chart import HIGHEST_SCORE, Frame, Level, Text
from webapp.trends.wording import decimal

NEAR = 5
"""Half a point, in tenths."""

LABELS = {
    ("wide", False): "a mean of {mean} or less would be a change that matters",
    ("wide", True): "a mean of {mean} or more would be a change that matters",
    ("narrow", False): "{mean} or less matters",
    ("narrow", True): "{mean} or more matters",
}


def levels(frame: Frame, baseline: Baseline | None, stretches: Sequence[Stretch]) -> tuple[Level, ...]:
    """The lower line wherever there can be one; the upper one only where a mean comes near it."""
    if baseline is None:
        return ()
    found = []
    if baseline.matters_below >= 0:
        found.append(_level(frame, baseline.matters_below, more=False))
    highest = max((stretch.before.tenths for stretch in stretches if stretch.before), default=0)
    if highest + NEAR >= baseline.matters_above <= HIGHEST_SCORE * 10:
        found.append(_level(frame, baseline.matters_above, more=True))
    return tuple(found)


def _level(frame: Frame, tenths: int, *, more: bool) -> Level:
    y = frame.y(tenths / 10)
    words = LABELS[frame.kind, more].format(mean=decimal(tenths))
    return Level(y, Text(frame.right, y - 5 if more else y + 14, words, "end", "c-level-word"))
