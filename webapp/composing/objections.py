"""What stands against a composition before a way is looked for."""

from collections.abc import Iterator, Mapping

from webapp.catalogue.models import Routine, Step
from webapp.composing.composition import LONGEST_TITLE, MOST_PICKS, Composition, Objection, Pick, can_be_picked


def step_picked(routines: Mapping[str, Routine], pick: Pick) -> Step | None:
    """None where there is no such step, or none that can be picked."""
    routine = routines.get(pick.routine)
    steps = routine.steps if routine else ()
    return next((step for step in steps if step.id == pick.step and can_be_picked(step)), None)


def objections_to(composition: Composition, routines: Mapping[str, Routine]) -> Iterator[Objection]:
    """Each is a sentence for the person."""
    yield from _to_title(composition.title)
    yield from _to_number(composition, routines)
    for number, pick in enumerate(composition.picks):
        message = _to_pick(pick, step_picked(routines, pick))
        if message:
            yield Objection(message, number)


def _to_title(title: str) -> Iterator[Objection]:
    if not title.strip():
        yield Objection("Give it a title, so that you find it again.", about_title=True)
    elif len(title) > LONGEST_TITLE:
        message = f"A title has room for {LONGEST_TITLE} characters; this one has {len(title)}."
        yield Objection(message, about_title=True)
    elif not title.isprintable():
        yield Objection("There is a character in this title that cannot be kept.", about_title=True)


def _to_number(composition: Composition, routines: Mapping[str, Routine]) -> Iterator[Objection]:
    if not composition.picks:
        yield Objection("Choose at least one step.")
        return
    if len(composition.picks) > MOST_PICKS:
        yield Objection(f"{MOST_PICKS} steps are the most; take {len(composition.picks) - MOST_PICKS} out.")
    steps = [step_picked(routines, pick) for pick in composition.picks]
    if all(steps) and not any(step.is_exercise for step in steps if step):
        yield Objection("Choose at least one exercise, too; so far the steps only get you ready.")


def _to_pick(pick: Pick, step: Step | None) -> str | None:
    if step is None:
        return "This step is not there any more; take it out."
    if pick.sides != "both" and not step.both_sides:
        return "This step has no right and left of its own; choose both sides."
    if step.dose and not step.dose.smallest <= pick.amount <= step.dose.largest:
        return f"Choose a whole number from {step.dose.smallest} to {step.dose.largest}."
    return None
