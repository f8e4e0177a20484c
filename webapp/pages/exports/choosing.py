"""The page on which somebody chooses the days and the kind of file."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.exports.dates import WrongDatesError, asked_dates
from webapp.practice.records import extent
from webapp.trends.records import local


@dataclass(frozen=True)
class TakeAway:
    """What stands in the two fields for the days, and a sentence where these cannot be used."""

    first: str
    last: str
    problem: str = ""


def take_away(first: date, last: date) -> TakeAway:
    """The choice as it is offered beside what somebody looks at: those days."""
    return TakeAway(first.isoformat(), last.isoformat())


@login_required
def choose() -> str:
    """Without `from` and `to` the whole diary is offered, up to today."""
    span = asked_dates(request.args)
    today = local(datetime.now(UTC), current_user.time_zone).date()
    whole = extent(current_db(), current_user.id)
    first = whole.first_day if whole else today
    return _page(take_away(span.asked_first or min(first, span.last), span.asked_last or max(span.first, today)))


def show_wrong_dates(error: WrongDatesError) -> ResponseReturnValue:
    """The same page with what was sent, instead of the file that was asked for."""
    sent = request.args
    return _page(TakeAway(sent.get("from", ""), sent.get("to", ""), error.description or "")), 422


def _page(chosen: TakeAway) -> str:
    return render_template("exports/choose.html", take_away=chosen)
