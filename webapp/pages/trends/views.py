"""The picture, the sentence above it, the tables behind it, and what follows from them."""

from flask import Blueprint, render_template, request
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.local_days import read_day, today
from webapp.pages.trends.names import step_name, titles
from webapp.pages.trends.page import trends_page
from webapp.trends.windows import PERIODS, Period

trends = Blueprint("trends", __name__)


@trends.get("/trends")
@login_required
def overview() -> str:
    names = titles()
    period, to = _period(request.args.get("period")), read_day(request.args.get("to"))
    page = trends_page(current_db(), current_user.id, names, period=period, to=to, today=today())
    if page is None:
        return render_template("trends/empty.html")
    return render_template("trends/overview.html", page=page, titles=names, step_name=step_name)


def _period(asked: str | None) -> Period:
    """A quarter, unless another period was asked for."""
    return next((period for period in PERIODS if period == asked), "quarter")
