"""What happened in the steps of a person's routines, and what was decided about them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from webapp.catalogue.models import Routine, Variant
from webapp.practice.binds import PERSON
from webapp.practice.known_steps import forms_heard
from webapp.practice.models import GuidedSession, StepChoice, StepOutcome
from webapp.safety.stop_rule import EventKind, StepDecision, StepEvent, StepForm, step_forms

HEARD_AMONG = 100
"""The latest sessions of a routine that are looked through for how often a step was heard: far more than it takes to
know it, however long the diary.
"""


_EACH_HURT = case((StepOutcome.kind == "hurt", StepOutcome.happened_at))
_LAST = func.max(StepOutcome.happened_at)
HAPPENED = (
    select(GuidedSession.routine, StepOutcome.step, StepOutcome.kind, _LAST)
    .join(StepOutcome.session)
    .where(StepOutcome.kind.in_(("hurt", "eased")), GuidedSession.person_id == PERSON)
    .group_by(GuidedSession.routine, StepOutcome.step, StepOutcome.kind, _EACH_HURT)
    .order_by(_LAST)
)
"""Everything that hurt, and when each step was last eased."""

CHOSEN = select(StepChoice.routine, StepChoice.step, StepChoice.choice, StepChoice.chosen_at).where(
    StepChoice.person_id == PERSON
)


@dataclass(frozen=True, slots=True)
class StepHistory:
    """That of one routine. `events` has everything that hurt, and when each step was last eased, oldest first.

    `decisions` are by step.
    """

    events: tuple[StepEvent, ...] = ()
    decisions: Mapping[str, StepDecision] = field(default_factory=dict)

    @property
    def forms(self) -> dict[str, StepForm]:
        """What the stop rule makes of it: the form of each step that has a history."""
        return step_forms(self.events, self.decisions)


def step_history(db: Session, person_id: UUID, routine: str) -> StepHistory:
    """Two statements."""
    return step_histories(db, person_id, routine).get(routine, StepHistory())


def step_histories(db: Session, person_id: UUID, routine: str | None = None) -> dict[str, StepHistory]:
    """That of each routine that has one, by its slug, or of one alone. Two statements, however many there are."""
    events: dict[str, list[StepEvent]] = defaultdict(list)
    decisions: dict[str, dict[str, StepDecision]] = defaultdict(dict)
    happened, chosen = HAPPENED, CHOSEN
    if routine is not None:
        happened = happened.where(GuidedSession.routine == routine)
        chosen = chosen.where(StepChoice.routine == routine)
    for slug, step, kind, at in db.execute(happened, {"person": person_id}).all():
        events[slug].append(StepEvent(step, cast(EventKind, kind), at))
    for slug, step, form, at in db.execute(chosen, {"person": person_id}).all():
        decisions[slug][step] = StepDecision(cast(StepForm, form), at)
    return {slug: StepHistory(tuple(events[slug]), decisions[slug]) for slug in {*events, *decisions}}


def times_heard(db: Session, person_id: UUID, routine: Routine) -> Counter[str]:
    """In how many of the latest sessions each form of a step was heard, by `Step.form_id`. One statement."""
    return times_heard_in(db, person_id, {routine.slug: routine})[routine.slug]


def times_heard_in(db: Session, person_id: UUID, routines: Mapping[str, Routine]) -> dict[str, Counter[str]]:
    """That of each of several routines, by its slug. One statement."""
    latest = (
        select(GuidedSession.routine, GuidedSession.variant, GuidedSession.easier_steps, GuidedSession.heard_steps)
        .where(GuidedSession.person_id == person_id, GuidedSession.routine.in_(routines))
        .order_by(GuidedSession.started_at.desc())
        .limit(HEARD_AMONG * len(routines))
    )
    counts: dict[str, Counter[str]] = {slug: Counter() for slug in routines}
    for slug, variant, easier_steps, heard_steps in db.execute(latest):
        counts[slug].update(forms_heard(routines[slug], cast(Variant, variant), easier_steps, heard_steps))
    return counts
