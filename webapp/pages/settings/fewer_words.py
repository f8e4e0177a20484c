"""Which steps somebody knows, and which of them they want to hear in full all the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.catalogue.models import Routine
from webapp.practice.known_steps import known_steps
from webapp.practice.step_history import times_heard_in
from webapp.timeline.preferences import Preferences
from webapp.timeline.shortening import in_few_words


@dataclass(frozen=True)
class KnownStep:
    """A form of a step that can be said in fewer words. `key` names it in `Preferences.in_full`."""

    routine: Routine
    name: str
    key: str
    in_full: bool


def steps_known_to(db: Session, person_id: UUID, routines: Mapping[str, Routine], kept: Preferences) -> list[KnownStep]:
    """In the order of the routines and their steps, those that have more to say alone. One statement."""
    counts = times_heard_in(db, person_id, routines)
    return [
        KnownStep(routine, name, f"{slug}/{form}", f"{slug}/{form}" in kept.in_full)
        for slug, routine in routines.items()
        for form, name in _shorter_forms(routine)
        if form in known_steps(counts[slug])
    ]


def in_full(kept: Preferences, key: str, *, wished: bool) -> list[str]:
    """What `in_full` becomes."""
    others = [other for other in kept.in_full if other != key]
    return [*others, key] if wished else others


def _shorter_forms(routine: Routine) -> Iterator[tuple[str, str]]:
    """The id and name of each form that has a shorter one."""
    for step in routine.steps:
        for easier in (False, True) if step.easier else (False,):
            done = step.performance(easier=easier)
            if in_few_words(done) != done:
                yield step.form_id(easier=easier), done.name
