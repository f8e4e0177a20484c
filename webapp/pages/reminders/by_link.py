"""What is reached by a link alone: the calendar, confirming a mailbox, and the end of mails.

Whoever has the link may do what it says, signed in or not. To any other link there is nothing here, whatever was once.
"""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.extensions import csrf, current_db, services
from webapp.pages.reminders.outside import stops
from webapp.pages.tracks.caching import asked_for_again
from webapp.reminding.asking import asked_with, confirm, is_written_to, write_no_more
from webapp.reminding.feeds import reminders_behind

by_link = Blueprint("by_link", __name__)

HEADERS = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer"}


@by_link.after_request
def _keep_out_of_sight(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    return answer


@by_link.get("/calendar/<feed_token>.ics")
def calendar(feed_token: str) -> ResponseReturnValue:
    """Asked for every hour by a calendar program, which keeps what has not changed."""
    from webapp.reminding.calendar import calendar_file  # noqa: PLC0415 a heavy library that only this needs

    now = datetime.now(UTC)
    found = reminders_behind(current_db(), feed_token, now, _title) or abort(404)
    file = calendar_file(found, address=url_for("home.today", _external=True), now=now)
    answer = Response(file, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="ebb.ics"'
    return asked_for_again(answer)


@by_link.get("/reminders/confirm/<confirm_token>")
def confirm_page(confirm_token: str) -> str:
    """Changes nothing: programs that open every link of a mail confirm nothing."""
    reminder = asked_with(current_db(), confirm_token, datetime.now(UTC)) or abort(404)
    return render_template("reminders/confirm.html", reminder=reminder, confirm_token=confirm_token)


@by_link.post("/reminders/confirm/<confirm_token>")
def confirming(confirm_token: str) -> ResponseReturnValue:
    db = current_db()
    if not confirm(db, confirm_token, datetime.now(UTC)):
        abort(404)
    db.commit()
    return redirect(url_for("by_link.confirm_page", confirm_token=confirm_token), 303)


@by_link.get("/reminders/stop/<stop_token>")
def stop_page(stop_token: str) -> str:
    person_id, mark = _of(stop_token)
    is_on = is_written_to(current_db(), person_id, mark)
    return render_template("reminders/stop.html", is_on=is_on, stop_token=stop_token)


@by_link.post("/reminders/stop/<stop_token>")
@csrf.exempt
def stopping(stop_token: str) -> ResponseReturnValue:
    """The one form without a token of its page: mail programs send it by themselves (RFC 8058), with no cookie.

    Its signed address is what proves the right to it, and all that it does is to end mails. They follow no redirect.
    """
    person_id, mark = _of(stop_token)
    db = current_db()
    if is_written_to(db, person_id, mark):
        write_no_more(db, person_id, datetime.now(UTC))
        db.commit()
    if request.form.get("List-Unsubscribe") == "One-Click":
        return "No more mail.\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
    return redirect(url_for("by_link.stop_page", stop_token=stop_token), 303)


def _of(stop_token: str) -> tuple[UUID, str]:
    return stops().read(stop_token) or abort(404)


def _title(slug: str) -> str:
    """A plan's routine may have gone since."""
    routine = services().catalogue.routines.get(slug)
    return routine.title if routine else ""
