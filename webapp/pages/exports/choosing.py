"""The page on which somebody chooses the days and the kind of file."""

from dataclasses import dataclass
from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.exports.dates import WrongDatesError, asked_dates
from webapp.pages.local_days import today
from webapp.pages.reports.days import USUAL_WEEKS
from webapp.practice.reach import reach_of
from webapp.trends.wording import full_date, number


@dataclass(frozen=True)
class TakeAway:
    """What stands in the two fields for the days, a hint, and a sentence where the days cannot be used."""

    first: str
    last: str
    hint: str = ""
    problem: str = ""


def take_away(first: date, last: date) -> TakeAway:
    """The choice as it is offered beside what somebody looks at: those days."""
    return TakeAway(first.isoformat(), last.isoformat())


@login_required
def choose() -> str:
    """Without `from` and `to` the fields are empty: a diary is dated before its first session, too."""
    asked_dates(request.args)
    return _page()


def show_wrong_dates(error: WrongDatesError) -> ResponseReturnValue:
    """The same page with what was sent, instead of the file that was asked for."""
    return _page(error.description or ""), 422


def _page(problem: str = "") -> str:
    sent = request.args
    chosen = TakeAway(sent.get("from", ""), sent.get("to", ""), _hint(), problem)
    return render_template("exports/choose.html", take_away=chosen)


def _hint() -> str:
    reach = reach_of(current_db(), current_user.id)
    if reach is None:
        return "There is nothing in your diary yet, so the files are empty."
    return (
        "An empty field sets no limit: without days the files hold everything, and the page for a clinician the last "
        f"{number(USUAL_WEEKS)} weeks. Your first entry is of {full_date(reach.first, today())}."
    )
