"""How the steps of a session differ from what the variant has: left out that day, or led easier, and why. Pure.

The stop rule and the person's own decisions come first, then how the back is before the session.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.catalogue.models import Routine, Step, Variant
from webapp.safety.stop_rule import StepDecision, StepEvent, step_form

Why = Literal["rating", "flare", "eased", "hurt once", "hurt twice", "chosen"]


@dataclass(frozen=True, slots=True)
class Condition:
    """How the back is before a session: the rating, and whether a flare was marked lately."""

    rating: int
    flare: bool = False


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that is led easier than the variant has it, or is left out."""

    step: Step
    left_out: bool
    why: Why


def step_changes(
    routine: Routine,
    variant: Variant,
    condition: Condition,
    events: Collection[StepEvent] = (),
    decisions: Mapping[str, StepDecision] | None = None,
) -> tuple[StepChange, ...]:
    """The steps of the variant that are led in another form than it has them, in order. `events` is the whole history.

    A step that only guides is never left out: it is the way into a position and out of it.
    """
    found = []
    for step in routine.steps:
        if variant in step.variants:
            history = [event for event in events if event.step == step.id]
            change = _change(step, condition, history, (decisions or {}).get(step.id))
            if change and (change.left_out or variant not in step.easier_in):
                found.append(change)
    return tuple(found)


def _change(
    step: Step, condition: Condition, history: Sequence[StepEvent], decision: StepDecision | None
) -> StepChange | None:
    form = step_form(history, decision)
    if step.is_exercise and form == "left out":
        chosen = decision is not None and decision.form == "left out"
        return StepChange(step, left_out=True, why="chosen" if chosen else "hurt twice")
    if step.leave_out_from is not None and condition.rating >= step.leave_out_from:
        return StepChange(step, left_out=True, why="rating")
    if step.leave_out_from is not None and condition.flare:
        return StepChange(step, left_out=True, why="flare")
    if form == "usual" or step.easier is None:
        return None
    return StepChange(step, left_out=False, why=_why_easier(history, decision))


def _why_easier(history: Sequence[StepEvent], decision: StepDecision | None) -> Why:
    counted = [event.kind for event in history if decision is None or event.at > decision.decided_at]
    if "hurt" in counted:
        return "hurt once"
    return "eased" if "eased" in counted else "chosen"
