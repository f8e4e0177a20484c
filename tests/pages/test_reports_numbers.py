"""Today, the trends, the sheet for a clinician and the shared page say the same numbers of the same weeks."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client
from tests.export.reports import words_of
from tests.page import text_of
from tests.pages.diaries import add_session, noon
from tests.pages.reporting import link_of

WEDNESDAY = noon(2026, 11, 18)
EARLY_OCTOBER = {"from": "2026-10-01", "to": "2026-10-14"}


@pytest.fixture(autouse=True)
def _on_a_wednesday() -> Iterator[None]:
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def practise(
    db: Session, client: Client, *, this_week: bool = False, weeks: int = 20, without: Collection[int] = ()
) -> None:
    """Pain of 6 until nine weeks ago, 5 in September and October, then 3; a session each Friday to Sunday."""
    for week in set(range(1, weeks + 1)) - set(without):
        for day in range(3):
            at = WEDNESDAY - timedelta(weeks=week - 1, days=3 + day)
            add_session(db, client.person.id, at, 6 if week > 8 else 5 if week > 4 else 3, 2)
    if this_week:
        add_session(db, client.person.id, WEDNESDAY - timedelta(days=1), 8, 7)


def sheet(client: Client) -> str:
    return words_of(client.fetch("/export/report.pdf").data)


def shared(client: Client) -> str:
    """The page behind a link of the days that the form for one offers."""
    page = client.get("/sharing")
    answer = client.submit(page, {"key": str(uuid4())}, action="/sharing")
    link = text_of(client.follow(answer).by_id("link"))
    return client.get(urlsplit(link).path).text


@pytest.mark.parametrize(
    ("this_week", "four", "before"), [(False, ("3.0", 12), ("5.0", 12)), (True, ("3.5", 10), ("4.5", 12))]
)
def test_each_of_them_compares_the_same_four_weeks_with_the_same_four_before(
    alice: Client, db: Session, *, this_week: bool, four: tuple[str, int], before: tuple[str, int]
) -> None:
    practise(db, alice, this_week=this_week)
    today, trends = alice.get("/").heading, alice.get("/trends").heading
    assert today == f"Your last four weeks average {four[0]}. The four before were {before[0]}."
    assert trends.startswith(f"Your last four weeks average {four[0]}, the four before {before[0]}.")
    said = f"over the last four weeks is {four[0]} ({four[1]} ratings), in the four before {before[0]} ({before[1]})."
    assert said in sheet(alice)
    assert said in shared(alice)


def test_a_first_week_without_a_rating_does_not_shorten_what_is_compared(alice: Client, db: Session) -> None:
    """But a shared page speaks from its own days alone: it does not know that the diary is older."""
    practise(db, alice, without=(7, 8))
    assert alice.get("/").heading == "Your last four weeks average 3.0. The four before were 5.0."
    assert "over the last four weeks is 3.0 (12 ratings), in the four before 5.0 (6)." in sheet(alice)
    assert "over the last three weeks" in shared(alice)


def test_a_young_diary_is_compared_in_as_many_weeks_as_it_has(alice: Client, db: Session) -> None:
    practise(db, alice, weeks=6)
    assert alice.get("/").heading == "Your last three weeks average 3.0. The three before were 4.3."
    said = "over the last three weeks is 3.0 (9 ratings), in the three before 4.3 (9)."
    assert said in sheet(alice)
    assert said in shared(alice)


def test_the_page_that_makes_the_sheet_offers_the_weeks_that_are_compared(alice: Client, db: Session) -> None:
    practise(db, alice)
    first = alice.get("/report").find('.//input[@name="from"]')
    assert first.get("value") == "2026-09-21", "eight whole weeks before the running one"
    practise(db, alice, this_week=True, weeks=0)
    first = alice.get("/report").find('.//input[@name="from"]')
    assert first.get("value") == "2026-09-28", "eight weeks with the running one"


def test_the_chosen_baseline_is_told_with_the_numbers_of_the_trends(alice: Client, db: Session) -> None:
    practise(db, alice)
    assert "baseline" not in sheet(alice)
    alice.post("/trends/baseline", EARLY_OCTOBER)
    trends = alice.get("/trends").text
    assert "The four weeks from 19 October average 3.0 (12 ratings), the days from 1 to 14 October 5.0 (6 ratings)" in (
        trends
    )
    said = "The four weeks from 19 October: 3.0 (12 ratings); in the chosen baseline of 1 to 14 October 5.0 (6)."
    for papers in (sheet(alice), shared(alice)):
        assert f"{said} Lower by 2.0 points or 40 percent, which is a change that matters." in papers
        assert "Dotted: from there on a change that matters from the baseline." in papers


def test_a_baseline_before_the_days_of_the_sheet_is_told_too_but_to_nobody_who_has_a_link(
    alice: Client, db: Session
) -> None:
    """A link opens the days that were chosen for it, and nothing else."""
    practise(db, alice)
    alice.post("/trends/baseline", {"from": "2026-08-01", "to": "2026-08-31"})
    assert "in the chosen baseline of 1 to 31 August 6.0" in sheet(alice)
    assert "baseline" not in shared(alice)


@pytest.mark.parametrize(("first", "last"), [("2026-11-09", "2026-11-18"), ("2026-08-01", "2026-10-04")])
def test_days_that_do_not_hold_the_weeks_beside_the_baseline_say_nothing_of_it(
    alice: Client, db: Session, first: str, last: str
) -> None:
    practise(db, alice)
    alice.post("/trends/baseline", EARLY_OCTOBER)
    answer = alice.fetch("/export/report.pdf", query_string={"from": first, "to": last})
    assert "baseline" not in words_of(answer.data)


def test_nobody_elses_baseline_is_on_it(alice: Client, charlie: Client, db: Session) -> None:
    practise(db, alice)
    alice.post("/trends/baseline", EARLY_OCTOBER)
    practise(db, charlie)
    token, _ = link_of(db, charlie.person.id)
    assert "baseline" not in alice.get(f"/shared/{token}").text
    assert "baseline" not in sheet(charlie)
