"""What the sheet says of a comparison of two routines that were drawn by lot."""

from webapp.export.names import Names
from webapp.export.report import DrawnByLot
from webapp.trends.fair_comparison import PAIRS_A_SIDE, Side
from webapp.trends.wording import counted, date_range, signed


def lots_in_words(drawn: DrawnByLot, names: Names) -> str:
    """Both means, their difference with its interval, and the p of the permutation test."""
    first, second = drawn.result.sides
    pair = f"{names.title(first.routine)} or {names.title(second.routine)}, {date_range(drawn.first, drawn.last)}"
    verdict = drawn.result.verdict
    if verdict is None:
        pairs = f"{counted(first.pairs, 'pair')} and {second.pairs}"
        return f"{pair}: too few to tell ({pairs}; {PAIRS_A_SIDE} of each are needed)."
    interval = "no interval"
    if verdict.interval is not None:
        low, high = verdict.interval.tenths
        interval = f"95 percent interval {signed(low)} to {signed(high)}"
    return (
        f"{pair}: {_mean(first)} against {_mean(second)}, difference {verdict.shown} ({interval}; "
        f"permutation test, p {_p(verdict.p)})."
    )


def _mean(side: Side) -> str:
    return f"{side.shown} ({counted(side.pairs, 'pair')})"


def _p(p: float) -> str:
    return f"= {p:.2f}" if p >= 0.01 else f"= {p:.3f}" if p >= 0.001 else "< 0.001"
