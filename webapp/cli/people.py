"""Accounts made by the host."""

import sys
from datetime import UTC, datetime
from typing import NoReturn

import click
from flask.cli import AppGroup
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from webapp.accounts.names import clean_email, clean_name, clean_password, known_zone
from webapp.accounts.passwords import hash_password
from webapp.accounts.people import add_person, is_taken
from webapp.database import session_scope
from webapp.extensions import services

user = AppGroup("user", help="Make accounts.")


@user.command("add")
@click.argument("name")
@click.option("--email", default="", help="Another way to sign in.")
@click.option("--time-zone", default="UTC", show_default=True, help="Such as Europe/London.")
def add(name: str, email: str, time_zone: str) -> None:
    """Make an account for NAME. The password is asked for, or read from standard input."""
    try:
        name, checked_email = clean_name(name), clean_email(email)
        if known_zone(time_zone) is None:
            _refuse(f"{time_zone} is no time zone; a name such as Europe/London is")
        password_hash = hash_password(clean_password(_password()))
    except ValueError as refusal:
        _refuse(str(refusal))
    with session_scope(services().engine) as db:
        try:
            _add(db, name, checked_email, password_hash, time_zone)
        except IntegrityError:
            _refuse("Somebody else took that name at the same moment.")
        except OperationalError as error:
            _refuse(f"The database cannot be written ({error.orig}). If it is new, run: .venv/bin/alembic upgrade head")
    click.echo(f"{name} can sign in now.")


def _add(db: Session, name: str, email: str | None, password_hash: str, time_zone: str) -> None:
    if is_taken(db, name=name):
        _refuse("There is an account with this name already.")
    if email and is_taken(db, email=email):
        _refuse("There is an account with this e-mail address already.")
    add_person(db, name=name, email=email, password_hash=password_hash, time_zone=time_zone, now=datetime.now(UTC))
    db.commit()


def _password() -> str:
    if sys.stdin.isatty():
        password: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
        return password
    return sys.stdin.readline().rstrip("\r\n")


def _refuse(sentence: str) -> NoReturn:
    raise click.ClickException(sentence)
