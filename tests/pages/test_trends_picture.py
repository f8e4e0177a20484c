"""The picture of the ratings on its page: periods, what is beside the ratings, the tables behind it, its weight."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.diaries import ROUTINE, add_many, add_session, noon
from tests.pages.pictures import drawing, marks, of_class, table
from webapp.practice.function import answer
from webapp.practice.plans import take_on
from webapp.trends.function import Items
from webapp.trends.windows import PERIODS

NOW = noon(2026, 11, 21)


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def neighbours(page: Page) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.findall('.//nav[@class="span"]/a')}


def test_earlier_and_later_lead_from_period_to_period(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 300, until=NOW)
    newest = alice.get("/trends?period=month")
    assert text_of(newest.find('.//p[@class="span__dates"]')) == "19 Oct to 22 Nov 2026"
    assert neighbours(newest) == {"Earlier": "/trends?period=month&to=2026-10-18"}
    before = alice.get(neighbours(newest)["Earlier"])
    assert text_of(before.find('.//p[@class="span__dates"]')) == "14 Sep to 18 Oct 2026"
    assert alice.get(neighbours(before)["Later"]).html == newest.html
    assert [row[0] for row in table(before, "Weeks in figures")[1:]] == [
        "14 Sep",
        "21 Sep",
        "28 Sep",
        "5 Oct",
        "12 Oct",
    ]


def test_a_period_that_is_past_stays_so_in_another_length(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 300, until=NOW)
    links = alice.get("/trends?period=week&to=2026-05-01").findall('.//ul[@class="periods"]//a')
    assert [link.get("href") for link in links] == [
        "/trends?period=week&to=2026-05-01",
        "/trends?period=month&to=2026-05-01",
        "/trends?to=2026-05-01",
        "/trends?period=year&to=2026-05-01",
        "/trends?period=all",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "period=&to=",
        "period=week&to=never",
        "period=quarter&to=2026-02-30",
        "period=year&to=9999-12-31",
        "period=all&to=0001-01-01",
        "period=month&to=0001-01-01",
        "period=WEEK&period=day&to=20261121",
        "period=week&to=2026-W47-1",
        "period=%00&to=%F0%9F%8C%8A",
        f"period=week&to={'9' * 5000}",
        "period=week&to=-2026-1-1",
        "to=٢٠٢٦-١١-٢١",
    ],
)
def test_no_wish_for_days_breaks_the_page(alice: Client, db: Session, query: str) -> None:
    add_many(db, alice.person.id, 30, until=NOW)
    assert alice.get(f"/trends?{query}").findall('.//ul[@class="periods"]//a[@aria-current="true"]')


@pytest.mark.parametrize(("sessions", "columns"), [(1, 0), (3, 0), (5, 0), (6, 2), (7, 2)])
def test_few_sessions_are_shown_one_by_one_and_the_sixth_begins_the_weeks(
    alice: Client, db: Session, sessions: int, columns: int
) -> None:
    for day in range(sessions):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4)
    page = alice.get("/trends")
    assert len(page.findall('.//div[@aria-label="Weeks in figures"]//tbody/tr')) == columns
    assert len(table(page, "Sessions in figures")) == 1 + sessions
    assert marks(drawing(page, "wide"), "c-before") == sessions


def test_five_sessions_over_many_years_are_all_shown(alice: Client, db: Session) -> None:
    for year in range(2018, 2023):
        add_session(db, alice.person.id, noon(year, 3, 1), 6, 4)
    assert marks(drawing(alice.get("/trends"), "wide"), "c-before") == 5


def test_ten_years_are_one_page_of_years_with_every_rating_counted(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 3000, until=NOW, days=3650)
    page = alice.get("/trends?period=all")
    rows = table(page, "Years in figures")[1:]
    assert [row[0] for row in rows] == [str(year) for year in range(2016, 2027)]
    assert sum(int(row[2]) for row in rows) == 3000
    assert ", the 13 weeks from 24 August." in page.text
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-before") == 33  # 4, 5 and 6 in each of the eleven years
        assert len(drawing(page, kind).get("data-points", "").splitlines()) == 11
    assert len(gzip.compress(page.html.encode())) < 40_000


def test_a_year_of_three_a_day_is_a_light_page(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 1095, until=NOW)
    for period in PERIODS:
        assert len(gzip.compress(alice.get(f"/trends?period={period}").html.encode())) < 40_000


def test_a_week_has_a_column_a_day_and_a_gap_where_nothing_was_rated(alice: Client, db: Session) -> None:
    for day in (20, 20, 16, *range(1, 8)):
        add_session(db, alice.person.id, noon(2026, 11, day), 6, 4)
    page = alice.get("/trends?period=week")
    rows = table(page, "Days in figures")[1:]
    assert [(row[0], row[2]) for row in rows] == [
        ("Sun 15 Nov", "0"),
        ("Mon 16 Nov", "1"),
        ("Tue 17 Nov", "0"),
        ("Wed 18 Nov", "0"),
        ("Thu 19 Nov", "0"),
        ("Fri 20 Nov", "2"),
        ("Sat 21 Nov", "0"),
    ]
    assert marks(drawing(page, "narrow"), "c-before") == 3
    assert len(of_class(drawing(page, "narrow"), "c-mean")) == 2


def test_a_note_and_a_flare_stand_beside_their_session_and_a_note_is_only_text(alice: Client, db: Session) -> None:
    for day in range(6):
        note = '"><script>alert(1)</script>\nmoved boxes' if day == 2 else ""
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4, note=note, flare=day == 2)
    page = alice.get("/trends")
    assert "<script>alert" not in page.html
    row = table(page, "Sessions in figures")[3]
    assert row[1].startswith('Legs-up release, standardA flare. "><script>alert(1)</script>')
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-note") == 1
        lines = drawing(page, kind).get("data-points", "").split("\n")
        assert len(lines) == 6
        assert lines[3].endswith(' 6 before, 4 after. A flare. Note: "><script>alert(1)</script> moved boxes')


def test_days_of_a_plan_and_function_are_in_the_picture_and_in_the_tables(alice: Client, db: Session) -> None:
    for day in range(12):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4)
    taken = NOW - timedelta(days=5, hours=3)
    take_on(db, alice.person.id, uuid4(), ROUTINE, times_a_day=2, days=30, now=taken, time_zone="Europe/London")
    for day, items in ((10, Items(6, 7, 7)), (2, Items(4, 4, 3))):
        answer(db, alice.person.id, uuid4(), items, now=NOW - timedelta(days=day), time_zone="Europe/London")
    db.commit()
    page = alice.get("/trends")
    assert [row[-2:] for row in table(page, "Weeks in figures")[-2:]] == [["–", "6.7 (1)"], ["6 of 6", "3.7 (1)"]]
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-plan") == 6
        assert marks(drawing(page, kind), "c-function--mark") == 2


def test_charlie_has_neither_plan_nor_function_of_alice(alice: Client, charlie: Client, db: Session) -> None:
    take_on(db, alice.person.id, uuid4(), ROUTINE, times_a_day=2, days=30, now=NOW, time_zone="Europe/London")
    answer(db, alice.person.id, uuid4(), Items(6, 7, 7), now=NOW, time_zone="Europe/London")
    add_many(db, charlie.person.id, 20, until=NOW, days=30)
    page = charlie.get("/trends")
    assert marks(drawing(page, "wide"), "c-plan") == marks(drawing(page, "wide"), "c-function--mark") == 0
