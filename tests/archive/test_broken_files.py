"""A thousand broken files: no error of ours, and nothing half-stored."""

from typing import Any

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.archive.broken_files import MANY, broken_files
from tests.archive.sending import post_file, taken_along
from tests.archive.whole_diary import fill
from tests.client import Client, location
from webapp.database import Base, new_session

PAGES = ("/", "/trends?period=all", "/history", "/settings", "/routines", "/begin?rating=4", "/export/ebb.json")


def rows(app: Flask) -> dict[str, int]:
    """How many there are in each table."""
    with new_session(app.extensions["ebb"].engine, writes=False) as db:
        tables = Base.metadata.sorted_tables
        return {table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def small(archive: dict[str, Any]) -> dict[str, Any]:
    """A few entries of each kind, so that a thousand files are quickly read."""
    return {name: value[-4:] if isinstance(value, list) else value for name, value in archive.items()}


def without_comparisons(archive: dict[str, Any]) -> dict[str, Any]:
    """Their assignments name sessions that the small archive has not."""
    for comparison in archive["comparisons"]:
        for drawn in comparison["assignments"]:
            drawn["session_id"] = None
    return archive


def test_a_thousand_broken_files_break_nothing(app: Flask, db: Session, alice: Client, bob: Client) -> None:
    fill(db, alice.person.id)
    archive = without_comparisons(small(taken_along(alice)))
    before = rows(app)
    accepted: list[str] = []
    answers: dict[int, int] = {}
    for what, data in broken_files(archive):
        answer = post_file(bob, data)
        answers[answer.status_code] = answers.get(answer.status_code, 0) + 1
        assert answer.status_code in (303, 422), (what, answer.status)
        if answer.status_code == 422:
            assert "Please look again" in answer.text, what
        else:
            accepted.append(what)
            kept_whole_or_not_at_all(app, bob, location(answer), data, what)
    assert sum(answers.values()) == MANY
    assert answers[422] > MANY * 0.6
    assert accepted, "some of them can be read all the same"
    now = rows(app)
    assert {table for table in now if now[table] < before[table]} == set()
    for path in PAGES:
        assert bob.fetch(path).status_code < 400, path
    assert alice.fetch("/export/ebb.json").status_code == 200


def kept_whole_or_not_at_all(app: Flask, client: Client, address: str, data: bytes, what: str) -> None:
    """What can be read is looked at and confirmed. Then everything of it is there; or nothing, where that is said."""
    assert client.browser.get(address).status_code == 200, what
    before = rows(app)
    answer = client.browser.post(address, data={"csrf_token": client.token()})
    assert answer.status_code in (303, 422), (what, answer.status)
    if answer.status_code == 422:
        assert rows(app) == before, what
    else:
        assert "here already" in client.browser.get(location(post_file(client, data))).text, what
