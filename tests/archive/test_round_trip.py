"""Out, in, out again: the same bytes, and the same pages."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.archive.sending import confirmed, sent
from tests.archive.whole_diary import fill
from tests.client import Client
from tests.export.reports import words_of
from tests.test_access import everything
from webapp.accounts.models import Person
from webapp.database import open_engine

CHANGES_EACH_TIME = re.compile(
    r'(?<=name="csrf_token" value=")[^"]+'
    r'|(?<=name="key" value=")[0-9a-f-]+'
    r'|(?<=data-key=")[0-9a-f-]+'
    r'|(?<=data-person=")[0-9a-f]+'
)
"""What no two visits have in common: the token against forged requests, the key of a form that counts once, and the
mark that tells accounts apart in the storage of a browser.
"""

PAGES = (
    *("/", "/trends", "/trends?period=week", "/trends?period=month", "/trends?period=year", "/trends?period=all"),
    *("/history", "/routines", "/begin", "/begin?rating=6", "/before-you-begin", "/settings", "/function"),
    *("/export", "/export/ratings.csv", "/export/sessions.csv", "/export/ebb.json"),
    *("/comparisons", "/trends/baseline", "/reminders", "/begin/change?rating=6", "/offline"),
    "/report",
)
DEVICES = re.compile(r'<ul class="rows" role="list">\s*<li class="row">\s*<p><b>Firefox.*?</ul>', re.DOTALL)
"""On Settings: where somebody is signed in is a matter of each server."""


@pytest.fixture
def move_to_another_server(
    app: Flask, empty_database: Path, tmp_path: Path, new_person: Any, sign_in: Callable[[Person], Client]
) -> Iterator[Callable[[str], Client]]:
    """From now on the application has another, empty database, in which somebody has just made an account."""
    engines: list[Engine] = []

    def move(name: str) -> Client:
        path = tmp_path / f"elsewhere-{len(engines)}.sqlite"
        shutil.copy(empty_database, path)
        engines.append(open_engine(f"sqlite:///{path}"))
        app.extensions["ebb"].engine = engines[-1]
        return sign_in(new_person(name))

    yield move
    for engine in engines:
        engine.dispose()


def page(client: Client, path: str) -> str:
    text = client.fetch(path).get_data(as_text=True)
    return DEVICES.sub("", CHANGES_EACH_TIME.sub("…", text))


def test_an_archive_comes_back_as_the_same_bytes(
    db: Session, alice: Client, move_to_another_server: Callable[[str], Client]
) -> None:
    fill(db, alice.person.id)
    archive = alice.fetch("/export/ebb.json").data
    elsewhere = move_to_another_server("Alice")
    confirmed(elsewhere, archive)
    assert elsewhere.fetch("/export/ebb.json").data == archive


def test_every_page_is_the_same_byte_for_byte_after_the_move(
    db: Session, alice: Client, move_to_another_server: Callable[[str], Client]
) -> None:
    fill(db, alice.person.id)
    archive = json.loads(alice.fetch("/export/ebb.json").data)
    ids = [entry["id"] for entry in (*archive["sessions"][::6], *archive["ratings"])]
    own = [f"/routines/own-{routine['id'].replace('-', '')}" for routine in archive["routines"][1:]]
    paths = [*PAGES, *own, *(f"/history/{id_}" for id_ in ids)]
    paths += [f"/comparisons/{comparison['id']}" for comparison in archive["comparisons"]]
    paths += [f"/sessions/{session['id']}/summary" for session in archive["sessions"][::6]]
    before = {path: page(alice, path) for path in paths}
    assert [path for path, text in before.items() if "There is nothing at this address." in text] == []
    elsewhere = move_to_another_server("Alice")
    confirmed(elsewhere, json.dumps(archive).encode())
    elsewhere.get("/history")  # says once that the file was read in
    for path, text in before.items():
        assert page(elsewhere, path) == text, path


def test_the_code_on_paper_is_the_same_after_the_move(
    db: Session, alice: Client, move_to_another_server: Callable[[str], Client]
) -> None:
    """So that two sheets of one person are known as such, though neither has a name."""
    fill(db, alice.person.id)
    archive, sheet = alice.fetch("/export/ebb.json").data, words_of(alice.fetch("/export/report.pdf").data)
    elsewhere = move_to_another_server("Alice")
    assert code_on(words_of(elsewhere.fetch("/export/report.pdf").data)) != code_on(sheet)
    confirmed(elsewhere, archive)
    assert code_on(words_of(elsewhere.fetch("/export/report.pdf").data)) == code_on(sheet)


def code_on(sheet: str) -> str:
    found = re.search("EBB-[0-9A-Z]{4}", sheet)
    assert found
    return found[0]


def test_reading_it_twice_adds_nothing(app: Flask, db: Session, alice: Client) -> None:
    fill(db, alice.person.id)
    archive = alice.fetch("/export/ebb.json").data
    before = everything(app)
    assert "Everything in this file is here already" in alice.get(sent(alice, archive)).text
    confirmed(alice, archive)
    assert everything(app) == before


def test_the_days_that_are_asked_for_limit_what_is_dated(db: Session, alice: Client) -> None:
    fill(db, alice.person.id)
    first, last = (datetime.now(UTC).date() - timedelta(days=days) for days in (9, 4))
    part = json.loads(alice.fetch(f"/export/ebb.json?from={first}&to={last}").data)
    whole = json.loads(alice.fetch("/export/ebb.json").data)
    assert (part["from"], part["to"]) == (first.isoformat(), last.isoformat())
    wanted = [one for one in whole["sessions"] if first.isoformat() <= one["local_day"] <= last.isoformat()]
    assert part["sessions"] == wanted
    assert 0 < len(wanted) < len(whole["sessions"])
    assert len(part["function_ratings"]) == 1
    for stands in ("person", "routines", "step_choices", "baseline", "reminder"):
        assert part[stands] == whole[stands]


def test_a_part_is_read_in_and_the_whole_after_it_adds_the_rest(
    db: Session, alice: Client, move_to_another_server: Callable[[str], Client]
) -> None:
    fill(db, alice.person.id)
    since = datetime.now(UTC).date() - timedelta(days=8)
    part, whole = alice.fetch(f"/export/ebb.json?from={since}").data, alice.fetch("/export/ebb.json").data
    elsewhere = move_to_another_server("Alice")
    confirmed(elsewhere, part)
    confirmed(elsewhere, whole)
    again = json.loads(elsewhere.fetch("/export/ebb.json").data)
    assert again["sessions"] == json.loads(whole)["sessions"]


def test_the_archive_has_no_secret_and_no_address_of_a_person(db: Session, alice: Client) -> None:
    fill(db, alice.person.id)
    person = db.scalars(select(Person)).one()
    person.email = "alice@example.org"
    db.commit()
    text = alice.fetch("/export/ebb.json").get_data(as_text=True)
    for secret in ("alice@example.org", person.password_hash, "Alice", "Firefox"):
        assert secret not in text


def test_nobody_else_has_anything_in_their_archive(db: Session, alice: Client, charlie: Client) -> None:
    fill(db, alice.person.id)
    archive = json.loads(charlie.fetch("/export/ebb.json").data)
    assert [archive[name] for name in ("sessions", "ratings", "routines", "screenings", "baseline")] == [
        [],
        [],
        [],
        [],
        None,
    ]
