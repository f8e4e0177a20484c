"""What the catalogue and the person's decisions say of each step, for the section of the trends on steps."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.pages.library import library
from webapp.pages.settings.changed_steps import changed_steps
from webapp.pages.trends.names import step_name, titles
from webapp.trends.steps_section import StepFacts


def step_facts(db: Session, person: Person) -> Callable[[str, str], StepFacts]:
    """Those of a routine and a step, by their ids. Two statements, and that for the person's own routines."""
    changed = {(one.routine.slug, one.step.id): one for one in changed_steps(db, person)}
    facts = {}
    for slug, routine in library().routines.items():
        for step in routine.steps:
            now = changed.get((slug, step.id))
            facts[slug, step.id] = StepFacts(
                step.name,
                routine.title,
                step.leave_out_from,
                now.form if now else "usual",
                now.why if now else "",
                can_be_left_out=step.is_exercise,
            )
    names = titles()

    def of(routine: str, step: str) -> StepFacts:
        return facts.get((routine, step)) or StepFacts(step_name(routine, step), names.get(routine, routine))

    return of
