import gzip
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4
from xml.etree.ElementTree import Element

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.diaries import ROUTINE, add_many, add_rating, add_session, counted, noon
from webapp.practice.function import answer
from webapp.practice.plans import take_on
from webapp.trends.function import Items
from webapp.trends.windows import PERIODS

NOW = noon(2026, 11, 21)


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def drawing(page: Page, kind: str) -> Element:
    return page.find(f'.//svg[@class="chart__svg chart__svg--{kind}"]')


def of_class(svg: Element, name: str) -> list[Element]:
    return [element for element in svg.iter() if name in element.get("class", "").split()]


def marks(svg: Element, name: str) -> int:
    """How many marks of a kind are drawn: each begins with M in the one path of its kind."""
    return sum(element.get("d", "").count("M") for element in of_class(svg, name))


def table(page: Page, label: str) -> list[list[str]]:
    region = page.find(f'.//div[@aria-label="{label}"]')
    return [[text_of(cell) for cell in row] for row in region.iter("tr")]


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.fetch("/trends").headers["Location"].startswith("/sign-in?next=")


def test_before_the_first_session_it_says_what_will_be_here(alice: Client) -> None:
    page = alice.get("/trends")
    assert page.heading == "Nothing here yet."
    assert not [svg for svg in page.findall(".//svg") if "chart__svg" in svg.get("class", "")]


def test_one_session_is_shown_without_a_verdict(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW - timedelta(hours=2), 7, 5)
    page = alice.get("/trends")
    assert page.heading == "One session so far. Here it is, without a verdict."
    assert [text_of(text) for text in of_class(drawing(page, "narrow"), "c-strong")] == ["7 before", "5 after"]
    assert table(page, "Sessions in figures")[1] == ["Sat 21 Nov", "Legs-up release, standard", "7", "5"]
    assert not page.findall('.//nav[@aria-label="Period"]')


def test_a_missing_rating_is_a_dash_for_the_eye_and_words_for_the_ear(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW - timedelta(hours=2), 7)
    assert table(alice.get("/trends"), "Sessions in figures")[1][2:] == ["7", "–not rated"]


def test_three_sessions_wait_for_more_pairs(alice: Client, db: Session) -> None:
    for day, (before, after) in ((16, (7, 5)), (18, (6, 6)), (20, (6, 4))):
        add_session(db, alice.person.id, noon(2026, 11, day), before, after)
    page = alice.get("/trends")
    assert page.heading == "Three sessions so far. Here they are, without a verdict."
    assert "Legs-up release needs 3 more." in page.text
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-before") == 3
        assert marks(drawing(page, kind), "c-after") == 3
        assert marks(drawing(page, kind), "c-pair") == 2


def test_the_numbers_in_both_pictures_are_those_in_the_table(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 60, until=NOW, days=70)
    add_rating(db, alice.person.id, NOW - timedelta(days=3), 9)
    page = alice.get("/trends")
    rows = table(page, "Weeks in figures")[1:]
    for kind in ("narrow", "wide"):
        svg = drawing(page, kind)
        means = [text_of(text) for text in of_class(svg, "c-strong") if "c-big" not in text.get("class", "")]
        counts = [text_of(text).strip("()") for text in of_class(svg, "c-n")]
        assert [mean for mean in means if mean not in ("before", "after")] == [row[1] for row in rows]
        assert counts == [row[2] for row in rows if row[2] != "0"]
    assert sum(int(row[2]) for row in rows) == marks(drawing(page, "wide"), "c-before")


def test_two_thousand_sessions_make_a_page_of_the_same_size(alice: Client, bob: Client, db: Session) -> None:
    add_many(db, alice.person.id, 2000, until=NOW)
    add_many(db, bob.person.id, 200, until=NOW)
    crowded, usual = alice.get("/trends"), bob.get("/trends")
    assert len(crowded.html) < 1.5 * len(usual.html)
    assert len(table(crowded, "Sessions in figures")) == 51
    assert "The newest 50 of the period; all 2,000 are in the history" in crowded.text
    assert "the larger, the more often" in text_of(crowded.find(".//figcaption/p"))


@pytest.mark.parametrize("query", [f"?period={period}{to}" for period in PERIODS for to in ("", "&to=2026-03-01")])
def test_the_number_of_statements_does_not_grow(
    app: Flask, alice: Client, bob: Client, db: Session, query: str
) -> None:
    add_many(db, alice.person.id, 1000, until=NOW)
    add_many(db, bob.person.id, 12, until=NOW)
    with counted(app) as many:
        alice.get(f"/trends{query}")
    with counted(app) as few:
        bob.get(f"/trends{query}")
    assert len(many) == len(few)


