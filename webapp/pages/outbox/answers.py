"""Answers to a form in JSON, for a script that asks for it: `next`, the page that follows, or `problem`, a sentence."""

from http import HTTPStatus

from flask import Response, json, request

from webapp.error_pages import WORDS

JSON = "application/json"
UNPROCESSABLE = 422


def asks_for_json() -> bool:
    return request.accept_mimetypes.best == JSON


def in_json(response: Response) -> Response:
    """What a view says in JSON by itself, and an empty answer, stay as they are."""
    if request.method != "POST" or not asks_for_json() or response.is_json or response.status_code == HTTPStatus.OK:
        return response
    if response.location:
        said = {"next": response.location}
        response.status_code = HTTPStatus.OK
        del response.headers["Location"]
    elif response.status_code >= HTTPStatus.BAD_REQUEST:
        plain = response.mimetype == "text/plain"
        said = {"problem": response.get_data(as_text=True) if plain else " ".join(_words(response.status_code))}
    else:
        return response
    response.data = json.dumps(said)
    response.mimetype = JSON
    return response


def _words(status: int) -> tuple[str, str]:
    return WORDS.get(status, WORDS[UNPROCESSABLE])
