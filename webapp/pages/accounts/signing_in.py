"""Who sends this request: the device cookie, its row in the table, and what happens when there is none."""

from datetime import UTC, datetime

from flask import Flask, Request, abort, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from webapp.accounts.devices import SEEN_STEP, STAYS_FOR, device_of, mark_seen, remove_device, sign_in_device
from webapp.accounts.models import Device, Person
from webapp.accounts.opaque import opaque_id
from webapp.database import new_session
from webapp.extensions import READING_METHODS, current_db, login_manager, reading_db, services
from webapp.pages.accounts.browser_names import browser_name
from webapp.pages.outbox.answers import asks_for_json

COOKIE = "ebb_device"
READER, NOBODY = "Ebb-Person", "nobody"
"""A header by which a browser's own storage knows whose page came, and what it may go on keeping."""


class FormSessions(SecureCookieSessionInterface):
    """The signed cookie holds the token of forms and what the next page is to say; never who is signed in."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 its name there
        return request.is_secure


def init_app(app: Flask) -> None:
    app.after_request(_name_reader)
    app.session_interface = FormSessions()
    login_manager.init_app(app, add_context_processor=False)
    # The proxy asks the database only where a template asks it, so pages about an error need not.
    app.jinja_env.globals["current_user"] = current_user
    login_manager.request_loader(_person_of)
    login_manager.unauthorized_handler(_ask_to_sign_in)


def current_device() -> Device:
    """The device of a view that requires somebody signed in."""
    device: Device = g.device
    return device


def sign_in(person: Person, answer: Response, *, stays: bool) -> Response:
    """Open this browser for `person`. The caller commits first what came before; this commits the device."""
    db = current_db()
    label = browser_name(request.user_agent.string)
    token = sign_in_device(db, person.id, label=label, stays=stays, now=datetime.now(UTC))
    db.commit()
    session.clear()
    session.permanent = stays
    answer.set_cookie(
        COOKIE,
        token,
        max_age=STAYS_FOR if stays else None,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return answer


def sign_out(answer: Response) -> Response:
    db = current_db()
    device = current_device()
    remove_device(db, device.person_id, device.id)
    db.commit()
    return forget_browser(answer)


def forget_browser(answer: Response) -> Response:
    session.clear()
    answer.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Lax")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _person_of(sent: Request) -> Person | None:
    device = _device_of(sent)
    if device is None:
        g.reader = NOBODY
        return None
    g.device, g.reader = device, opaque_id(device.person_id)
    now = datetime.now(UTC)
    if sent.method not in READING_METHODS and now - device.last_seen_at > SEEN_STEP:
        _note_seen(device, now)
    return device.person


def _device_of(sent: Request) -> Device | None:
    token = sent.cookies.get(COOKIE)
    if not token:
        return None
    with reading_db() as db:
        return device_of(db, token, datetime.now(UTC))


def _name_reader(answer: Response) -> Response:
    """Not where nobody has looked who asks, as on a page about our own fault."""
    if answer.mimetype == "text/html" and "reader" in g:
        answer.headers[READER] = g.reader
    return answer


def _note_seen(device: Device, now: datetime) -> None:
    with new_session(services().engine, writes=True) as db:
        mark_seen(db, device.id, now)
        db.commit()


def _ask_to_sign_in() -> ResponseReturnValue:
    """Pages lead to sign-in and back; what a page fetches by itself gets a plain 401 instead of a page."""
    if asks_for_json() or request.headers.get("Sec-Fetch-Dest", "document") not in ("document", "iframe"):
        abort(401)
    wanted = request.full_path.removesuffix("?") if request.method in READING_METHODS else None
    return redirect(url_for("accounts.sign_in", next=wanted), 303)
