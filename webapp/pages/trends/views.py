"""The chart, the sentence above it and the table behind it."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.trends.names import step_name, titles
from webapp.practice.records import ratings_of, sessions_of
from webapp.trends import overview as trends_overview
from webapp.trends.periods import UNITS, Unit
from webapp.trends.records import local

trends = Blueprint("trends", __name__)


@trends.get("/trends")
@login_required
def overview() -> str:
    db = current_db()
    names = titles()
    page = trends_overview.overview(
        sessions_of(db, current_user.id),
        ratings_of(db, current_user.id),
        names,
        by=_unit(request.args.get("by")),
        today=local(datetime.now(UTC), current_user.time_zone).date(),
    )
    if page is None:
        return render_template("trends/empty.html")
    return render_template("trends/overview.html", page=page, titles=names, step_name=step_name)


def _unit(asked: str | None) -> Unit:
    """Weeks, unless another period was asked for."""
    return next((unit for unit in UNITS if unit == asked), "week")
