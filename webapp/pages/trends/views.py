"""The picture, the sentence above it, the tables behind it, and what follows from them."""

from datetime import UTC, date, datetime

from flask import Blueprint, render_template, request
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.trends.names import step_name, titles
from webapp.pages.trends.page import trends_page
from webapp.trends.records import local
from webapp.trends.windows import PERIODS, Period

trends = Blueprint("trends", __name__)


@trends.get("/trends")
@login_required
def overview() -> str:
    names = titles()
    period, to = _period(request.args.get("period")), _day(request.args.get("to"))
    today = local(datetime.now(UTC), current_user.time_zone).date()
    page = trends_page(current_db(), current_user.id, names, period=period, to=to, today=today)
    if page is None:
        return render_template("trends/empty.html")
    return render_template("trends/overview.html", page=page, titles=names, step_name=step_name)


def _period(asked: str | None) -> Period:
    """A quarter, unless another period was asked for."""
    return next((period for period in PERIODS if period == asked), "quarter")


def _day(asked: str | None) -> date | None:
    """None for anything but a day written as 2026-11-21."""
    try:
        return date.fromisoformat(asked) if asked and len(asked) == len("2026-11-21") else None
    except ValueError:
        return None
