"""What the page before a session says of the comparison that goes on."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from webapp.catalogue.models import Routine
from webapp.pages.sessions.beginning_form import Beginning
from webapp.practice.turns import Turn
from webapp.trends.fair_comparison import PAIRS_A_SIDE

ENOUGH = 2 * PAIRS_A_SIDE

Way = Literal["drawn", "waits", "chosen"]


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """`way` says whether the session is part of it, it waits, or the person has chosen something else."""

    comparison: UUID
    way: Way
    said: str
    drawn: UUID | None = None
    """The assignment that a session takes which begins with the offer."""


def comparison_line(turn: Turn, asked: Beginning, offered: Routine) -> ComparisonLine | None:
    """None where it waits and the person has chosen a routine: then it has no part in the session."""
    running = turn.running
    if turn.routine is None:
        return None if asked.routine else ComparisonLine(running.id, "waits", turn.waits)
    if offered == turn.routine and (asked.routine is None or asked.drawn == running.drawn):
        said = f"Ebb chose {offered.title} for your comparison ({how_far(running.number)})."
        return ComparisonLine(running.id, "drawn", said, running.drawn)
    said = f"You chose this one yourself, so it is not part of your comparison. {turn.routine.title} stays next there."
    return ComparisonLine(running.id, "chosen", said)


def how_far(number: int) -> str:
    """`6 of 20`, as many as it takes at least; beyond them `session 21`."""
    return f"{number} of {ENOUGH}" if number <= ENOUGH else f"session {number}"
