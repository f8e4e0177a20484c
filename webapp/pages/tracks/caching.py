"""How long a browser may keep what it fetched. It is the person's own browser alone that keeps it."""

from flask import request
from werkzeug.wrappers import Response

VERSION = "v"
"""The part of an address that names what is to be found there: another version, another address."""
A_YEAR = 31_536_000
"""Seconds."""


def asked_for_again(answer: Response) -> Response:
    """Kept, and each time the browser asks whether it still holds."""
    answer.add_etag()
    answer.cache_control.private = True
    answer.cache_control.no_cache = True
    return answer.make_conditional(request)


def kept_under_version(answer: Response, version: str) -> Response:
    """Kept without asking where the address names the version that was sent."""
    if request.args.get(VERSION) == version:
        answer.cache_control.no_cache = None
        answer.cache_control.max_age = A_YEAR
        answer.cache_control.immutable = True
    return answer
