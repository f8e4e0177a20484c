"""Deciding about a step for the sessions to come: as usual, always easier, or left out."""

from datetime import UTC, datetime

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.catalogue.models import Step
from webapp.extensions import current_db
from webapp.pages.library import library
from webapp.pages.next_page import next_page
from webapp.practice.outcomes import decide
from webapp.safety.stop_rule import StepForm


@login_required
def steps() -> ResponseReturnValue:
    """A decision counts from now on: what hurt before it is put behind."""
    routine = library().routines.get(request.form.get("routine", "")) or abort(404)
    step = next((step for step in routine.steps if step.id == request.form.get("step")), None) or abort(404)
    choice = request.form.get("choice", "")
    if choice not in forms_of(step):
        abort(422, "This step cannot be led like that. Please choose again on its routine’s page.")
    db = current_db()
    decide(db, current_user.id, routine.slug, step.id, choice, now=datetime.now(UTC))
    db.commit()
    return redirect(next_page() or url_for("routines.show", slug=routine.slug), 303)


def forms_of(step: Step) -> tuple[StepForm, ...]:
    """What can be decided about a step. A step that only guides cannot be left out."""
    easier: tuple[StepForm, ...] = ("easier",) if step.easier else ()
    out: tuple[StepForm, ...] = ("left out",) if step.is_exercise else ()
    return ("usual", *easier, *out)
