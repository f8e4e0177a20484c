"""Reading a file in, from the form to the diary."""

import os
import time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.archive.sending import confirmed, post_file, refused, sent
from tests.client import Client, location
from tests.conftest import PASSWORD
from tests.pages.diaries import add_rating, add_session, noon
from tests.test_access import everything
from webapp.app import LARGEST_BODY
from webapp.archive.uploads import FOLDER, KEPT_SECONDS
from webapp.extensions import Services
from webapp.pages.importing.receiving import LARGEST_FILE
from webapp.practice.models import Rating

CSV = b"date;time;pain;comment\n2026-03-13;20:15;6;long drive\n2026-03-14;07:30;4;\n2026-03-15;;bad;\n"


def waiting(app: Flask) -> list[Path]:
    services: Services = app.extensions["ebb"]
    folder = services.config.data_dir / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.fixture(autouse=True)
def _nothing_waits(app: Flask) -> None:
    for path in waiting(app):
        path.unlink()


def count(db: Session, client: Client) -> int:
    return db.scalar(select(func.count()).where(Rating.person_id == client.person.id)) or 0


def test_a_table_is_shown_as_it_is_understood_before_anything_is_kept(app: Flask, alice: Client) -> None:
    before = everything(app)
    page = alice.get(sent(alice, CSV, "diary.csv"))
    assert "2 ratings" in page.text
    assert "Friday 13 March" in page.text
    assert "Line 4 has a rating that is no number." in page.text
    assert everything(app) == before


def test_the_ratings_of_a_table_come_in_on_their_own_and_only_once(db: Session, alice: Client) -> None:
    for _ in range(2):
        assert confirmed(alice, CSV) == "/history"
    rows = db.scalars(select(Rating).where(Rating.person_id == alice.person.id).order_by(Rating.rated_at)).all()
    assert [(row.moment, row.score, row.session_id, row.time_zone) for row in rows] == [
        ("now", 6, None, "Europe/London"),
        ("now", 4, None, "Europe/London"),
    ]
    assert "How it was, without a session" in alice.get("/history").text


def test_afterwards_it_says_how_many(alice: Client) -> None:
    assert "Read in: 2 ratings." in alice.get(confirmed(alice, CSV)).text
    page = alice.get(sent(alice, CSV))
    assert "Every rating of this file is here already." in page.text
    assert page.findall(".//button[.='Read in 2 ratings']") == []


def test_other_columns_another_order_and_another_scale_can_be_chosen(db: Session, alice: Client) -> None:
    data = b"3/4/2026,40,70\n5/6/2026,55,80\n"
    address = sent(alice, data)
    asked = {"date": "0", "order": "month", "time": "", "rating": "2", "scale": "0-100", "zone": "Asia/Tokyo"}
    page = alice.get(address, query_string=asked)
    assert "Wednesday 4 March" in page.text
    alice.submit(page, action=address)
    rows = db.execute(select(Rating.local_day, Rating.score, Rating.time_zone).order_by(Rating.rated_at)).all()
    assert [(f"{day}", score, zone) for day, score, zone in rows] == [
        ("2026-03-04", 7, "Asia/Tokyo"),
        ("2026-05-06", 8, "Asia/Tokyo"),
    ]


def test_dates_that_can_be_read_in_two_ways_are_pointed_out(alice: Client) -> None:
    assert "These dates can be read in two ways." in alice.get(sent(alice, b"3/4/2026,4\n5/6/2026,5\n")).text
    assert "in two ways" not in alice.get(sent(alice, CSV)).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": "9"},
        {"rating": "-1"},
        {"rating": "0"},
        {"order": "year"},
        {"scale": "0-7"},
        {"zone": "Mars"},
        {"time": "x"},
    ],
)
def test_columns_that_cannot_be_are_refused_and_nothing_is_kept(
    app: Flask, alice: Client, wrong: dict[str, str]
) -> None:
    address = sent(alice, CSV)
    before = everything(app)
    answer = alice.post(address, wrong, status=422)
    assert alice.page(answer).findall(".//*[@class='field__error']")
    assert everything(app) == before


