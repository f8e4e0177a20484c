"""The levels from which a mean is a change that matters from the baseline: quiet lines across the picture."""

from collections.abc import Sequence

from webapp.trends.averages import Stretch
from webapp.trends.baseline import Baseline
from webapp.trends.scale import HIGHEST_SCORE

NEAR = 5
"""Half a point, in tenths."""


def levels(baseline: Baseline | None, stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """In tenths: the lower one wherever there can be one, the upper one only where a mean comes near it."""
    if baseline is None:
        return ()
    highest = max((stretch.before.tenths for stretch in stretches if stretch.before), default=0)
    less = [baseline.matters_below] if baseline.matters_below >= 0 else []
    more = [baseline.matters_above] if highest + NEAR >= baseline.matters_above <= HIGHEST_SCORE * 10 else []
    return (*less, *more)
