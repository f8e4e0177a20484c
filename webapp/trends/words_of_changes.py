"""What is said about the change after each routine, and for who hears the page."""

from collections.abc import Mapping, Sequence

from webapp.trends.pairs import PAIRS_NEEDED, RoutineChange
from webapp.trends.wording import capital, counted, decimal, listed, number
from webapp.trends.words_of_chart import Words

MOST_NAMED = 6
NEAREST_NAMED = 3

SLIGHT = 10
"""In tenths. A mean change of less than one step of the scale is called slight, however sure it is."""

ONE_DOT_EACH = "Each small dot is one session: after minus before."
ONE_DOT_FOR_EQUALS = "A dot stands for all sessions with the same change, after minus before; the larger, the more."
MEAN_AND_BAR = "The large dot is the mean, the bar its 95 percent interval (t)."
MEAN_ON_BAR = "The dot on the bar is the mean, the bar its 95 percent interval (t)."
MEAN_LATER = f"From {number(PAIRS_NEEDED)} pairs on, the mean and its 95 percent interval (t) are drawn below them."
CAVEAT = (
    "People begin when pain is high, so part of any drop would have come by itself. "
    "Not a fair comparison between routines: you chose which to do when."
)


def said_of_changes(changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> str:
    """What the intervals carry, for the routines with the most pairs; while none has enough, how many are missing.

    `changes` has the most pairs first.
    """
    enough = [change for change in changes if not change.needed]
    if not enough:
        return _too_few(changes, titles)
    named = enough[:MOST_NAMED]
    found = [*_sure("less", named, titles), *_sure("more", named, titles), *_not_sure(named, titles)]
    return " ".join([*found, *(["The others are in the picture."] if enough[MOST_NAMED:] else [])])


def _too_few(changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> str:
    nearest = changes[:NEAREST_NAMED]
    needs = [f"{title(change, titles)} needs {number(change.needed)} more" for change in nearest]
    unit = "pair" if nearest and nearest[-1].needed == 1 else "pairs"
    more = f" {capital(listed(needs))} complete {unit}." if needs else ""
    return f"From {number(PAIRS_NEEDED)} complete pairs on, Ebb gives an average for a routine.{more}"


def _sure(verdict: str, changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> list[str]:
    """Whose whole interval lies on one side of no change. How sure that is and how much it is are two things."""
    of_it = [change for change in changes if change.verdict == verdict]
    much = [title(change, titles) for change in of_it if abs(change.tenths) >= SLIGHT]
    little = [title(change, titles) for change in of_it if abs(change.tenths) < SLIGHT]
    return [
        f"{listed(names)} {'is' if len(names) == 1 else 'are'} followed by {how} {verdict} pain."
        for names, how in ((much, "clearly"), (little, "slightly but clearly"))
        if names
    ]


def _not_sure(changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> list[str]:
    same, unsure = (
        [title(change, titles) for change in changes if change.verdict == verdict] for verdict in ("the same", "unsure")
    )
    equal = [
        f"After {title(change, titles)} all {change.pairs} changes are equal ({change.shown}): "
        "no spread to reckon an interval from."
        for change in changes
        if change.verdict == "all equal"
    ]
    return [
        *([f"After {listed(same)} pain stays about as it was."] if same else []),
        *equal,
        *([f"For {listed(unsure)} Ebb cannot tell yet."] if unsure else []),
    ]


def title(change: RoutineChange, titles: Mapping[str, str]) -> str:
    return titles.get(change.routine, change.routine)


def size(tenths: int) -> str:
    """`1.5 lower`."""
    if not tenths:
        return "the same"
    return f"{decimal(abs(tenths))} {'lower' if tenths < 0 else 'higher'}"


def words_of_changes(changes: Sequence[RoutineChange], titles: Mapping[str, str], *, together: bool) -> Words:
    """`together` says whether equal changes are drawn as one dot in some row."""
    parts = [f" {title(change, titles)}: {_heard(change)}." for change in changes if change.pairs]
    mean = MEAN_ON_BAR if together else MEAN_AND_BAR
    below = mean if any(not change.needed for change in changes) else MEAN_LATER
    return Words(
        "Change in pain, routine by routine",
        f"{ONE_DOT_FOR_EQUALS if together else ONE_DOT_EACH} {below} {CAVEAT}",
        f"After minus before for every complete pair.{''.join(parts)} The same numbers are in the table below.",
        "",
    )


def _heard(change: RoutineChange) -> str:
    pairs = counted(change.pairs, "pair")
    if change.needed:
        return f"{pairs}, too few to say"
    return f"{size(change.tenths)} on average, {_spread(change)}, {pairs}"


def _spread(change: RoutineChange) -> str:
    if change.interval is None:
        return "all equal"
    low, high = change.interval.tenths
    return f"95 percent interval from {size(low)} to {size(high)}"
