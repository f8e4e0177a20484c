"""One change, held against what is usual for the same person after the same routine. Pure."""

from collections.abc import Sequence
from statistics import quantiles

from webapp.trends.pairs import PAIRS_NEEDED

BY_ITSELF = "Part of a drop like this comes by itself."
"""Regression to the mean: people begin when pain is high, so some of the way down would have come anyway."""


def said_of_change(title: str, change: int, earlier: Sequence[int]) -> str:
    """One honest sentence or two. `earlier` holds after minus before of the earlier complete pairs."""
    fell = f" {BY_ITSELF}" if change < 0 else ""
    if len(earlier) < PAIRS_NEEDED:
        return f"One session says little. After {PAIRS_NEEDED} with both numbers Ebb can say what is usual.{fell}"
    low, high = usual_range(earlier)
    if low <= change <= high:
        said = "so this is an ordinary one"
    else:
        said = f"but this time it ended {'lower' if change < low else 'higher'} than that"
    return f"After {title} you usually {_in_words(low, high)}, {said}.{fell}"


def usual_range(earlier: Sequence[int]) -> tuple[int, int]:
    """The middle half of the changes: first and third quartile (inclusive method), to whole points."""
    first, _, third = quantiles(earlier, n=4, method="inclusive")
    return round(first), round(third)


def _in_words(low: int, high: int) -> str:
    if low == high == 0:
        return "stay where you were"
    if high <= 0:
        return f"go down by {_span(-high, -low)}"
    if low >= 0:
        return f"go up by {_span(low, high)}"
    return f"end between {-low} lower and {high} higher"


def _span(small: int, large: int) -> str:
    return str(large) if small == large else f"{small} to {large}"
