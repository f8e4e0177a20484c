"""Choosing the days that later weeks are held against, and going back to the first two weeks."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.baselines.forms import check_ratings, read_days
from webapp.pages.baselines.page import baseline_page
from webapp.pages.local_days import today
from webapp.practice.baselines import back_to_first_weeks, choose_baseline, rated_between
from webapp.trends.wording import date_range

baselines = Blueprint("baselines", __name__)


@baselines.get("/trends/baseline")
@login_required
def show() -> str:
    return _page()


@baselines.post("/trends/baseline")
@login_required
def choose() -> ResponseReturnValue:
    db = current_db()
    try:
        first, last = read_days(request.form, today())
        check_ratings(rated_between(db, current_user.id, first, last))
    except ValueError as problem:
        return _page(request.form, str(problem)), 422
    choose_baseline(db, current_user.id, first, last)
    db.commit()
    flash(f"Your baseline is now {date_range(first, last)}.")
    return redirect(url_for("trends.overview"), 303)


@baselines.post("/trends/baseline/first-weeks")
@login_required
def first_weeks() -> ResponseReturnValue:
    db = current_db()
    back_to_first_weeks(db, current_user.id)
    db.commit()
    flash("Your baseline is your first two weeks again.")
    return redirect(url_for("trends.overview"), 303)


def _page(sent: Mapping[str, str] | None = None, problem: str = "") -> str:
    page = baseline_page(current_db(), current_user.id, today(), sent, problem)
    return render_template("baselines/choose.html", page=page)
