"""What a person sees when something went wrong. The pages need no database, so they work when it is away, too."""

from flask import Flask, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError  # noqa: A004 its name there
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError, ServiceUnavailable

from webapp.accounts.models import Person
from webapp.request_log import request_id

DATABASE_AWAY = (OperationalError, InterfaceError, TimeoutError)
OUR_FAULT = 500

WORDS = {
    400: (
        "This could not be read.",
        "What the browser sent was not what this page expects. Please go back and try again.",
    ),
    401: ("Please sign in.", "You are signed out on this device. Nothing of yours is lost."),
    403: ("This is not open to you.", "It may belong to somebody else."),
    404: (
        "There is nothing at this address.",
        "It may have been taken away, or belong to somebody else. Nothing of yours is lost.",
    ),
    405: ("This address cannot be used like that.", "Please go back and use the button on the page."),
    409: (
        "This has already been written down.",
        "Something else was sent with the same key. What was kept first stays.",
    ),
    413: ("That is too much at once.", "The browser sent more than this page takes. Please go back and send less."),
    422: ("Please look again.", "Something in what was sent does not fit. Nothing has been stored."),
    429: ("Please wait a little.", "There were too many tries. Try again in a quarter of an hour."),
    500: ("Something went wrong here.", "It is not your doing, and what you had stored is safe. Please try again."),
    503: ("Ebb is resting for a moment.", "It cannot reach what it needs just now. Please try again in a minute."),
}
FORM_OUT_OF_DATE = (
    "This page was open for too long.",
    "For your safety its form no longer counts. Please go back, load the page again, and send it once more.",
)


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, error_page)
    for kind in DATABASE_AWAY:
        app.register_error_handler(kind, database_away)


def error_page(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    if isinstance(error, SecurityError):
        return "No such host here.\n", 400, {"Content-Type": "text/plain"}  # no address can be built for a page
    if isinstance(error, InternalServerError) and isinstance(error.original_exception, DATABASE_AWAY):
        error = ServiceUnavailable()
    code = error.code or OUR_FAULT
    heading, words = WORDS.get(code) or (WORDS[400] if code < OUR_FAULT else WORDS[500])
    if isinstance(error, CSRFError):
        heading, words = FORM_OUT_OF_DATE
    elif error.description and error.description != type(error).description:
        words = error.description
    about = {"code": code, "heading": heading, "words": words, "request_id": request_id()}
    page = render_template("errors/error.html", **about, current_user=_reader(code))
    headers = {
        name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After", "WWW-Authenticate")
    }
    return page, code, headers


def _reader(code: int) -> Person | AnonymousUserMixin:
    """Whoever is signed in stands in the database; a page about our own fault does without."""
    try:
        return current_user if code < OUR_FAULT and current_user.is_authenticated else AnonymousUserMixin()
    except DATABASE_AWAY:
        return AnonymousUserMixin()


def database_away(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("the database did not answer", exc_info=error)
    return error_page(ServiceUnavailable(retry_after=60))
