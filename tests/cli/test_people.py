from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.conftest import PASSWORD
from webapp.accounts.models import Person


def test_the_host_can_add_somebody_who_can_then_sign_in(app: Flask, client: Client) -> None:
    done = app.test_cli_runner().invoke(args=["user", "add", "Dora"], input=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    assert "Dora can sign in now." in done.output
    assert PASSWORD not in done.output
    assert location(client.post("/sign-in", {"name": "Dora", "password": PASSWORD})) == "/"


def test_address_and_time_zone_can_be_given(app: Flask, db: Session) -> None:
    args = ["user", "add", "Dora", "--email", "D@example.org", "--time-zone", "Asia/Tokyo"]
    assert app.test_cli_runner().invoke(args=args, input=PASSWORD).exit_code == 0
    assert db.execute(select(Person.email, Person.time_zone)).one() == ("d@example.org", "Asia/Tokyo")


def test_what_cannot_be_an_account_is_refused_with_a_sentence_and_nothing_is_made(
    app: Flask, alice: Client, db: Session
) -> None:
    refusals = {
        "cannot be seen": ["a\u202eb"],
        "with this name already": ["ALICE"],
        "does not look like an e-mail": ["Dora", "--email", "x"],
        "is no time zone": ["Dora", "--time-zone", "Mars/Base"],
    }
    for sentence, args in refusals.items():
        done = app.test_cli_runner().invoke(args=["user", "add", *args], input=PASSWORD)
        assert done.exit_code == 1
        assert sentence in done.output
    short = app.test_cli_runner().invoke(args=["user", "add", "Dora"], input="short\n")
    assert "at least 10 characters" in short.output
    assert db.scalars(select(Person.name)).all() == ["Alice"]
