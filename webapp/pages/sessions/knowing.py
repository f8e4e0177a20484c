"""Which steps somebody knows by now, so that they may be led through them in fewer words."""

from flask import g

from webapp.accounts.models import Person
from webapp.catalogue.models import Routine
from webapp.extensions import reading_db
from webapp.practice.known_steps import known_steps
from webapp.practice.step_history import times_heard


def known_to(person: Person, routine: Routine) -> frozenset[str]:
    """The forms of its steps, by `Step.form_id`. Looked up once a request."""
    kept: dict[str, frozenset[str]] = g.setdefault("known_steps", {})
    if routine.slug not in kept:
        with reading_db() as db:
            kept[routine.slug] = known_steps(times_heard(db, person.id, routine))
    return kept[routine.slug]
