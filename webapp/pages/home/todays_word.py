"""The sentence at the head of Today: what the ratings of the last weeks carry, or a calm word."""

from dataclasses import dataclass

from webapp.trends.comparison import Comparison
from webapp.trends.wording import counted, number


@dataclass(frozen=True, slots=True)
class Word:
    """The sentence of the day: each line stands on its own, `aside` follows in smaller type."""

    lines: tuple[str, ...]
    aside: str
    has_trend: bool
    worse: bool = False
    """Whether it asks for a pointer to where help is."""


def word_of(found: Comparison | None, *, begun: bool) -> Word:
    """What the ratings carry, or a calm word where they carry nothing yet."""
    if found is None and begun:
        aside = "Once there are numbers enough, Ebb compares your weeks here."
        return Word(("One day at a time.",), aside, has_trend=True)
    if found is None:
        aside = "Choose the number that fits. Ebb suggests what to do and leads you through it by voice."
        return Word(("Begin with how it is.",), aside, has_trend=False)
    now, then = found.now.shown, found.then.shown
    if found.weeks == 1:
        lines = (f"Your last week averages {now}.", f"The week before was {then}.")
    else:
        weeks = number(found.weeks)
        lines = (f"Your last {weeks} weeks average {now}.", f"The {weeks} before were {then}.")
    return Word(lines, _verdict(found), has_trend=True, worse=found.matters and found.tenths > 0)


def _verdict(found: Comparison) -> str:
    if not found.tenths:
        return f"No difference ({_counts(found)})."
    if not found.matters:
        return f"Less than a change that matters ({_counts(found)})."
    if found.tenths < 0:
        return f"A change that matters ({_counts(found)})."
    return f"Clearly higher ({_counts(found)}). Go gently."


def _counts(found: Comparison) -> str:
    """`21 and 18 ratings`."""
    return f"{found.now.count:,} and {counted(found.then.count, 'rating')}"
