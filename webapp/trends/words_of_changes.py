"""What is said about the change after each routine, and for who hears the page."""

from collections.abc import Mapping, Sequence

from webapp.trends.pairs import PAIRS_NEEDED, RoutineChange
from webapp.trends.wording import capital, counted, decimal, listed, number
from webapp.trends.words_of_chart import Words

MOST_NAMED = 3

ONE_DOT_EACH = "Each small dot is one session: after minus before."
ONE_DOT_FOR_EQUALS = "A dot stands for all sessions with the same change, after minus before; the larger, the more."
CAVEAT = (
    "The dot below the row is the mean. People begin when pain is high, so part of any drop would have come by itself. "
    "Not a fair comparison between routines: you chose which to do when."
)


def said_of_changes(changes: Sequence[RoutineChange], titles: Mapping[str, str]) -> str:
    """One or two sentences on the routines with the most pairs: the means, and who is short of how many pairs."""
    enough = [change for change in changes if not change.needed][:MOST_NAMED]
    short = [change for change in changes if change.needed][:MOST_NAMED]
    sentences = []
    if enough:
        parts = [f"{size(change)} after {title(change, titles)} ({counted(change.pairs, 'pair')})" for change in enough]
        sentences.append(f"On average the rating is {listed(parts)}.")
    if short:
        needs = [f"{title(change, titles)} needs {number(change.needed)} more" for change in short]
        first = "" if enough else f"From {number(PAIRS_NEEDED)} complete pairs on, Ebb gives an average for a routine. "
        more = f"{capital(listed(needs))} complete {'pair' if short[-1].needed == 1 else 'pairs'}."
        sentences.append(f"{first}{more}")
    return " ".join(sentences)


def title(change: RoutineChange, titles: Mapping[str, str]) -> str:
    return titles.get(change.routine, change.routine)


def size(change: RoutineChange) -> str:
    """`1.5 lower`."""
    if not change.tenths:
        return "the same"
    return f"{decimal(abs(change.tenths))} {'lower' if change.tenths < 0 else 'higher'}"


def words_of_changes(changes: Sequence[RoutineChange], titles: Mapping[str, str], *, together: bool) -> Words:
    """`together` says whether equal changes are drawn as one dot in some row."""
    parts = [f" {title(change, titles)}: {_heard(change)}." for change in changes if change.pairs]
    return Words(
        "Change in pain, routine by routine",
        f"{ONE_DOT_FOR_EQUALS if together else ONE_DOT_EACH} {CAVEAT}",
        f"After minus before for every complete pair.{''.join(parts)} The same numbers are in the table below.",
        "",
    )


def _heard(change: RoutineChange) -> str:
    pairs = counted(change.pairs, "pair")
    return f"{pairs}, too few to say" if change.needed else f"{size(change)} on average, {pairs}"
