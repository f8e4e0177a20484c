"""What Today says of the last weeks, holds ready and asks: never more than one question besides the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.diaries import add_many, add_rating, add_session, counted
from tests.pages.practising import screened
from webapp.practice.models import GuidedSession
from webapp.practice.plans import take_on

NOW = datetime(2026, 11, 18, 7, 0, tzinfo=UTC)
LEGS_UP, FOUR, WALKING = "legs-up-release", "four-between-massages", "knee-walking"
QUESTIONS = ("Go on?", "How is your back this morning?", "Three questions a week say")


@contextmanager
def clock(at: datetime = NOW) -> Iterator[None]:
    with time_machine.travel(at, tick=False):
        yield


def did(
    db: Session, client: Client, routine: str, *pairs: tuple[int, int], first: float = 3, hurt: bool = False
) -> None:
    """Sessions of a routine two days apart, the newest so many days ago; in that one a step may have hurt."""
    for number, (before, after) in enumerate(pairs):
        outcomes = (("kneel", "hurt"),) if hurt and not number else ()
        at = NOW - timedelta(days=first + 2 * number)
        add_session(db, client.person.id, at, before, after, routine=routine, outcomes=outcomes)


def today(client: Client) -> Page:
    with clock():
        return client.get("/")


def held_ready(page: Page) -> str:
    return text_of(page.find('.//section[@class="today__next"]'))


CLEARLY_LOWER = [(4, 2), (4, 3), (4, 2), (5, 3), (4, 2), (4, 2), (5, 3), (4, 2), (4, 2)]


def test_from_six_pairs_on_the_suggestion_has_its_reason_with_its_count(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)

    said = held_ready(today(alice))
    assert "Four between massages" in said
    assert "1.9 lower on average after 9 sessions." in said
    assert "part of a drop comes by itself" in said
    assert "Your answer decides" in said


@pytest.mark.parametrize("pairs", [1, 2, 5])
def test_below_six_pairs_nothing_is_said(alice: Client, db: Session, pairs: int) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER[:pairs])

    assert "on average" not in held_ready(today(alice))


def test_what_is_clearly_lower_comes_before_what_was_used_last(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER, first=10)
    did(db, alice, "four-minute-mobiliser", (4, 4), (4, 4), first=2)

    assert "Four between massages" in held_ready(today(alice))


def test_what_hurt_last_time_is_not_held_ready_for_its_average(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER, hurt=True)

    said = held_ready(today(alice))
    assert "Four between massages" not in said
    assert "on average" not in said


def test_what_does_not_fit_days_like_the_last_ones_is_not_held_ready_for_its_average(
    alice: Client, db: Session
) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER, first=20)
    for hours in range(4):
        add_rating(db, alice.person.id, NOW - timedelta(hours=30 + hours), 9)

    said = held_ready(today(alice))
    assert "Four between massages" not in said
    assert "on average" not in said


def test_what_helped_before_the_last_year_is_not_spoken_of(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER, first=366)

    assert "on average" not in held_ready(today(alice))


def test_in_a_flare_the_worst_day_counts_more_than_an_average(alice: Client, db: Session) -> None:
    did(db, alice, LEGS_UP, *[(8, 6), (8, 7), (9, 7), (8, 6), (8, 6), (8, 7)], first=3)
    add_session(db, alice.person.id, NOW - timedelta(hours=20), 8, 8, flare=True, routine=LEGS_UP)

    said = held_ready(today(alice))
    assert "Two minutes" in said
    assert "on average" not in said


def test_a_plan_comes_before_any_suggestion(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)
    take_on(db, alice.person.id, uuid4(), WALKING, times_a_day=2, days=3, now=NOW, time_zone="Europe/London")
    db.commit()

    page = today(alice)
    assert "Next in your plan" in page.text
    assert "on average after" not in page.text


def test_the_place_that_was_said_today_counts_more_than_an_average(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)
    with clock():
        alice.post("/begin/place", {"place": "bed"})
        said = held_ready(alice.get("/"))
    assert "Four between massages" not in said


def test_the_offer_on_an_answer_gives_the_same_reason(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)
    with clock():
        page = screened(alice).get("/begin?rating=4")

    assert "Four between massages" in page.text
    assert "Your rating was 1.9 lower on average after 9 sessions of it. Part of a drop comes by itself." in page.text


def test_charlie_is_told_nothing_of_what_helped_alice(alice: Client, charlie: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)

    for path in ("/", "/routines", f"/routines/{FOUR}"):
        with clock():
            assert "on average" not in charlie.get(path).text
    with clock():
        assert "on average" not in screened(charlie).get("/begin?rating=4").text


def test_the_cards_and_the_page_of_a_routine_say_what_changed_afterwards(alice: Client, db: Session) -> None:
    did(db, alice, FOUR, *CLEARLY_LOWER)
    did(db, alice, LEGS_UP, *CLEARLY_LOWER[:5])
    with clock():
        cards = {text_of(card): card for card in alice.get("/routines").findall('.//li[@class="routine"]')}
        four = next(said for said in cards if said.startswith("Four between massages"))
        legs_up = next(said for said in cards if said.startswith("Legs-up release"))
        assert "You: 1.9 less afterwards, on average (9 sessions)" in four
        assert "You:" not in legs_up
        assert "no fair comparison" in alice.get("/routines").text
        assert (
            "You: 1.9 less afterwards, on average (9 sessions), in the last year."
            in alice.get(f"/routines/{FOUR}").text
        )
        assert "You:" not in alice.get(f"/routines/{LEGS_UP}").text


def left_open(db: Session, client: Client, at: datetime, heard: float) -> GuidedSession:
    session = add_session(db, client.person.id, at, 5, heard=heard)
    session.ended_at = None
    db.commit()
    return session


def test_at_most_one_more_question_is_asked_and_each_comes_when_the_one_before_is_settled(
    alice: Client, db: Session
) -> None:
    add_rating(db, alice.person.id, NOW - timedelta(days=40), 5)
    open_session = left_open(db, alice, NOW - timedelta(hours=9), heard=60)

    for expected, settle in zip(
        QUESTIONS,
        (f"/sessions/{open_session.id}/ending", "/sessions/not-this-morning", "/function/not-this-week"),
        strict=True,
    ):
        with clock():
            page = alice.get("/")
            assert [question for question in QUESTIONS if question in page.text] == [expected]
            alice.submit(page, action=settle)
    assert not any(question in today(alice).text for question in QUESTIONS)


def test_the_small_line_needs_three_weeks_and_says_what_it_shows(alice: Client, db: Session) -> None:
    add_rating(db, alice.person.id, NOW - timedelta(weeks=2), 7)
    add_rating(db, alice.person.id, NOW - timedelta(weeks=1), 6)
    assert not today(alice).findall('.//svg[@class="small-line"]')

    add_rating(db, alice.person.id, NOW, 4)
    drawn = today(alice).find('.//svg[@class="small-line"]')
    assert drawn.get("role") == "img"
    assert "Weekly means from 2 to 18 November, 3 ratings. First 7.0, last 4.0." in today(alice).text


def test_the_sentence_has_its_counts(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 60, until=NOW, days=60)

    page = today(alice)
    assert page.heading.startswith("Your last four weeks average ")
    assert " ratings)." in text_of(page.find('.//section[@class="today__word"]'))


def test_today_asks_the_same_of_a_long_diary_as_of_a_short_one(app: Flask, alice: Client, db: Session) -> None:
    counts = []
    for many in (20, 500):
        add_many(db, alice.person.id, many, until=NOW - timedelta(days=1), days=300)
        with counted(app) as seen:
            today(alice)
        counts.append(len(seen))
    assert counts[0] == counts[1]
