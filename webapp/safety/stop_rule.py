"""The stop rule: a step that hurt once is led in its easier form, twice and it is left out until it is put back.

A decision of the person gives a fresh start: only what happened after it counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

StepForm = Literal["usual", "easier", "left out"]
EventKind = Literal["eased", "hurt", "skipped"]

LEFT_OUT_AFTER = 2
"""Times that a step has hurt since the last decision about it."""


@dataclass(frozen=True, slots=True)
class StepEvent:
    """Something that happened in a step. `at` is aware."""

    step: str
    kind: EventKind
    at: datetime


@dataclass(frozen=True, slots=True)
class StepDecision:
    """What the person has decided about a step, and when."""

    form: StepForm
    decided_at: datetime


def step_form(events: Iterable[StepEvent], decision: StepDecision | None = None) -> StepForm:
    """The form in which one step is led next time. `events` are all of that step, in any order.

    What was eased in the session is offered easier again; what was skipped that once is offered as usual.
    """
    if decision is not None and decision.form == "left out":
        return "left out"
    counted = [event.kind for event in events if decision is None or event.at > decision.decided_at]
    if counted.count("hurt") >= LEFT_OUT_AFTER:
        return "left out"
    if "hurt" in counted or "eased" in counted:
        return "easier"
    return decision.form if decision is not None else "usual"


def step_forms(events: Iterable[StepEvent], decisions: Mapping[str, StepDecision]) -> dict[str, StepForm]:
    """The form of each step of one routine that has a history or a decision; every other step is led as usual."""
    history: dict[str, list[StepEvent]] = {step: [] for step in decisions}
    for event in events:
        history.setdefault(event.step, []).append(event)
    return {step: step_form(happened, decisions.get(step)) for step, happened in history.items()}
