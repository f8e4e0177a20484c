import json
import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, abort
from sqlalchemy import text

from tests.client import Client
from webapp.database import open_engine

MakeApp = Callable[..., Flask]


@pytest.fixture
def broken(make_app: MakeApp) -> Client:
    """An application with routes that fail in every way."""
    app = make_app()
    app.testing = False
    app.add_url_rule("/fails/<int:code>", "fails", abort)
    app.add_url_rule("/fails/by-itself", "fails_by_itself", lambda: str(1 / 0))
    return Client(app)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 501, 503])
def test_every_refusal_is_a_page_in_plain_words_with_the_number_of_the_request(broken: Client, code: int) -> None:
    page = broken.get(f"/fails/{code}", status=code)
    assert re.search(rf"{code}\. Request [0-9a-f]{{4}}-[0-9a-f]{{4}}\.", page.text)
    assert "!" not in page.text


def test_an_unforeseen_error_says_that_it_is_not_the_persons_doing(broken: Client) -> None:
    assert "not your doing" in broken.get("/fails/by-itself", status=500).text


def test_an_unknown_address_says_so_to_anybody(client: Client, alice: Client) -> None:
    assert client.get("/no/such/place", status=404).heading == "There is nothing at this address."
    assert "/routines" in alice.get("/no/such/place", status=404).links()


def test_a_method_that_an_address_does_not_take_is_refused_with_those_it_takes(client: Client) -> None:
    answer = client.fetch("/sign-out")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_pages_say_so_when_the_database_is_away(app: Flask, alice: Client, tmp_path: Path) -> None:
    app.extensions["ebb"].engine = open_engine(f"sqlite:///{tmp_path}/no/such/folder/ebb.sqlite")
    alice.get("/no/such/place", status=404)
    for path in ("/settings", "/sign-in", "/"):
        page = alice.get(path, status=503)
        assert page.heading == "Ebb is resting for a moment."
    assert alice.fetch("/settings").headers["Retry-After"] == "60"
    assert alice.fetch("/healthz").status_code == 200


def test_tables_that_are_not_there_yet_are_no_riddle(app: Flask, client: Client, tmp_path: Path) -> None:
    app.extensions["ebb"].engine = engine = open_engine(f"sqlite:///{tmp_path}/without-tables.sqlite")
    assert client.get("/sign-in", status=503).heading == "Ebb is resting for a moment."
    engine.dispose()


def test_a_form_without_its_token_is_refused_in_words_and_nothing_is_done(alice: Client) -> None:
    for token in ({}, {"csrf_token": "made up"}):
        answer = alice.browser.post("/sign-out", data=token)
        assert answer.status_code == 400
        assert alice.page(answer).heading == "This page was open for too long."
    alice.get("/settings")


def test_a_body_that_is_far_too_large_is_refused(client: Client) -> None:
    answer = client.post("/sign-in", {"name": "x" * 2_000_000}, status=413)
    assert client.page(answer).heading == "That is too much at once."


def test_a_sane_request_id_is_taken_on_and_another_replaced(client: Client) -> None:
    assert client.fetch("/healthz", headers={"X-Request-ID": "proxy-1234"}).headers["X-Request-ID"] == "proxy-1234"
    for odd in ("a b c d", "x" * 80, "<script>", "äöü1234"):
        assert client.fetch("/healthz", headers={"X-Request-ID": odd}).headers["X-Request-ID"] != odd


def test_each_request_is_one_json_line_without_anything_personal(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = {"name": "alice@example.org", "password": "hunter2hunter2"}
    client.post("/sign-in?next=/history%3Fsecret", typed, status=422)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"method": "POST", "route": "/sign-in", "status": 422}.items() <= lines[-1].items()
    assert {"time", "level", "request", "ms"} <= lines[-1].keys()
    for personal in ("alice", "hunter2", "secret"):
        assert personal not in json.dumps(lines)


def test_a_logged_error_tells_where_but_not_what_was_typed(
    broken: Client, app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("webapp.tests")
    try:
        with app.extensions["ebb"].engine.connect() as connection:
            connection.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "a private note"})
    except Exception:
        logger.exception("it failed")
    line = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert line["error"] in ("OperationalError", "ProgrammingError")
    assert "test_errors.py" in json.dumps(line["where"])
    assert "private" not in json.dumps(line)
