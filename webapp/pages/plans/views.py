"""Taking on a plan, and putting it away. Today keeps track of it."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.catalogue.models import PracticePlan
from webapp.extensions import current_db
from webapp.pages.library import library
from webapp.pages.next_page import next_page
from webapp.pages.plans.current import plan_of
from webapp.pages.sessions.forms import read_key
from webapp.practice.plans import put_away, take_on

plans = Blueprint("plans", __name__)


@plans.post("/plans")
@login_required
def taking_on() -> ResponseReturnValue:
    routine = library().routines.get(request.form.get("routine", ""))
    key = read_key(request.form)
    if routine is None or routine.plan is None or key is None:
        abort(422)
    followed = _followed_already(routine.slug)
    if not followed:
        _take_on(routine.slug, routine.plan, key)
    flash(f"{routine.title} is on your plan{f' already. {followed}' if followed else '. Today keeps track of it.'}")
    return redirect(url_for("home.today"), 303)


def _followed_already(slug: str) -> str:
    """How far the plan has come that the person still follows with this routine: it does not begin anew."""
    plan = plan_of(current_db(), current_user, datetime.now(UTC))
    return plan.where if plan and plan.routine.slug == slug and not plan.is_over else ""


@plans.post("/plans/<uuid:plan_id>/putting-away")
@login_required
def putting_away(plan_id: UUID) -> ResponseReturnValue:
    db = current_db()
    if not put_away(db, current_user.id, plan_id, datetime.now(UTC)):
        abort(404)
    db.commit()
    flash("The plan is put away. What you did stays in your diary.")
    return redirect(next_page() or url_for("home.today"), 303)


def _take_on(slug: str, plan: PracticePlan, key: UUID) -> None:
    db, person = current_db(), current_user
    often = {"times_a_day": plan.times_a_day, "days": plan.days}
    take_on(db, person.id, key, slug, **often, now=datetime.now(UTC), time_zone=person.time_zone)
    db.commit()
