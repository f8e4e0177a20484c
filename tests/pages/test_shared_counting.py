"""How often a shared report was opened."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.sharing import new_link, report
from webapp import database

FACEBOOK = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


def test_each_opening_is_counted_with_its_time(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    assert "Not opened yet." in alice.get("/sharing").text
    client.get(link, headers={"User-Agent": PHONE})
    assert "Opened once, on" in alice.get("/sharing").text
    client.fetch(f"{link}/report.pdf")
    assert report(db, alice.person).views == 2
    assert "Opened 2 times, last on" in alice.get("/sharing").text


def test_two_at_once_are_counted_twice(alice: Client, app: Flask, db: Session) -> None:
    link = new_link(alice)
    db.commit()
    with ThreadPoolExecutor(2) as at_once:
        statuses = list(at_once.map(lambda _: app.test_client().get(link).status_code, range(6)))
    assert statuses == [200] * 6
    assert report(db, alice.person).views == 6


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": FACEBOOK},
        {"User-Agent": "WhatsApp/2.24"},
        {"User-Agent": "Slackbot 1.0"},
        {"Sec-Purpose": "prefetch"},
    ],
)
def test_what_looks_ahead_of_people_is_not_counted(
    alice: Client, client: Client, db: Session, headers: dict[str, str]
) -> None:
    link = new_link(alice)
    client.get(link, headers=headers)
    client.browser.head(link)
    alice.get(link)
    assert report(db, alice.person).views == 0


def test_a_view_is_counted_where_there_is_no_write_ahead_log(
    alice: Client, client: Client, app: Flask, db: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There whoever still reads keeps writers out, themselves too."""
    path = new_link(alice)
    db.close()
    engine = app.extensions["ebb"].engine
    if engine.dialect.name == "sqlite":
        engine.dispose()
        monkeypatch.setattr(database, "SAFE_WAL_VERSION", (99,))
        monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
        engine = app.extensions["ebb"].engine = database.open_engine(str(engine.url))
    assert client.fetch(path).status_code == 200
    assert client.fetch(f"{path}/report.pdf").status_code == 200
    assert report(db, alice.person).views == 2
