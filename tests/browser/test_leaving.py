"""Who deletes the account leaves nothing on the phone, and loses nothing by a wrong password."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.chromium import new_page
from tests.browser.test_offline import LEFT_OVER, keeps
from tests.browser.way import PASSWORD, sign_up
from webapp.accounts.models import Device
from webapp.database import session_scope

REFUSED = ("401", "422")
"""What the browser complains of where somebody is no longer signed in, or a password is wrong."""


@pytest.fixture
def alice(origin: str) -> Iterator[Page]:
    """Alice's phone, which has the short session with it. She is about to delete her account."""
    with new_page(origin, service_workers="allow") as (page, watch):
        sign_up(page, "Alice")
        keeps(page)
        page.goto("/settings")
        page.get_by_text("Delete my account and everything in it").click()
        yield page
        assert [problem for problem in watch.problems() if not any(each in problem for each in REFUSED)] == []


def delete_with(page: Page, password: str) -> None:
    page.get_by_label("Your password", exact=True).fill(password)
    page.get_by_role("button", name="Delete everything").click()


def test_a_wrong_password_takes_nothing_off_the_phone_and_the_right_one_everything(alice: Page) -> None:
    before = alice.evaluate("caches.keys()")
    delete_with(alice, "a guess")
    expect(alice.get_by_role("alert")).to_have_text("This is not your password. Please try again.")
    field = alice.get_by_label("Your password", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("This is not your password. Please try again.")
    assert alice.evaluate("caches.keys()") == before

    delete_with(alice, PASSWORD)
    expect(alice.get_by_text("Your account and everything in it are deleted.")).to_be_visible()
    assert alice.evaluate(LEFT_OVER) == [[], [], 0, 0]


def test_where_the_answer_does_not_come_nothing_is_taken_away(alice: Page) -> None:
    before = alice.evaluate("caches.keys()")
    alice.route("**/settings/account/removal", lambda route: route.abort("internetdisconnected"))
    delete_with(alice, PASSWORD)
    there_is_none = alice.get_by_role("dialog", name="There is no connection just now.")
    there_is_none.get_by_role("button", name="Wait").click()
    assert alice.evaluate("caches.keys()") == before


def test_who_was_signed_out_elsewhere_meanwhile_leaves_nothing_here_either(alice: Page, whole_house: Flask) -> None:
    with session_scope(whole_house.extensions["ebb"].engine) as db:
        db.delete(db.scalars(select(Device).order_by(Device.signed_in_at.desc())).first())
        db.commit()
    alice.get_by_role("button", name="Sign out Chrome on Linux").click()
    expect(alice.get_by_role("heading", name="Sign in")).to_be_visible()
    assert alice.evaluate(LEFT_OVER) == [[], [], 0, 0]
