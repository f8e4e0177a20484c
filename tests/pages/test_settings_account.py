"""Deleting the account, with every row that is a person's."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.conftest import PASSWORD
from tests.page import text_of
from tests.pages.practising import ROUTINE, hurt, session_ago
from tests.pages.preferring import kept
from tests.pages.reporting import link_of, take
from webapp.database import Base
from webapp.pages.accounts.signing_in import COOKIE
from webapp.practice.comparison_models import Baseline, FairComparison
from webapp.practice.compositions import ComposedRoutine
from webapp.practice.function import answer
from webapp.practice.models import Screening, StepChoice, StepOutcome
from webapp.practice.plans import take_on
from webapp.reminding.asking import ask_about
from webapp.reminding.feeds import make_address
from webapp.reminding.models import SentReminder
from webapp.trends.function import Items


def test_deleting_the_account_takes_every_row_with_it(alice: Client, bob: Client, app: Flask, db: Session) -> None:
    for owner in (alice, bob):
        live(db, owner)
    before = rows(db, alice), rows(db, bob)
    assert all(before[0].values())
    assert location(alice.post("/settings/account/removal", {"password": PASSWORD})) == "/"
    assert "Your account and everything in it are deleted." in alice.get("/").text
    assert alice.browser.get_cookie(COOKIE) is None
    assert not any(rows(db, alice).values())
    assert rows(db, bob) == before[1]
    assert db.scalar(select(func.count()).select_from(StepOutcome)) == 1


def test_an_account_is_not_deleted_with_a_wrong_password(alice: Client, db: Session) -> None:
    page = alice.page(alice.post("/settings/account/removal", {"password": "a guess"}, status=422))
    assert "This is not your password." in text_of(page.by_id("password-error"))
    kept(db, alice)


def test_a_script_learns_that_the_password_was_wrong_before_it_clears_anything(alice: Client, db: Session) -> None:
    answer = alice.post(
        "/settings/account/removal", {"password": "a guess"}, status=422, headers={"Accept": "application/json"}
    )
    assert answer.json == {"problem": "This is not your password. Please try again."}
    kept(db, alice)


def live(db: Session, owner: Client) -> None:
    """A row of each kind that belongs to a person."""
    session = session_ago(db, owner, timedelta(days=1))
    session.outcomes.append(hurt("x"))
    now = datetime.now(UTC)
    person_id = owner.person.id
    db.add(StepChoice(person_id=person_id, routine=ROUTINE, step="x", choice="easier", chosen_at=now))
    db.add(ComposedRoutine(person_id=person_id, key=uuid4(), title="Mine", picks=[], composed_at=now))
    take_on(db, person_id, uuid4(), ROUTINE, times_a_day=1, days=1, now=now, time_zone="UTC")
    db.add(Screening(person_id=person_id, answered_at=now, time_zone="UTC", ticked=[], verdict="clear"))
    db.add(Baseline(person_id=person_id, first_day=now.date(), last_day=now.date()))
    pair = {"first": "knee-walking", "second": ROUTINE, "seed": "0", "days": 14}
    db.add(FairComparison(person_id=person_id, key=uuid4(), started_at=now, time_zone="UTC", **pair))
    answer(db, person_id, uuid4(), Items(5, 6, 7), now=now, time_zone="UTC")
    take(db, person_id)
    link_of(db, person_id)
    make_address(db, person_id, now)
    ask_about(db, person_id, f"{owner.person.name_key}@example.org", now)
    db.add(SentReminder(person_id=person_id, due_at=now, claimed_at=now))
    db.commit()


NOBODYS = ("step_outcome", "assignment", "failed_sign_in", "confirmation_mail")
"""Tables whose rows name no person."""


def rows(db: Session, owner: Client) -> dict[str, Any]:
    """How many rows each table has of a person."""
    db.commit()
    columns = {table.name: table.c.get("person_id", table.c.get("id")) for table in Base.metadata.sorted_tables}
    owned = {name: column for name, column in columns.items() if name not in NOBODYS}
    return {
        name: db.scalar(select(func.count()).where(column == owner.person.id))
        for name, column in owned.items()
        if column is not None
    }
