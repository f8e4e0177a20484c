"""The sheet for a clinician as a file."""

from datetime import UTC, datetime

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.accounts.models import Person
from webapp.accounts.names import LONGEST_NAME
from webapp.extensions import current_db
from webapp.pages.exports.dates import asked_dates
from webapp.pages.local_days import today
from webapp.pages.reports.days import Days, days_of
from webapp.pages.reports.reading import Head, report_for


@login_required
def report_file() -> ResponseReturnValue:
    """One page: the whole is laid out before its first byte can be sent."""
    days = days_of(current_db(), current_user.id, asked_dates(request.args), today())
    name = " ".join(request.args.get("name", "").split())[:LONGEST_NAME]
    return sheet_answer(current_user, days, Head(name, with_notes=request.args.get("notes") == "yes"))


def sheet_answer(person: Person, days: Days, head: Head) -> Response:
    from webapp.export.report_pdf import report_pdf  # noqa: PLC0415 a heavy library that only sheets need

    made = report_pdf(report_for(current_db(), person, days, head), datetime.now(UTC))
    answer = Response(made, mimetype="application/pdf")
    file_name = f"ebb-report-{days.first}-to-{days.last}.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=file_name)
    return answer
