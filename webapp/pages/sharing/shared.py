"""The report that whoever has its link can read, and nothing else of the account."""

import re
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, current_user

from webapp.accounts.models import Person
from webapp.database import new_session
from webapp.extensions import current_db, services
from webapp.pages.reports.days import Days
from webapp.pages.reports.reading import Head, report_for
from webapp.pages.reports.sheet import sheet_answer
from webapp.sharing.models import SharedReport
from webapp.sharing.reports import count_view, report_of
from webapp.template_helpers import local_date

shared = Blueprint("shared", __name__)

HEADERS = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer"}

PREVIEWS = re.compile(r"bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|slack|skypeuri|embedly", re.IGNORECASE)
"""What a messenger calls itself that looks at a link before anybody has tapped it."""


@shared.after_request
def _keep_out_of_sight(answer: Response) -> Response:
    """Also where there is nothing: an answer to a guess is the same whatever once was there."""
    answer.headers.update(HEADERS)
    return answer


@shared.get("/shared/<share_token>")
def page(share_token: str) -> str:
    report = _open(share_token)
    sheet = report_for(current_db(), _person(report), *_what(report))
    until = local_date(report.expires_at, report.time_zone)
    return render_template(
        "sharing/shared.html", report=sheet, share_token=share_token, until=until, current_user=AnonymousUserMixin()
    )


@shared.get("/shared/<share_token>/report.pdf")
def file(share_token: str) -> ResponseReturnValue:
    report = _open(share_token)
    return sheet_answer(_person(report), *_what(report))


def _open(token: str) -> SharedReport:
    """Found by its token and counted; else there is nothing here, whatever the reason.

    What was read is let go of first: without a write-ahead log this very request would keep the count out.
    """
    now = datetime.now(UTC)
    report = report_of(current_db(), token, now) or abort(404)
    if _is_a_reader(report):
        current_db().commit()
        with new_session(services().engine, writes=True) as db:
            count_view(db, report.id, now)
            db.commit()
    return report


def _is_a_reader(report: SharedReport) -> bool:
    """Not the person themselves, nor a programme that looks before anybody does."""
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    if request.method == "HEAD" or "prefetch" in ahead or PREVIEWS.search(request.user_agent.string):
        return False
    return not (current_user.is_authenticated and current_user.id == report.person_id)


def _person(report: SharedReport) -> Person:
    return current_db().get(Person, report.person_id) or abort(404)


def _what(report: SharedReport) -> tuple[Days, Head]:
    head = Head(report.printed_name, with_notes=report.with_notes, days_only=True)
    return Days(report.first_day, report.last_day), head
