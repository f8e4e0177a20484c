"""What is left on the morning after a session: the carry-over of a night."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.trends.pairs import PAIRS_NEEDED, Changes
from webapp.trends.wording import capital, counted, in_words, listed, number
from webapp.trends.words_of_changes import size

MorningScores = Mapping[tuple[int | None, int | None, int], int]
"""How often it came up: before the last session of a day, after it, and on the morning after that day."""

CAUTION = (
    "A night lies between, and for many people mornings differ from evenings whatever they did. "
    "So this says how mornings were, not what the session made of them."
)


@dataclass(frozen=True)
class Mornings:
    """The mornings that were rated. A morning whose session was not rated after is not in `since_after`."""

    rated: int
    since_after: Changes
    """Morning minus after: whether what there was at the end of the session was still there."""
    since_before: Changes
    """Morning minus before."""

    @property
    def enough(self) -> bool:
        return not self.since_after.needed or not self.since_before.needed


def mornings(scores: MorningScores) -> Mornings:
    """From how often each three ratings came up together."""
    after: Counter[int] = Counter()
    before: Counter[int] = Counter()
    for (score_before, score_after, morning), times in scores.items():
        if score_after is not None:
            after[morning - score_after] += times
        if score_before is not None:
            before[morning - score_before] += times
    return Mornings(sum(scores.values()), Changes(after), Changes(before))


def said_of_mornings(found: Mornings) -> str:
    """What was, without a reason for it; with too few mornings how many are needed."""
    sides = ((found.since_after, "right after it"), (found.since_before, "before it"))
    enough = [(side, name) for side, name in sides if not side.needed]
    if not enough:
        rated = (
            f"{capital(in_words(found.rated, 'morning'))} after a session {'is' if found.rated == 1 else 'are'} rated"
        )
        return f"{rated} in these days. From {number(PAIRS_NEEDED)} on, Ebb says whether a change lasts the night."
    clear = [_size(side, name) for side, name in enough if side.verdict != "unsure"]
    unsure = [f"{name} ({counted(side.pairs, 'morning')})" for side, name in enough if side.verdict == "unsure"]
    said = [f"On the morning after a session, pain is on average {listed(clear)}."] if clear else []
    if unsure:
        it = "it" if clear else "pain on the morning after a session"
        said.append(f"Whether {it} differs from that {listed(unsure)}, Ebb cannot tell yet.")
    return " ".join(said)


def _size(side: Changes, name: str) -> str:
    mornings = f"({counted(side.pairs, 'morning')})"
    if side.verdict == "the same" or not side.tenths:
        return f"about the same as {name} {mornings}"
    return f"{size(side.tenths)} than {name} {mornings}"
