"""What changed after one routine, in so few words that they fit on a card or behind a suggestion.

It is no comparison between routines: the person chose which to do when. People begin when pain is high, so part of a
drop comes by itself; wherever these words stand, the page says so.
"""

from collections.abc import Mapping
from datetime import timedelta

from webapp.trends.pairs import RoutineChange
from webapp.trends.wording import counted, decimal

LOOKED_BACK = timedelta(days=364)
"""With today a year: what helped before that may not be what helps now."""

BY_ITSELF = "Part of a drop comes by itself."


def on_a_card(change: RoutineChange) -> str:
    """`1.5 less afterwards, on average (19 sessions)`; empty while there are too few pairs to say anything."""
    if change.needed:
        return ""
    sessions = counted(change.pairs, "session")
    if not change.tenths:
        return f"the same afterwards, on average ({sessions})"
    less_or_more = "less" if change.tenths < 0 else "more"
    return f"{decimal(abs(change.tenths))} {less_or_more} afterwards, on average ({sessions})"


def as_reason(change: RoutineChange) -> str:
    """`1.8 lower on average after 9 sessions`. Only where the verdict is that it is less."""
    return f"{decimal(-change.tenths)} lower on average after {counted(change.pairs, 'session')}"


def clear(changes: Mapping[str, RoutineChange]) -> dict[str, RoutineChange]:
    """Those that may speak for or against their routine: pairs enough, and the whole interval on one side of none."""
    return {slug: change for slug, change in changes.items() if change.verdict in {"less", "more"}}
