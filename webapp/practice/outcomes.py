"""Writing down what happens in a step, and what that changes for the rest of the session and for those to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, StepChoice, StepOutcome
from webapp.practice.recording import AlreadyRecordedError, made_once
from webapp.safety.stop_rule import EventKind, StepForm

BodyPart = Literal["back", "hip", "leg", "knee", "neck", "elsewhere"]
BODY_PARTS: Mapping[BodyPart, str] = {
    "back": "Lower back",
    "hip": "Buttock or hip",
    "leg": "Leg",
    "knee": "Knee",
    "neck": "Neck or shoulder",
    "elsewhere": "Somewhere else",
}
"""Where a step can hurt, each with its name on a button."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What a person says about a step. `position` is in seconds on the track."""

    step: str
    kind: EventKind
    position: float
    leg_symptoms: bool = False
    body_part: BodyPart | None = None
    strength: int | None = None
    """How much it hurt, 0 to 10."""


def record_outcome(
    db: Session, session: GuidedSession, key: UUID, happening: Happening, *, at: datetime
) -> StepOutcome:
    """Record once what happened `at` that time. What is asked for after "that hurts" (leg symptoms, where, how much)
    may be added with the same key.

    Raises AlreadyRecordedError where the key belongs to another step or kind.
    """
    outcome = _outcome(db, session, key) or made_once(
        db,
        lambda: _add_outcome(db, session, key, happening, at=at),
        lambda: _outcome(db, session, key),
    )
    if (outcome.step, outcome.kind) != (happening.step, happening.kind):
        raise AlreadyRecordedError("Something else has already been written down with this.")
    outcome.leg_symptoms = outcome.leg_symptoms or happening.leg_symptoms
    outcome.body_part = happening.body_part or outcome.body_part
    outcome.strength = outcome.strength if happening.strength is None else happening.strength
    return outcome


def _outcome(db: Session, session: GuidedSession, key: UUID) -> StepOutcome | None:
    return db.scalar(select(StepOutcome).where(StepOutcome.session_id == session.id, StepOutcome.key == key))


def _add_outcome(db: Session, session: GuidedSession, key: UUID, happening: Happening, *, at: datetime) -> StepOutcome:
    outcome = StepOutcome(
        session_id=session.id,
        key=key,
        step=happening.step,
        kind=happening.kind,
        position=min(max(happening.position, 0.0), session.planned_seconds),
        leg_symptoms=happening.leg_symptoms,
        body_part=happening.body_part,
        strength=happening.strength,
        happened_at=at,
    )
    db.add(outcome)
    return outcome


def lead_easier(session: GuidedSession, step: str) -> None:
    """Lead the step in its easier form from now on."""
    if step not in session.easier_steps:
        session.easier_steps = [*session.easier_steps, step]


def leave_out(session: GuidedSession, step: str) -> None:
    """Leave the step out of the rest of the session."""
    if step not in session.left_out_steps:
        session.left_out_steps = [*session.left_out_steps, step]


def decide(db: Session, person_id: UUID, routine: str, step: str, form: StepForm, *, now: datetime) -> None:
    """Keep what the person has decided about a step. It counts from now on: what happened before is put behind."""
    db.merge(StepChoice(person_id=person_id, routine=routine, step=step, choice=form, chosen_at=now))
