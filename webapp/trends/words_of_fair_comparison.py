"""What is said of a fair comparison: which routine is followed by less pain, how sure that is, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.trends.fair_comparison import PAIRS_A_SIDE, FairResult, Side, Sure, Verdict
from webapp.trends.wording import capital, counted, decimal, in_words, listed, number
from webapp.trends.words_of_changes import size
from webapp.trends.words_of_chart import Words

HOW_SURE: Mapping[Sure, str] = {
    "very": "Ebb is very sure of it.",
    "fairly": "Ebb is fairly sure of it.",
    "hardly": "It is a hint at most.",
    "not": "It does not show that they are equal: these sessions cannot tell.",
}
LOOKING_OFTEN = (
    "It is not over yet, so this may still turn. Who looks often finds more by chance; what counts is the end."
)


@dataclass(frozen=True)
class FairWords:
    """The sentence at the head, what stands behind it, and how sure it is; each may be empty but the first."""

    headline: str
    detail: str
    sure: str
    caution: str = ""


def words_of_fair_comparison(result: FairResult, titles: Mapping[str, str], *, over: bool) -> FairWords:
    """`titles` says what a routine is called."""
    if result.verdict is None:
        return _too_few(result, titles, over=over)
    verdict = result.verdict
    sure = f"{_chance(verdict)} {HOW_SURE[verdict.sure]}"
    caution = "" if over else LOOKING_OFTEN
    so_far = "" if over else "So far "
    if not verdict.is_clear:
        headline = capital(f"{so_far}no clear difference.")
        return FairWords(headline, _open(result, verdict, titles), sure, caution)
    less, more = result.sides if verdict.tenths < 0 else reversed(result.sides)
    headline = f"{so_far}{_name(less, titles)} is followed by less pain."
    return FairWords(headline, _difference(less, more, verdict, titles), sure, caution)


def _too_few(result: FairResult, titles: Mapping[str, str], *, over: bool) -> FairWords:
    missing = [f"{number(side.needed)} of {_name(side, titles)}" for side in result.sides if side.needed]
    if over:
        detail = f"Missing were {listed(missing)}. The dots show what there is."
        return FairWords("Too few sessions to tell.", detail, "")
    needs = f"Ebb says which helps more from {number(PAIRS_A_SIDE)} complete pairs on each side."
    return FairWords("Too early to tell.", f"{needs} Still missing: {listed(missing)}.", "")


def _difference(less: Side, more: Side, verdict: Verdict, titles: Mapping[str, str]) -> str:
    ends = sorted(abs(end) for end in verdict.interval.tenths) if verdict.interval else []
    between = f" (95 percent interval {decimal(ends[0])} to {decimal(ends[1])})" if ends else ""
    return (
        f"After it the change was {decimal(abs(verdict.tenths))} points lower{between} than after "
        f"{_name(more, titles)}: {_mean(less)} against {_mean(more)}."
    )


def _open(result: FairResult, verdict: Verdict, titles: Mapping[str, str]) -> str:
    first, second = result.sides
    means = f"{_mean(first)} after {_name(first, titles)}, {_mean(second)} after {_name(second, titles)}."
    if verdict.interval is None:
        return f"{means} Too few of them can be held against each other for an interval."
    low, high = verdict.interval.tenths
    name, other = _name(first, titles), _name(second, titles)
    between = f"from {size(low)} to {size(high)} (95 percent interval)"
    return f"{means} After {name} it may be anything {between} compared with {other}."


def _mean(side: Side) -> str:
    """`−1.5 on average (12 pairs)`."""
    return f"{side.shown} on average ({counted(side.pairs, 'pair')})"


def _chance(verdict: Verdict) -> str:
    """p in words."""
    of_100 = round(100 * verdict.p)
    if of_100 >= 100:
        often = "practically always"
    else:
        often = f"in {f'about {of_100}' if of_100 else 'fewer than one'} of 100 comparisons"
    return f"If both did the same, chance alone would set them this far apart {often}."


def aside_of_sides(result: FairResult, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Which sessions could not be counted, and that they were there."""
    found = []
    for side in result.sides:
        if side.unrated:
            lack = "lacks" if side.unrated == 1 else "lack"
            sessions = in_words(side.unrated, "session")
            found.append(f"{capital(sessions)} of {_name(side, titles)} {lack} a number and cannot be counted.")
        if side.removed:
            were = "was" if side.removed == 1 else "were"
            found.append(f"{capital(in_words(side.removed, 'session'))} of {_name(side, titles)} {were} deleted.")
    return tuple(found)


def aside_of_outside(chosen: Mapping[str, int], waited: int, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Which sessions in its time are not part of it. `chosen` counts them by the routine that was next in the draw."""
    found = []
    if waited:
        found.append(
            f"{capital(in_words(waited, 'session'))} fell on a day on which it waited, for both routines alike. "
            "That weakens nothing."
        )
    if chosen:
        when = [f"{number(count)} when {titles.get(slug, slug)} was next" for slug, count in sorted(chosen.items())]
        was, each = ("was", "It weakens") if sum(chosen.values()) == 1 else ("were", "They weaken")
        found.append(
            f"{capital(in_words(sum(chosen.values()), 'session'))} {was} begun otherwise than drawn: {listed(when)}. "
            f"{each} the comparison a little, because the days on which a routine was passed over are missing from it."
        )
    return tuple(found)


def words_of_fair_drawing(result: FairResult, titles: Mapping[str, str]) -> Words:
    parts = [f" {_name(side, titles)}: {_heard(side)}." for side in result.sides]
    means = (
        ""
        if all(side.needed for side in result.sides)
        else " The large dot is the mean, the bar its 95 percent interval (t)."
    )
    return Words(
        "Change in pain after each of the two routines",
        f"Each small dot is one session that Ebb chose: after minus before.{means}",
        f"After minus before for every complete pair.{''.join(parts)} The same numbers are in the table below.",
        "",
    )


def _heard(side: Side) -> str:
    return f"{counted(side.pairs, 'pair')}, too few to say" if side.needed else _mean(side)


def _name(side: Side, titles: Mapping[str, str]) -> str:
    return titles.get(side.routine, side.routine)
