"""What the page of trends says of routines, mornings, times of day, missing ratings and the baseline."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.diaries import add_session, noon
from webapp.practice.models import Rating

NOW = noon(2026, 11, 21)


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def with_pairs(client: Client, db: Session, pairs: int, *, unrated: int = 6) -> Page:
    """The page of somebody with so many complete pairs, and sessions beside them that have no number after."""
    for number in range(pairs + unrated):
        at = NOW - timedelta(days=number, hours=1)
        before, after = 6 + number % 2, (4 if number < pairs else None)
        add_session(db, client.person.id, at, before, after)
    return client.get("/trends")


def section(page: Page, heading: str) -> str:
    return text_of(page.find(f'.//section[@aria-labelledby="{heading}"]'))


def rows(page: Page, label: str) -> list[list[str]]:
    region = page.find(f'.//div[@aria-label="{label}"]')
    return [[text_of(cell) for cell in row] for row in region.iter("tr")][1:]


@pytest.mark.parametrize(("pairs", "more", "words"), [(1, 5, "five more"), (2, 4, "four more"), (5, 1, "one more")])
def test_with_too_few_pairs_the_page_says_how_many_are_missing(
    alice: Client, db: Session, pairs: int, more: int, words: str
) -> None:
    page = with_pairs(alice, db, pairs)
    said = section(page, "routines-h")
    assert "From six complete pairs on, Ebb gives an average for a routine." in said
    assert f"Legs-up release needs {words} complete pair" in said
    assert f"too few to say, {more} more needed" in said
    assert rows(page, "Routines in figures") == [
        ["Legs-up release", str(pairs + 6), str(pairs), f"too few to say: needs {more} more"]
    ]
    assert not page.findall('.//line[@class="c-interval"]')
    assert "followed by" not in said


@pytest.mark.parametrize(("pairs", "needed"), [(1, 5), (2, 4), (5, 1)])
def test_whoever_has_nothing_but_a_few_pairs_is_told_in_the_sentence(
    alice: Client, db: Session, pairs: int, needed: int
) -> None:
    page = with_pairs(alice, db, pairs, unrated=0)
    assert page.heading.endswith("so far. Here they are, without a verdict." if pairs > 1 else "without a verdict.")
    assert f"from 6 complete pairs on: Legs-up release needs {needed} more." in page.text
    assert "followed by" not in page.text
    assert not page.findall('.//line[@class="c-interval"]')


@pytest.mark.parametrize(("pairs", "mean", "ends"), [(6, "−2.5", ("3.1", "1.9")), (7, "−2.4", ("2.9", "1.9"))])
def test_from_six_pairs_on_the_page_gives_mean_interval_and_verdict(
    alice: Client, db: Session, pairs: int, mean: str, ends: tuple[str, str]
) -> None:
    page = with_pairs(alice, db, pairs)
    said, interval = section(page, "routines-h"), f"−{ends[0]} to −{ends[1]}"
    assert "Legs-up release is followed by clearly less pain." in said
    assert rows(page, "Routines in figures") == [["Legs-up release", str(pairs + 6), str(pairs), mean, interval]]
    assert len(page.findall('.//line[@class="c-interval"]')) == 2
    assert said.count(f"{mean}({interval})") == 2
    assert said.count(f"95 percent interval from {ends[0]} lower to {ends[1]} lower") == 2
    assert "part of any drop would have come by itself" in said


def test_equal_changes_have_a_mean_and_no_interval(alice: Client, db: Session) -> None:
    for number in range(6):
        add_session(db, alice.person.id, NOW - timedelta(days=number, hours=1), 6, 4)
    page = alice.get("/trends")
    assert "After Legs-up release all 6 changes are equal (−2.0): no spread to reckon an interval from." in page.text
    assert rows(page, "Routines in figures") == [["Legs-up release", "6", "6", "−2.0", "none: all equal"]]


def test_a_comparison_that_is_fair_is_offered_below(alice: Client, db: Session) -> None:
    links = {text_of(link): link.get("href", "") for link in with_pairs(alice, db, 6).findall(".//main//a")}
    assert alice.get(links["Let Ebb choose between two routines for two weeks"]).heading


def test_ten_years_have_all_their_pairs_in_the_interval(alice: Client, db: Session) -> None:
    for number in range(80):
        add_session(db, alice.person.id, NOW - timedelta(days=45 * number, hours=1), 6 + number % 3, 5)
    page = alice.get("/trends?period=all")
    assert rows(page, "Routines in figures") == [["Legs-up release", "80", "80", "−2.0", "−2.2 to −1.8"]]


def test_mornings_times_of_day_and_what_is_missing(alice: Client, db: Session) -> None:
    for number in range(12):
        at = NOW - timedelta(days=number, hours=16 if number % 2 else 5)
        made = add_session(db, alice.person.id, at, 7 if number % 2 else 4, 3 if number < 9 else None)
        if number % 2:
            morning = at + timedelta(hours=11)
            score = 5 + number % 3
            same = {"person_id": alice.person.id, "session_id": made.id, "key": uuid4(), "time_zone": "Europe/London"}
            db.add(Rating(moment="morning", score=score, rated_at=morning, **same))
    db.commit()
    page = alice.get("/trends")
    said = section(page, "patterns-h")
    assert "1.0 lower than before it (6 mornings)" in said
    assert "not what the session made of them" in said
    assert rows(page, "Mornings in figures")[0] == ["Right after the session", "4", "too few to say: needs 2 more"]
    assert "highest in the evening, 7.0 (6), and lowest in the morning, 4.0 (6)" in said
    assert "you choose when you begin" in said
    assert [row[1] for row in rows(page, "Times of day in figures")] == ["6", "0", "6", "0"]
    assert "Three of twelve sessions have no number after. What is missing is left out of the averages" in said


def test_over_many_years_the_habits_are_those_of_the_last_one(alice: Client, db: Session) -> None:
    for year in range(2020, 2027):
        for day in range(1, 8):
            add_session(db, alice.person.id, noon(year, 11, day), 6)
    page = alice.get("/trends?period=all")
    assert "In the last year of 1 Jan 2020 to 31 Dec 2026." in page.text
    assert "Seven of seven sessions have no number after" in page.text
    assert "In the last year of" not in alice.get("/trends?period=year").text


def test_the_baseline_stands_below_the_picture_and_can_be_changed(alice: Client, db: Session) -> None:
    for day in range(56):
        at = NOW - timedelta(days=day)
        add_session(db, alice.person.id, at, {9: 7, 10: 5, 11: 3}[at.month], 2)
    page = alice.get("/trends")
    said = text_of(page.find('.//p[@id="standing"]'))
    assert "The four weeks from 26 October average 3.4 (27 ratings), your first two weeks 5.6 (14 ratings)" in said
    assert "2.2 points lower, or 39 percent. That is a change that matters." in said
    above = text_of(page.find('.//header[@class="trends__head"]'))
    assert (above + said).count("would have come by itself") == 1
    alice.post("/trends/baseline", {"from": "2026-11-01", "to": "2026-11-14"})
    said = text_of(alice.get("/trends").find('.//p[@id="standing"]'))
    assert "the days from 1 to 14 November 3.0 (14 ratings). No difference." in said


def test_more_pain_than_in_the_baseline_points_to_help(alice: Client, db: Session) -> None:
    for day in range(56):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 3 if day > 40 else 6, 2)
    page = alice.get("/trends")
    assert "3.0 points higher, or 100 percent. That is a change that matters." in page.text
    assert "/when-to-see-somebody" in [link.get("href") for link in page.findall(".//main//header//a")]


def test_after_a_break_the_sentence_is_that_of_today_and_knows_of_the_time_before(alice: Client, db: Session) -> None:
    for days in (400, *range(1, 40)):
        add_session(db, alice.person.id, NOW - timedelta(days=days), 7 if days > 25 else 5)
    assert "Your last four weeks average 5.1." in alice.get("/").text
    assert "Your last four weeks average 5.1, the four before 7.0." in alice.get("/trends").text


def test_who_comes_back_after_a_year_is_not_told_that_this_is_all_so_far(alice: Client, db: Session) -> None:
    for days in (*range(400, 440), 1, 2):
        add_session(db, alice.person.id, NOW - timedelta(days=days), 5)
    said = alice.get("/trends").text
    assert "so far" not in said
    assert "2 ratings in the last four weeks: too few to compare. In the four before there were none." in said


def test_what_the_numbers_mean_is_said_with_its_sources(alice: Client, db: Session) -> None:
    words = with_pairs(alice, db, 6).text
    for named in ("95 percent interval", "regression to the mean", "Your baseline", "under 6 pairs"):
        assert named in words
    for source in ("Farrar", "Ostelo", "The probable error of a mean", "Barnett"):
        assert source in words
