"""How much processor time a page or a file of one person takes, by how much they have written down.

Everything counts that a server does for the answer: cookies, statements, reckoning, the page itself.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from werkzeug.test import Client

from tests.benchmarks.clock import milliseconds
from tests.pages.diaries import counted
from webapp.accounts.devices import sign_in_device
from webapp.app import create_app
from webapp.cli.demo import fill, known
from webapp.cli.demo_diary import invent_diary
from webapp.config import Config
from webapp.database import Base, open_engine, session_scope
from webapp.narration.building import build
from webapp.narration.progress import Progress
from webapp.pages.accounts.signing_in import COOKIE
from webapp.timeline.utterances import utterances

DIARIES = {"one year, 365 sessions": (365, 365), "one year, 1,095": (1_095, 365), "ten years, 10,950": (10_950, 3_650)}
"""How many sessions, over how many days."""

SMALLEST = "/healthz"
ADDRESSES = (
    *("/", "/history", "/trends", "/trends?period=week", "/trends?period=month"),
    *("/trends?period=year", "/trends?period=all"),
    *("/export/ratings.csv", "/export/sessions.csv", "/export/ebb.json", "/export/fhir.json", "/export/report.pdf"),
)


def report() -> None:
    logging.getLogger("webapp.request_log").setLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        app = _furnished(Path(folder))
        for name, (sessions, days) in DIARIES.items():
            with _signed_in(app, Path(folder) / f"{sessions}.sqlite", sessions, days) as browser:
                _report_one(app, browser, name)


def _report_one(app: Flask, browser: Client, name: str) -> None:
    smallest = milliseconds(lambda: _bytes(browser, SMALLEST))
    print(f"\n{name}: processor time, and how many times that of {SMALLEST} ({smallest:.2f} ms)")
    for address in ADDRESSES:
        size = _bytes(browser, address)
        with counted(app) as statements:
            _bytes(browser, address)
        taken = milliseconds(lambda address=address: _bytes(browser, address))  # type: ignore[misc]
        shown = f"{taken:8.1f} ms {taken / smallest:7.0f} x {len(statements):4} statements {size / 1000:8.1f} kB"
        print(f"{shown}  {address}")


def _bytes(browser: Client, address: str) -> int:
    answer = browser.get(address)
    size = sum(map(len, answer.iter_encoded()))
    answer.close()
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return size


def _furnished(folder: Path) -> Flask:
    app = create_app(
        Config.from_environment(
            {"EBB_DATA_DIR": str(folder), "EBB_AUDIO_CACHE_DIR": str(folder / "clips"), "NARRATION_VOICE": "silent"}
        )
    )
    catalogue = app.extensions["ebb"].catalogue
    wanted = {slug: utterances(routine, catalogue.phrases) for slug, routine in catalogue.routines.items()}
    build(folder / "clips", "silent", wanted, Progress(StringIO()))
    return app


@contextmanager
def _signed_in(app: Flask, database: Path, sessions: int, days: int) -> Iterator[Client]:
    """A browser of somebody with that much in their diary."""
    services = app.extensions["ebb"]
    services.engine = open_engine(f"sqlite:///{database}")
    Base.metadata.create_all(services.engine)
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    routines = [known(routine) for routine in services.catalogue.routines.values()]
    with session_scope(services.engine) as db:
        diary = invent_diary(routines, sessions=sessions, days=days, until=now, seed=1)
        person = fill(db, diary, "", now=now, seed=1)
        token = sign_in_device(db, person, label="", stays=False, now=now)
        db.commit()
    browser = app.test_client()
    browser.set_cookie(COOKIE, token)
    yield browser
    services.engine.dispose()
