"""What a button of the composing page does to the draft."""

from dataclasses import dataclass, replace
from typing import cast

from webapp.composing.composition import Pick, can_be_picked
from webapp.pages.composing.drafts import Draft, Move, moved
from webapp.pages.library import repertoire

MOVES = ("up", "down", "out")


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
    if verb in MOVES and rest.isdecimal() and len(rest) < 3:
        number = int(rest)
        there = {"up": max(number - 1, 0), "down": min(number + 1, len(draft.picks) - 1)}.get(verb)
        picks = moved(draft.picks, cast(Move, verb), number)
        return Changed(replace(draft, picks=picks), "yours" if there is None else f"step-{there + 1}")
    if verb == "add":
        return _added(draft, *rest.partition(".")[::2])
    return None


def _added(draft: Draft, slug: str, step_id: str) -> Changed | None:
    """With the step at the end, both its sides, and as much as its routine has in the standard variant."""
    routine = repertoire().routines.get(slug)
    step = next((step for step in routine.steps if step.id == step_id), None) if routine else None
    if step is None or not can_be_picked(step):
        return None
    pick = Pick(slug, step_id, "both", str(step.dose.standard) if step.dose else "")
    return Changed(replace(draft, picks=(*draft.picks, pick), opened=slug), f"from-{slug}")
