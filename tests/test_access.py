"""Nobody sees or changes what is not theirs, and GETs change nothing."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from tests.access_list import ACCESS, Address, routes
from tests.client import Client, location
from webapp.database import Base
from webapp.security_headers import HEADERS

PUBLIC = (
    *("static", "figures.movement", "figures.still", "figures.artwork"),
    *("offline.manifest_file", "offline.worker", "offline.no_connection"),
)
"""What is the same for everybody; the address is not the newest one here."""
READ_BY_LINK = ("shared.page", "shared.file")
"""Opening them is counted, and says to no other site where somebody came from."""

BY_LINK = (*READ_BY_LINK, "by_link.calendar", "by_link.confirm_page", "by_link.stop_page")
SIGNED = ("by_link.stopping",)
"""Sent by mail programs without a page; its signed address proves the right to it (RFC 8058)."""


def test_every_route_is_listed_with_who_may_see_it(house: Flask) -> None:
    there = {
        (method, rule.endpoint)
        for rule in house.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert there == set(ACCESS)


@pytest.mark.parametrize("endpoint", routes("GET", "signed in", "owner"))
def test_a_page_leads_somebody_unknown_to_sign_in_and_back(client: Client, address: Address, endpoint: str) -> None:
    answer = client.fetch(address(endpoint))
    assert answer.status_code == 303
    with client.browser.application.test_request_context():
        expected = client.browser.application.url_for("accounts.sign_in", next=address(endpoint))
    assert location(answer) == expected


@pytest.mark.parametrize("endpoint", routes("POST", "signed in", "owner"))
def test_a_form_from_somebody_unknown_changes_nothing(
    client: Client, app: Flask, address: Address, endpoint: str
) -> None:
    path = address(endpoint)
    before = everything(app)
    assert location(client.post(path)) == "/sign-in"
    assert everything(app) == before


@pytest.mark.parametrize("endpoint", routes("GET", "owner"))
def test_what_is_alices_answers_alice_and_nobody_else(
    alice: Client, charlie: Client, address: Address, endpoint: str
) -> None:
    assert alice.fetch(address(endpoint)).status_code == 200
    charlie.get(address(endpoint), status=404)


@pytest.mark.parametrize("endpoint", routes("POST", "owner"))
def test_nobody_else_changes_what_is_alices(app: Flask, charlie: Client, address: Address, endpoint: str) -> None:
    path = address(endpoint)
    before = everything(app)
    charlie.post(
        path, {"step": "settle", "kind": "hurt", "position": "1", "pain_after": "3", "key": uuid4()}, status=404
    )
    assert everything(app) == before


@pytest.mark.parametrize(
    "endpoint", [endpoint for endpoint in routes("POST", "anyone", "signed in", "owner") if endpoint not in SIGNED]
)
def test_every_form_needs_the_token_of_its_page(app: Flask, alice: Client, address: Address, endpoint: str) -> None:
    path = address(endpoint)
    before = everything(app)
    for data in ({}, {"csrf_token": "guessed"}):
        assert alice.browser.post(path, data=data).status_code == 400
    assert everything(app) == before


@pytest.mark.parametrize("endpoint", [endpoint for method, endpoint in ACCESS if method == "GET"])
def test_looking_changes_nothing_and_every_answer_is_strict(
    app: Flask, alice: Client, client: Client, address: Address, endpoint: str
) -> None:
    path = address(endpoint)
    before = everything(app)
    for visitor in (alice, client):
        answer = visitor.fetch(path)
        assert answer.status_code < 500 or endpoint == "health.ready"
        for name, value in HEADERS.items():
            strict = re.sub("'sha256-[^']+'", "'self'", answer.headers[name])  # a hash is no less strict
            by_link = endpoint in BY_LINK and name == "Referrer-Policy"
            assert strict == ("no-referrer" if by_link else value)
        caching = answer.headers["Cache-Control"]
        drawn = endpoint in PUBLIC and answer.status_code == 200
        assert ("no-cache" if drawn else "private") in caching, (path, caching)
        assert answer.headers.getlist("X-Request-ID")
    after = everything(app)
    if endpoint in READ_BY_LINK:
        assert after.pop("shared_report") != before.pop("shared_report")
    assert after == before


def everything(app: Flask) -> dict[str, list[Any]]:
    """Every row of every table."""
    with app.extensions["ebb"].engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)))) for table in Base.metadata.sorted_tables
        }
