"""The devices that somebody is signed in on, and the password, which ends the others."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.conftest import PASSWORD
from tests.page import text_of
from tests.pages.preferring import kept
from webapp.accounts.models import Device, Person
from webapp.accounts.passwords import password_matches

SignIn = Callable[[Person], Client]


def test_devices_are_listed_and_this_one_is_marked(alice: Client, sign_in: SignIn) -> None:
    sign_in(alice.person)
    rows = [text_of(row) for row in alice.get("/settings").findall('.//section[@aria-labelledby="devices-h"]//li')]
    assert len(rows) == 2
    assert sum("this one" in row for row in rows) == 1


def test_another_device_can_be_signed_out(alice: Client, sign_in: SignIn, db: Session) -> None:
    phone = sign_in(alice.person)
    page = phone.get("/settings")
    removals = [action for form in page.findall(".//form") if (action := form.get("action", "")).endswith("/removal")]
    other = next(
        row for row in page.findall(".//li") if row.find(".//form") is not None and "this one" not in text_of(row)
    )
    form = other.find(".//form")
    assert form is not None
    assert form.attrib["action"] in removals
    phone.post(form.attrib["action"])
    assert alice.fetch("/settings").status_code == 303
    assert "That device is signed out." in phone.get("/settings").text


def test_signing_out_this_device_from_the_list_leads_to_the_door(alice: Client, db: Session) -> None:
    device = db.scalars(select(Device.id)).one()
    assert location(alice.post(f"/settings/devices/{device}/removal")) == "/"
    assert alice.fetch("/settings").status_code == 303


def test_all_other_devices_can_be_signed_out_at_once(alice: Client, bob: Client, sign_in: SignIn) -> None:
    others = [sign_in(alice.person) for _ in range(3)]
    alice.post("/settings/other-devices/removal")
    assert [other.fetch("/settings").status_code for other in others] == [303, 303, 303]
    alice.get("/settings")
    bob.get("/settings")


def test_nobody_signs_out_somebody_elses_device(alice: Client, charlie: Client, db: Session) -> None:
    device = db.scalars(select(Device.id).where(Device.person_id == alice.person.id)).one()
    charlie.post(f"/settings/devices/{device}/removal", status=404)
    alice.get("/settings")
    assert db.get(Device, device) is not None


def test_a_new_password_ends_the_other_devices(alice: Client, sign_in: SignIn, db: Session) -> None:
    other = sign_in(alice.person)
    alice.post("/settings/password", {"current_password": PASSWORD, "new_password": "nine slow otters"})
    assert "Your password is changed" in alice.get("/settings").text
    assert other.fetch("/settings").status_code == 303
    assert password_matches(kept(db, alice).password_hash, "nine slow otters")


@pytest.mark.parametrize(
    ("passwords", "field", "sentence"),
    [
        (("not my password", "nine slow otters"), "current_password", "This is not your password."),
        ((PASSWORD, "short"), "new_password", "at least 10 characters"),
        (("", ""), "new_password", "at least 10 characters"),
    ],
)
def test_a_password_change_that_does_not_fit_changes_nothing(
    alice: Client, db: Session, passwords: tuple[str, str], field: str, sentence: str
) -> None:
    data = dict(zip(("current_password", "new_password"), passwords, strict=True))
    page = alice.page(alice.post("/settings/password", data, status=422))
    assert sentence in text_of(page.by_id(f"{field}-error"))
    assert "open" in page.find('.//section[@aria-labelledby="password-h"]//details').attrib
    assert password_matches(kept(db, alice).password_hash, PASSWORD)


def test_guessing_the_password_from_inside_is_slowed_as_well(alice: Client, db: Session) -> None:
    data = {"current_password": "a guess", "new_password": "nine slow otters"}
    for _ in range(10):
        alice.post("/settings/password", data, status=422)
    page = alice.page(alice.post("/settings/password", data | {"current_password": PASSWORD}, status=422))
    assert "wait a quarter of an hour" in page.text
    assert password_matches(kept(db, alice).password_hash, PASSWORD)
