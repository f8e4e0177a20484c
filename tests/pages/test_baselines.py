from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.diaries import add_session, noon

NOW = noon(2026, 11, 21)
EARLY_OCTOBER = {"from": "2026-10-01", "to": "2026-10-14"}


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rated(alice: Client, db: Session) -> Client:
    """Alice with a session a day for eight weeks: 7 in September, 5 in October, 3 in November."""
    for day in range(56):
        at = NOW - timedelta(days=day)
        add_session(db, alice.person.id, at, {9: 7, 10: 5, 11: 3}[at.month], 2)
    return alice


def fields(client: Client) -> tuple[str | None, str | None]:
    page = client.get("/trends/baseline")
    first, last = (page.find(f'.//input[@name="{name}"]').get("value") for name in ("from", "to"))
    return first, last


def test_before_the_first_rating_it_says_what_will_be_here(alice: Client) -> None:
    page = alice.get("/trends/baseline")
    assert "Your first two weeks will be your baseline" in page.text
    assert not page.findall('.//input[@type="date"]')


def test_the_first_two_weeks_stand_there_with_their_mean_and_count(rated: Client) -> None:
    page = rated.get("/trends/baseline")
    assert "Your first two weeks, 27 September to 10 October: a mean of 5.6 from 14 ratings, 5–7." in page.text
    assert fields(rated) == ("2026-09-27", "2026-10-10")
    assert "Back to the first two weeks" not in page.text


def test_other_days_are_chosen_and_given_back(rated: Client) -> None:
    assert location(rated.post("/trends/baseline", EARLY_OCTOBER)) == "/trends"
    page = rated.get("/trends/baseline")
    assert "The days from 1 to 14 October: a mean of 5.0 from 14 ratings, 5." in page.text
    assert fields(rated) == ("2026-10-01", "2026-10-14")
    rated.post("/trends/baseline", EARLY_OCTOBER)
    rated.post("/trends/baseline/first-weeks")
    rated.post("/trends/baseline/first-weeks")
    assert fields(rated) == ("2026-09-27", "2026-10-10")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Please choose both days"),
        ({"from": "2026-10-01"}, "Please choose both days"),
        ({"from": "2026-10-14", "to": "2026-10-01"}, "The first day comes after the last"),
        ({"from": "2026-02-30", "to": "2026-10-01"}, "There is no such day"),
        ({"from": "<b>", "to": "2026-10-01"}, "There is no such day"),
        ({"from": "0001-01-01", "to": "2026-10-01"}, "between the years 1900 and 2199"),
        ({"from": "2026-10-01", "to": "2026-11-22"}, "The last day is still to come"),
        ({"from": "2026-10-01", "to": "2026-10-06"}, "Please choose seven days or more"),
        ({"from": "2026-09-22", "to": "2026-09-28"}, "On those days there are two ratings. A baseline needs four"),
        ({"from": "2020-09-22", "to": "2020-12-28"}, "On those days there are no ratings"),
    ],
)
def test_days_that_cannot_be_used_get_a_sentence_and_stay_in_the_fields(
    rated: Client, sent: dict[str, str], said: str
) -> None:
    page = rated.page(rated.post("/trends/baseline", sent, status=422))
    assert said in text_of(page.find('.//p[@id="dates-problem"]'))
    assert [page.find(f'.//input[@name="{name}"]').get("value") for name in ("from", "to")] == [
        sent.get("from", ""),
        sent.get("to", ""),
    ]
    assert fields(rated) == ("2026-09-27", "2026-10-10")


def test_what_alice_chooses_charlie_neither_sees_nor_changes(rated: Client, charlie: Client) -> None:
    rated.post("/trends/baseline", EARLY_OCTOBER)
    charlie.post("/trends/baseline/first-weeks")
    assert "There is no rating yet" in charlie.get("/trends/baseline").text
    charlie.post("/trends/baseline", EARLY_OCTOBER, status=422)
    assert fields(rated) == ("2026-10-01", "2026-10-14")
