"""A routine as it would be led for one person: which steps are eased or left out, and how long each variant is."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.pages.routines.steps import StepRow, step_rows
from webapp.pages.sessions.guide import Guide
from webapp.pages.sessions.guides import guides, shape_for
from webapp.practice.step_history import step_history
from webapp.safety.stop_rule import StepForm
from webapp.timeline.preferences import Preferences


@dataclass(frozen=True)
class PersonalRoutine:
    """What the page of a routine shows. A rating on the day may change more."""

    routine: Routine
    rows: tuple[StepRow, ...]
    guides: dict[Variant, Guide]

    @property
    def spoken(self) -> bool:
        """Whether there is a voice that speaks all of it."""
        return all(guide.track is not None for guide in self.guides.values())


def personal_routine(db: Session, person: Person, routine: Routine) -> PersonalRoutine:
    history = step_history(db, person.id, routine.slug)
    forms = history.forms
    preferences = Preferences.model_validate(person.preferences)
    led = {variant: _guide(person, routine, variant, forms) for variant in VARIANTS}
    return PersonalRoutine(routine, step_rows(routine, forms, history.decisions, preferences), led)


def usual_guide(person: Person, routine: Routine) -> Guide:
    """The standard variant, at the person's pace, with every step as it is written."""
    return _guide(person, routine, "standard", {})


def _guide(person: Person, routine: Routine, variant: Variant, forms: dict[str, StepForm]) -> Guide:
    exercises = {step.id for step in routine.steps if step.is_exercise}
    shape = shape_for(
        routine,
        variant,
        person.preferences,
        easier=[step for step, form in forms.items() if form == "easier" and step in exercises],
        left_out=[step for step, form in forms.items() if form == "left out" and step in exercises],
    )
    return guides().guide(shape)