def test_ebbs_own_table_of_ratings_adds_nothing_where_it_comes_from(db: Session, alice: Client, bob: Client) -> None:
    add_session(db, alice.person.id, noon(2026, 3, 3), 6, 4)
    add_rating(db, alice.person.id, noon(2026, 3, 5), 3)
    table = alice.fetch("/export/ratings.csv").data
    assert "Every rating of this file is here already." in alice.get(sent(alice, table)).text
    confirmed(bob, table)
    assert count(db, bob) == 3


def test_a_file_can_be_left_and_is_removed(app: Flask, alice: Client) -> None:
    address = sent(alice, CSV)
    assert len(waiting(app)) == 1
    assert location(alice.post(f"{address}/removal")) == "/import"
    assert waiting(app) == []
    alice.get(address, status=404)


def test_once_it_is_read_in_the_file_is_gone(app: Flask, alice: Client) -> None:
    address = sent(alice, CSV)
    alice.post(address)
    assert waiting(app) == []
    alice.post(address, status=404)


def test_nobody_else_sees_confirms_or_removes_what_waits(app: Flask, alice: Client, charlie: Client) -> None:
    address = sent(alice, CSV)
    before = everything(app)
    charlie.get(address, status=404)
    for path in (address, f"{address}/removal"):
        charlie.post(path, status=404)
    assert everything(app) == before
    alice.get(address)


def test_what_waited_for_more_than_an_hour_is_not_read_in(app: Flask, alice: Client) -> None:
    address = sent(alice, CSV)
    then = time.time() - KEPT_SECONDS - 1
    os.utime(waiting(app)[0], (then, then))
    before = everything(app)
    assert "A file waits for an hour" in alice.page(alice.post(address, status=404)).text
    assert everything(app) == before


def test_deleting_the_account_takes_what_waits_with_it(app: Flask, alice: Client) -> None:
    sent(alice, CSV)
    alice.post("/settings/account/removal", {"password": PASSWORD})
    assert waiting(app) == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in this file."),
        (b" \n\t", "There is nothing in this file."),
        (b"PK\x03\x04rest", "This is a packed file or a spreadsheet."),
        (b"\x1f\x8b\x08rest", "This is a packed file."),
        (b"%PDF-1.7", "This is a PDF."),
        (b"<html>", "This is XML or a web page."),
        (b"hello", "There are no columns in this file."),
        (b'{"resourceType": "Bundle"}', "not a file that Ebb has written"),
        (b"[1, 2]", "This is not whole as JSON"),
        (b'{"format": "ebb", "version": 2}', "written by a newer Ebb"),
        (b'{"format": "ebb"', "perhaps it was not copied whole"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(app: Flask, alice: Client, data: bytes, sentence: str) -> None:
    assert sentence in refused(alice, data)
    assert waiting(app) == []


def test_without_a_file_it_says_so(alice: Client) -> None:
    answer = alice.post("/import", status=422)
    assert "Please choose a file first." in alice.page(answer).text


def test_a_file_may_be_larger_than_other_forms_but_not_too_large(app: Flask, alice: Client, client: Client) -> None:
    line = b"2026-03-13 20:%02d:%02d,%d," + b"a long drive " * 10 + b"\n"
    large = b"date,pain,note\n" + b"".join(line % (n // 60, n % 60, n % 11) for n in range(3600))
    assert len(large) > LARGEST_BODY
    alice.get(sent(alice, large))
    assert "larger than 32 MB" in refused(alice, b"x" * (LARGEST_FILE + 100_000), status=413)
    assert location(post_file(client, large)) == "/sign-in"


def test_other_forms_stay_as_small_as_they_were(alice: Client) -> None:
    answer = alice.post("/settings", {"voice": "x" * (LARGEST_BODY + 1)}, status=413)
    assert alice.page(answer).heading == "That is too much at once."


def test_a_disk_without_room_is_said_so(app: Flask, alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("webapp.archive.uploads.os.fdopen", full)
    assert "no room for the file" in refused(alice, CSV, status=503)
