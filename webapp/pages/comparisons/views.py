"""Letting Ebb choose between two routines for some weeks, looking at what came of it, and ending it."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.comparisons.choosing import read_days, read_pair
from webapp.pages.comparisons.offer_page import offer_page
from webapp.pages.comparisons.result_page import result_page
from webapp.pages.library import library
from webapp.pages.sessions.forms import read_key
from webapp.practice.comparing import begin_comparison, comparison_of, end_comparison

comparisons = Blueprint("comparisons", __name__)

ANOTHER_GOES_ON = "A comparison is going on already; this is it. Another can begin when it is over."


@comparisons.get("/comparisons")
@login_required
def overview() -> ResponseReturnValue:
    return offer_page(datetime.now(UTC))


@comparisons.post("/comparisons")
@login_required
def begin() -> ResponseReturnValue:
    now, key = datetime.now(UTC), read_key(request.form) or abort(422)
    try:
        slugs, days = read_pair(request.form, library().routines).slugs, read_days(request.form.get("days", ""))
    except ValueError as problem:
        return offer_page(now, problem=str(problem)), 422
    db, person = current_db(), current_user
    comparison = begin_comparison(db, person.id, key, slugs, days=days, now=now, time_zone=person.time_zone)
    db.commit()
    if comparison.key != key:
        flash(ANOTHER_GOES_ON)
    return redirect(url_for("comparisons.show", comparison_id=comparison.id), 303)


@comparisons.get("/comparisons/<uuid:comparison_id>")
@login_required
def show(comparison_id: UUID) -> str:
    db = current_db()
    comparison = comparison_of(db, current_user.id, comparison_id) or abort(404)
    return render_template("comparisons/show.html", page=result_page(db, comparison, datetime.now(UTC)))


@comparisons.post("/comparisons/<uuid:comparison_id>/ending")
@login_required
def ending(comparison_id: UUID) -> ResponseReturnValue:
    db = current_db()
    if not end_comparison(db, current_user.id, comparison_id, datetime.now(UTC)):
        abort(404)
    db.commit()
    flash("The comparison is over. Ebb suggests as usual again.")
    return redirect(url_for("comparisons.show", comparison_id=comparison_id), 303)
