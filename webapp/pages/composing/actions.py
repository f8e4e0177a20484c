"""What a button of the composing page does to the draft."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from webapp.composing.composition import Pick, can_be_picked
from webapp.pages.composing.drafts import Draft
from webapp.pages.library import repertoire

Move = Literal["up", "down", "out"]
MOVES: tuple[Move, ...] = get_args(Move)


@dataclass(frozen=True, slots=True)
class Changed:
    """The draft afterwards, and the part of the page to look at."""

    draft: Draft
    anchor: str


def changed(draft: Draft, action: str) -> Changed | None:
    """`up.2`, `down.2`, `out.2`, `add.<routine>.<step>` or `look`; None for anything else."""
    verb, _, rest = action.partition(".")
    if verb == "look":
        return Changed(draft, "yours")
    move = next((one for one in MOVES if one == verb), None)
    if move and rest.isdecimal() and len(rest) < 3:
        return _moved(draft, move, int(rest))
    if verb == "add":
        return _added(draft, *rest.partition(".")[::2])
    return None


def _moved(draft: Draft, move: Move, number: int) -> Changed:
    """With one step, counted from 0, a place further up or down, or taken out. What cannot move stays."""
    picks, last = list(draft.picks), len(draft.picks) - 1
    if number > last:
        return Changed(draft, "yours")
    pick = picks.pop(number)
    if move == "out":
        return Changed(replace(draft, picks=tuple(picks)), "yours")
    there = max(number - 1, 0) if move == "up" else min(number + 1, last)
    picks.insert(there, pick)
    return Changed(replace(draft, picks=tuple(picks)), f"step-{there + 1}")


def _added(draft: Draft, slug: str, step_id: str) -> Changed | None:
    """With the step at the end, both its sides, and as much as its routine has in the standard variant."""
    routine = repertoire().routines.get(slug)
    step = next((step for step in routine.steps if step.id == step_id), None) if routine else None
    if step is None or not can_be_picked(step):
        return None
    pick = Pick(slug, step_id, "both", str(step.dose.standard) if step.dose else "")
    return Changed(replace(draft, picks=(*draft.picks, pick), opened=slug), f"from-{slug}")
