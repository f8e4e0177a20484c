"""Making a link, seeing how often it was opened, and revoking it."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.exports.dates import Span
from webapp.pages.local_days import today
from webapp.pages.reports.days import days_of
from webapp.pages.sessions.forms import NOT_WHOLE, read_key
from webapp.pages.sharing.forms import SharingForm, offered, read_wish
from webapp.pages.sharing.links import shown_links
from webapp.practice.recording import AlreadyRecordedError
from webapp.sharing.reports import MOST_DAYS, TooManyLinksError, reports_of, revoke, share

sharing = Blueprint("sharing", __name__)

NEW_LINK = "new_link"
"""In the cookie of forms: the token of a link that the next page shows, once."""


@sharing.get("/sharing")
@login_required
def overview() -> str:
    token = session.pop(NEW_LINK, None)
    link = url_for("shared.page", share_token=token, _external=True) if token else ""
    days = days_of(current_db(), current_user.id, Span(), today())
    return _page(offered(days), link=link)


@sharing.post("/sharing")
@login_required
def create() -> ResponseReturnValue:
    form, key, db, person = read_wish(request.form, today()), read_key(request.form), current_db(), current_user
    if form.wish is None or key is None:
        return _page(form, problem="" if form.problems else NOT_WHOLE), 422
    try:
        token = share(db, person.id, key, form.wish, now=datetime.now(UTC), time_zone=person.time_zone)
    except (TooManyLinksError, AlreadyRecordedError) as problem:
        return _page(form, problem=str(problem)), 422
    db.commit()
    if token:
        session[NEW_LINK] = token
    return redirect(url_for("sharing.overview", _anchor="links-h"), 303)


@sharing.post("/sharing/<uuid:report_id>/revocation")
@login_required
def revocation(report_id: UUID) -> ResponseReturnValue:
    if not revoke(current_db(), current_user.id, report_id, datetime.now(UTC)):
        abort(404)
    current_db().commit()
    flash("The link is revoked. It opens nothing from now on.")
    return redirect(url_for("sharing.overview", _anchor="links-h"), 303)


def _page(form: SharingForm, *, link: str = "", problem: str = "") -> str:
    links = shown_links(reports_of(current_db(), current_user.id), current_user.time_zone, datetime.now(UTC))
    about = {"form": form, "link": link, "links": links, "problem": problem}
    return render_template("sharing/overview.html", **about, most_days=MOST_DAYS, today=today())
