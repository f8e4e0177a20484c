"""A person at a browser without JavaScript. Tokens against forged requests stay on: they are read from a page."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from tests.page import Page
from webapp.accounts.models import Person
from webapp.pages.accounts.signing_in import COOKIE

FORMS_FOR_ALL = ("/sign-in", "/settings")


class Client:
    """Every page that it fetches is checked for what every page must be."""

    def __init__(self, app: Flask, person: Person | None = None) -> None:
        self.browser = app.test_client()
        self._person = person
        self._token = ""

    @property
    def person(self) -> Person:
        """Who is signed in here."""
        assert self._person is not None
        return self._person

    def get(self, path: str, *, status: int = 200, **options: Any) -> Page:
        response = self.fetch(path, **options)
        assert response.status_code == status, f"{path}: {response.status} {response.headers.get('Location', '')}"
        return self.page(response)

    def fetch(self, path: str, **options: Any) -> TestResponse:
        """An answer that need not be a page. Redirects are not followed."""
        return self.browser.get(path, buffered=True, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, *, status: int = 303, **options: Any) -> TestResponse:
        """Send a form with the token of this browser. A page in the answer is checked, too."""
        sent = {"csrf_token": self.token(), **(data or {})}
        response = self.browser.post(path, data=sent, buffered=True, **options)
        if any(cookie.startswith(COOKIE) for cookie in response.headers.getlist("Set-Cookie")):
            self._token = ""  # signing in and out make another one
        assert response.status_code == status, f"{path}: {response.status} {response.headers.get('Location', '')}"
        if response.mimetype == "text/html" and status not in (301, 302, 303, 307, 308):
            self.page(response)
        return response

    def submit(self, page: Page, data: dict[str, Any] | None = None, *, action: str, status: int = 303) -> TestResponse:
        """Fill in a form of `page` and send it; what is not in `data` goes as the page has it."""
        return self.post(action, {**page.fields(action), **(data or {})}, status=status)

    def follow(self, response: TestResponse) -> Page:
        """The page a redirect leads to."""
        return self.get(location(response))

    def page(self, response: TestResponse) -> Page:
        assert response.mimetype == "text/html", response.mimetype
        page = Page(response.text)
        token = page.root.find('.//input[@name="csrf_token"]')
        self._token = self._token if token is None else token.attrib["value"]
        return page

    def token(self) -> str:
        for path in FORMS_FOR_ALL:
            if not self._token and (response := self.fetch(path)).status_code == 200:
                self.page(response)
        return self._token


def location(response: TestResponse) -> str:
    """Where a redirect leads, without the host."""
    parts = urlsplit(response.headers["Location"])
    return parts.path + (f"?{parts.query}" if parts.query else "")
