"""The steps that a person's next sessions lead otherwise than the routine does, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import Routine, Step
from webapp.pages.library import library
from webapp.practice.step_history import StepHistory, step_histories
from webapp.safety.stop_rule import StepDecision, StepEvent, StepForm, step_form
from webapp.template_helpers import local_date


@dataclass(frozen=True)
class ChangedStep:
    """A step that the next sessions lead easier, or leave out, and the reason in words."""

    routine: Routine
    step: Step
    form: StepForm
    why: str


def changed_steps(db: Session, person: Person) -> Iterator[ChangedStep]:
    histories = step_histories(db, person.id)
    for routine in library().routines.values():
        history = histories.get(routine.slug, StepHistory())
        happened_in: dict[str, list[StepEvent]] = defaultdict(list)
        for event in history.events:
            happened_in[event.step].append(event)
        for step in routine.steps:
            happened = happened_in[step.id]
            decision = history.decisions.get(step.id)
            form = step_form(happened, decision)
            can_change = step.is_exercise if form == "left out" else step.easier is not None
            if form != "usual" and can_change:
                yield ChangedStep(routine, step, form, _why(happened, decision, person.time_zone))


def _why(happened: Sequence[StepEvent], decision: StepDecision | None, zone: str) -> str:
    since = [event for event in happened if decision is None or event.at > decision.decided_at]
    hurt = [event for event in since if event.kind == "hurt"]
    if hurt:
        times = {1: "once", 2: "twice"}.get(len(hurt), f"{len(hurt)} times")
        last = "on" if len(hurt) == 1 else "last on"
        return f"Hurt {times}, {last} {local_date(hurt[-1].at, zone)}"
    if since:
        return f"Eased on {local_date(since[-1].at, zone)}"
    return f"Chosen by you on {local_date(decision.decided_at, zone)}" if decision else ""
