"""Sharing a report by link: the page that makes one, lists it, and revokes it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.moments import TODAY, ago
from tests.page import Page
from tests.pages.diaries import add_session
from tests.pages.reporting import link_of, take
from tests.pages.sharing import new_link, report
from webapp.accounts.models import Person
from webapp.accounts.people import remove_person
from webapp.practice.models import GuidedSession, MedicationNote
from webapp.sharing.models import SharedReport

NEVER_MADE = "/shared/x"


def test_a_link_is_shown_once_and_no_page_tells_it_again(alice: Client, client: Client) -> None:
    link = new_link(alice)
    again = alice.get("/sharing")
    assert link not in again.html
    assert client.get(link)


def test_the_same_form_twice_makes_one_link(alice: Client, db: Session) -> None:
    sent = alice.get("/sharing").fields("/sharing")
    first = alice.post("/sharing", sent)
    assert alice.follow(first).findall('.//*[@id="link"]')
    assert not alice.follow(alice.post("/sharing", sent)).findall('.//*[@id="link"]')
    assert report(db, alice.person)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days": "0"}, "Please choose from 1 to 90 days."),
        ({"days": "91"}, "Please choose from 1 to 90 days."),
        ({"days": "a week"}, "Please choose from 1 to 90 days."),
        ({"from": "2026-02-30"}, "Please choose a day."),
        ({"from": "0001-01-01"}, "Please choose a day."),
        ({"to": (TODAY + timedelta(days=3)).isoformat()}, "Please choose a day up to today."),
        ({"from": TODAY.isoformat(), "to": "2020-01-01"}, "Please turn them round."),
        ({"label": "x" * 81}, "There is room for 80 characters."),
        ({"printed_name": "a\u202eb"}, "There is a character in this that cannot be kept."),
        ({"key": "no key"}, "That did not arrive whole."),
    ],
)
def test_what_cannot_be_shared_gets_a_sentence_and_makes_no_link(
    alice: Client, db: Session, changes: dict[str, str], sentence: str
) -> None:
    page = alice.get("/sharing")
    answer = alice.submit(page, changes, action="/sharing", status=422)
    assert sentence in Page(answer.text).text
    assert db.scalars(select(SharedReport)).all() == []


def test_others_links_are_not_in_the_list(alice: Client, bob: Client, sign_in: Callable[[Person], Client]) -> None:
    new_link(alice, label="From Alice")
    assert "From Alice" not in bob.get("/sharing").text
    assert "From Alice" in sign_in(alice.person).get("/sharing").text


def said_in_its_place(client: Client, link: str) -> list[str]:
    """What page and sheet say that are not there, but for the number of the request."""
    return [client.get(path, status=404).text.split("Request")[0] for path in (link, f"{link}/report.pdf")]


def test_revoking_closes_it_at_once(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    client.get(link)
    page = alice.get("/sharing")
    alice.submit(page, action=f"/sharing/{report(db, alice.person).id}/revocation")
    assert client.get(link, status=404).heading == "There is nothing at this address."
    assert said_in_its_place(client, link) == said_in_its_place(client, NEVER_MADE)
    page = alice.get("/sharing")
    assert "Revoked on" in page.text
    assert not [form for form in page.findall(".//form") if "revocation" in form.get("action", "")]


def test_it_ends_at_its_second(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice, days="1")
    client.get(link)
    report(db, alice.person).expires_at = datetime.now(UTC)
    db.commit()
    assert said_in_its_place(client, link) == said_in_its_place(client, NEVER_MADE)
    assert "Ended on" in alice.get("/sharing").text


def test_it_goes_with_the_account(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    remove_person(db, alice.person.id)
    db.commit()
    assert said_in_its_place(client, link) == said_in_its_place(client, NEVER_MADE)


def test_charlie_reads_it_by_link_but_neither_sees_nor_revokes_it(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, charlie.person.id, ago(1), 9, 9)
    add_session(db, alice.person.id, ago(1), 2, 1)
    link = new_link(alice, label="For my sister")
    page = charlie.get(link)
    assert "Pain before a session: 2." in page.text
    assert "Settings" not in page.text
    assert "None yet." in charlie.get("/sharing").text
    charlie.post(f"/sharing/{report(db, alice.person).id}/revocation", status=404)
    charlie.get(link)


def test_deleting_the_account_leaves_nothing_of_it(alice: Client, db: Session) -> None:
    link_of(db, alice.person.id)
    take(db, alice.person.id)
    remove_person(db, alice.person.id)
    db.commit()
    for table in (SharedReport, MedicationNote, GuidedSession):
        assert db.scalars(select(table)).all() == []