def test_the_period_is_a_link_and_the_current_one_is_marked(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 100, until=NOW)
    for query, name, region in (
        ("", "Quarter", "Weeks in figures"),
        ("?period=week", "Week", "Days in figures"),
        ("?period=month", "Month", "Weeks in figures"),
        ("?period=year", "Year", "Months in figures"),
        ("?period=all", "All", "Months in figures"),
        ("?period=century", "Quarter", "Weeks in figures"),
    ):
        page = alice.get(f"/trends{query}")
        assert text_of(page.find('.//ul[@class="periods"]//a[@aria-current="true"]')) == name
        assert table(page, region)


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


@pytest.mark.parametrize(("sessions", "columns"), [(1, 0), (3, 0), (5, 0), (6, 4), (7, 4)])
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
        assert lines[3].endswith(
            'Thu 19 Nov, Legs-up release: 6 before, 4 after. A flare. Note: "><script>alert(1)</script> moved boxes'
        )


def test_days_of_a_plan_and_function_are_in_the_picture_and_in_the_tables(alice: Client, db: Session) -> None:
    for day in range(12):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4)
    taken = NOW - timedelta(days=5, hours=3)
    take_on(db, alice.person.id, uuid4(), ROUTINE, times_a_day=2, days=30, now=taken, time_zone="Europe/London")
    for day, items in ((10, Items(6, 7, 7)), (2, Items(4, 4, 3))):
        answer(db, alice.person.id, uuid4(), items, now=NOW - timedelta(days=day), time_zone="Europe/London")
    db.commit()
    page = alice.get("/trends")
    assert [row[-1] for row in table(page, "Weeks in figures")[-2:]] == ["–", "6 of 6"]
    assert table(page, "Function in figures")[1:] == [["19 November", "3.7"], ["11 November", "6.7"]]
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-plan") == 6
        assert marks(drawing(page, kind), "c-function--mark") == 2


def test_charlie_has_neither_plan_nor_function_of_alice(alice: Client, charlie: Client, db: Session) -> None:
    take_on(db, alice.person.id, uuid4(), ROUTINE, times_a_day=2, days=30, now=NOW, time_zone="Europe/London")
    answer(db, alice.person.id, uuid4(), Items(6, 7, 7), now=NOW, time_zone="Europe/London")
    add_many(db, charlie.person.id, 20, until=NOW, days=30)
    page = charlie.get("/trends")
    assert marks(drawing(page, "wide"), "c-plan") == marks(drawing(page, "wide"), "c-function--mark") == 0


def test_charlie_sees_nothing_of_alice(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW, 7, 5, outcomes=(("kneel", "hurt"),))
    assert charlie.get("/trends").heading == "Nothing here yet."


def test_steps_that_hurt_are_counted_by_name(alice: Client, db: Session) -> None:
    for day in range(6):
        outcomes = (("no-such-step", "hurt"), ("no-such-step", "eased")) if day == 0 else ()
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 5, outcomes=outcomes)
    assert table(alice.get("/trends"), "Step by step, table")[1] == [
        "No such stepLegs-up release",
        "1",
        "1",
        "0",
        "1",
        "",
    ]


def test_a_routine_with_fewer_than_six_pairs_says_how_many_it_needs(alice: Client, db: Session) -> None:
    for day in range(8):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4 if day < 2 else None)
    page = alice.get("/trends")
    assert "Legs-up release needs four more complete pairs." in page.text
    assert table(page, "Routines in figures")[1] == ["Legs-up release", "8", "2", "too few to say: needs 4 more"]


def test_less_pain_is_said_with_the_caution_that_some_of_it_comes_by_itself(alice: Client, db: Session) -> None:
    for day in range(56):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 3 if day < 28 else 6, 2)
    page = alice.get("/trends")
    assert page.heading.endswith("That is a change that matters.")
    assert "part of any drop would have come by itself" in page.text
    assert "Farrar" in page.text
    assert "Ostelo" in page.text


def test_more_pain_points_to_when_to_see_somebody(alice: Client, db: Session) -> None:
    for day in range(56):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6 if day < 28 else 3, 2)
    page = alice.get("/trends")
    assert "/when-to-see-somebody" in [link.get("href") for link in page.findall(".//main//a")]


def test_the_picture_has_a_title_and_a_description_and_its_writing_is_hidden(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 40, until=NOW, days=60)
    for svg in alice.get("/trends").findall('.//svg[@role="img"]'):
        if "chart__svg" not in svg.get("class", ""):
            continue
        title, description, writing = svg
        assert (title.tag, description.tag, writing.get("aria-hidden")) == ("title", "desc", "true")
        assert text_of(title)
        assert text_of(description)


def test_a_day_is_that_of_the_place_where_the_session_was(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, noon(2026, 11, 20) + timedelta(hours=14), 6, 4, time_zone="America/New_York")
    assert table(alice.get("/trends"), "Sessions in figures")[1][0] == "Fri 20 Nov"
