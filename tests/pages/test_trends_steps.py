"""Deciding about a step from the page of trends, and coming back to where one was."""

import pytest
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.moments import ago
from tests.page import Page, text_of
from tests.pages.diaries import ROUTINE, add_session

STEPS = "/settings/steps"


@pytest.fixture
def practised(alice: Client, db: Session) -> Client:
    for day in range(8):
        outcomes = (("knees-to-chest", "skipped"),) if day < 2 else ()
        add_session(db, alice.person.id, ago(day), 6, 5, outcomes=outcomes)
    return alice


def decision(page: Page) -> dict[str, str]:
    """The form of the step that was skipped, with its button."""
    form = next(
        form
        for form in page.findall(f'.//form[@action="{STEPS}"]')
        if form.find('.//input[@value="knees-to-chest"]') is not None
    )
    button = form.find(".//button")
    assert button is not None
    fields = {field.attrib["name"]: field.attrib["value"] for field in form.iter("input")}
    return {**fields, button.attrib["name"]: button.attrib["value"], "said": text_of(button)}


def test_one_click_leaves_a_step_out_and_another_brings_it_back(practised: Client) -> None:
    first = decision(practised.get("/trends?period=month"))
    assert (first["choice"], first["said"]) == ("left out", "Leave it out: Knees to chest, Legs-up release")
    answer = practised.post(STEPS, first)
    assert answer.headers["Location"] == "/trends?period=month#steps-h"
    page = practised.follow(answer)
    assert "Left out now. Chosen by you on" in page.text
    second = decision(page)
    assert second["said"].startswith("Bring it back")
    assert "Left out now" not in practised.follow(practised.post(STEPS, second)).text


def test_a_hostile_address_leads_nowhere_else(practised: Client) -> None:
    page = practised.get("/trends?period=//evil.example&to=%0a//evil.example")
    assert location(practised.post(STEPS, decision(page))).startswith("/trends?")
    elsewhere = {**decision(page), "next": "//evil.example/"}
    assert location(practised.post(STEPS, elsewhere)) == f"/routines/{ROUTINE}"


def test_a_step_of_a_routine_that_is_gone_is_counted_without_a_button(alice: Client, db: Session) -> None:
    for day in range(8):
        outcomes = (("bend", "skipped"),)
        add_session(db, alice.person.id, ago(day), 6, 5, routine="gone", outcomes=outcomes)
    page = alice.get("/trends")
    assert "Bend" in text_of(page.find('.//div[@aria-label="Step by step, table"]'))
    assert page.findall(f'.//form[@action="{STEPS}"]') == []


def test_charlies_decision_changes_nothing_for_alice(practised: Client, charlie: Client) -> None:
    charlie.post(STEPS, {"routine": ROUTINE, "step": "knees-to-chest", "choice": "left out"})
    assert decision(practised.get("/trends"))["choice"] == "left out"
