"""The page that leads through a session: of one that has begun, or of a shape alone."""

from dataclasses import replace

from flask import render_template
from flask_login import current_user

from webapp.accounts.opaque import opaque_id
from webapp.extensions import services
from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.sessions.guides import guides
from webapp.pages.settings.choices import CHOICES
from webapp.pages.settings.forms import led_form
from webapp.pages.tracks.plan import plan_of
from webapp.practice.models import GuidedSession
from webapp.practice.outcomes import BODY_PARTS


def player_page(shape: Shape, guide: Guide, *, plan_address: str, session: GuidedSession | None = None) -> str:
    """The template gets `guided` (GuidedSession or None), `here` (the id of the step that it has come to), `routine`
    (Routine), `plan` (as in plan.json; its `track` is None where no voice is complete), `preferences` and `choices` (as
    on the settings page), `body_parts` (where it can hurt → its name), and `poses`: each pose that can be shown, with
    what it shows in words.
    """
    return render_template(
        "sessions/player.html",
        guided=session,
        here=guide.step_at(session.position if session else 0.0).id,
        routine=guide.routine,
        plan=plan_of(shape, guide),
        plan_address=plan_address,
        person=opaque_id(current_user.id),
        preferences=led_form(shape.preferences),
        choices=CHOICES,
        body_parts=BODY_PARTS,
        poses={pose: services().figures.label(pose) for pose in poses_of(shape, guide)},
    )


def poses_of(shape: Shape, guide: Guide) -> tuple[str, ...]:
    """Every pose that can be shown, also where steps are eased on the way."""
    twins = frozenset(step.id for step in guide.routine.steps if step.easier)
    eased = guides().guide(replace(shape, easier=twins))
    return tuple(dict.fromkeys(guide.poses + eased.poses))
