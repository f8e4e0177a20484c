"""Ratings that were not given. They are missing, never 0, and nobody has to give them."""

from dataclasses import dataclass

from webapp.trends.wording import capital, in_words, number

ALONE = "The one session here"
CAUTION = "Sessions without a number may have gone differently from the others, so the averages cannot speak for them."


@dataclass(frozen=True)
class Missing:
    """The sessions that are over, and how many of them have no rating before or none after."""

    sessions: int
    before: int
    after: int


def said_of_missing(found: Missing) -> str:
    """Empty without a session."""
    if not found.sessions:
        return ""
    if not found.before and not found.after:
        both = f"{ALONE} has" if found.sessions == 1 else f"All {number(found.sessions)} sessions here have"
        return f"{both} a number before and one after."
    parts = [(found.after, "after"), (found.before, "before")]
    given = [(count, moment) for count, moment in parts if count]
    first, rest = given[0], given[1:]
    some = ALONE if found.sessions == 1 else f"{capital(number(first[0]))} of {in_words(found.sessions, 'session')}"
    said = f"{some} {'has' if first[0] == 1 else 'have'} no number {first[1]}"
    also = "".join(f", {number(count)} none {moment}" for count, moment in rest)
    return f"{said}{also}. What is missing is left out of the averages, never counted as 0. {CAUTION}"
