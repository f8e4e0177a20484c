"""What every answer carries, and what stands between Ebb and the outside."""

import re
from collections.abc import Callable

import pytest
from flask import Flask, request

from tests.client import Client
from webapp.security_headers import POLICY

MakeApp = Callable[..., Flask]
TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "ebb.example"}


def test_the_policy_starts_from_nothing_and_allows_only_this_site() -> None:
    assert POLICY["default-src"] == "'none'"
    assert POLICY["media-src"] == "'self' blob:", "a track that came whole plays on without a network"
    others = {sources for directive, sources in POLICY.items() if directive != "media-src"}
    assert others == {"'self'", "'none'"}
    assert "unsafe" not in str(POLICY)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/no/such/place", "/healthz", "/readyz", "/settings"])
def test_every_kind_of_answer_is_strict(client: Client, path: str) -> None:
    headers = client.fetch(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "screen-wake-lock=(self)" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "private, no-store"
    assert "Strict-Transport-Security" not in headers
    assert not re.search(r"gunicorn|werkzeug|python", str(headers), re.IGNORECASE)


def test_tls_is_insisted_on_only_behind_it(make_app: MakeApp, client: Client) -> None:
    assert "Strict-Transport-Security" not in client.fetch("/sign-in", headers=TLS).headers
    proxied = Client(make_app(behind_proxy=True))
    assert proxied.fetch("/sign-in", headers=TLS).headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in proxied.fetch("/sign-in").headers


def test_what_a_proxy_says_counts_only_where_there_is_one(make_app: MakeApp) -> None:
    for behind_proxy, address in ((False, "127.0.0.1 http"), (True, "203.0.113.9 https")):
        app = make_app(behind_proxy=behind_proxy)
        app.add_url_rule("/who", "who", lambda: f"{request.remote_addr} {request.scheme}")
        assert Client(app).fetch("/who", headers=TLS).text == address


def test_only_named_hosts_are_answered(make_app: MakeApp) -> None:
    picky = Client(make_app(trusted_hosts=("ebb.example",)))
    assert picky.fetch("/sign-in", headers={"Host": "ebb.example"}).status_code == 200
    for path in ("/sign-in", "/no/such/place", "/static/x/css/base.css"):
        answer = picky.fetch(path, headers={"Host": "evil.example"})
        assert (answer.status_code, answer.text) == (400, "No such host here.\n")


def test_without_a_list_any_host_is_answered(client: Client) -> None:
    assert client.fetch("/sign-in", headers={"Host": "192.168.0.7:8000"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-up", "/about", "/when-to-see-somebody"])
def test_no_page_asks_anything_of_another_site(client: Client, path: str) -> None:
    page = client.get(path)
    for element in page.root.iter():
        for name in ("src", "href", "action", "srcset", "poster"):
            if element.tag != "a":
                assert not re.match(r"(https?:)?//", element.get(name, ""))
