"""What is left in the database when the server is killed again and again while phones send what waited in them.

`python -m tests.measurements.killed_server [kills]` prints how many messages were acknowledged, and how many of those
are missing or stand there twice: both have to be none. Each message is sent until it is acknowledged, a third of them
once more afterwards.
"""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from webapp.config import PROJECT
from webapp.database import open_engine, session_scope
from webapp.practice.models import GuidedSession

PORT = 5872
ORIGIN = f"http://127.0.0.1:{PORT}"
PHONES = 6
ALIVE_SECONDS = (1, 5)
ROUTINE, STEPS = "legs-up-release", ("rest", "knees-side-to-side")


@dataclass(frozen=True)
class Phone:
    """Somebody's browser. It is told of a message only once that was acknowledged."""

    jar: CookieJar = field(default_factory=CookieJar)

    def ask(self, path: str, fields: dict[str, str] | None = None) -> str:
        data = urlencode(fields).encode() if fields is not None else None
        opener = build_opener(HTTPCookieProcessor(self.jar))
        with opener.open(Request(ORIGIN + path, data, {"Accept": "application/json"}), timeout=10) as answer:
            return str(answer.read().decode())

    def send(self, path: str, fields: dict[str, str]) -> None:
        """Until it is acknowledged."""
        while True:
            try:
                self.ask(path, {**fields, "csrf_token": str(loads(self.ask("/outbox/token"))["csrf"])})
                return
            except HTTPError as refusal:
                if refusal.code < 500:
                    raise
            except (URLError, OSError, HTTPException):
                time.sleep(0.05)


def signed_up(name: str) -> Phone:
    phone = Phone()
    for path, fields in (
        ("/sign-up", {"name": name, "password": "seven calm turtles", "time_zone": "Europe/London"}),
        ("/before-you-begin", {"answer": "none"}),
    ):
        opener = build_opener(HTTPCookieProcessor(phone.jar))
        page = opener.open(ORIGIN + path, timeout=20).read().decode()
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token
        opener.open(ORIGIN + path, urlencode({**fields, "csrf_token": token[1]}).encode(), timeout=20)
    return phone


@dataclass
class House:
    """A server that is killed and started again."""

    folder: str
    server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--chdir", str(PROJECT), "--log-level", "critical"]
        self.server = subprocess.Popen(
            command, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        while True:
            try:
                Phone().ask("/healthz")
                return
            except (URLError, OSError, HTTPException):
                time.sleep(0.05)

    @property
    def environment(self) -> dict[str, str]:
        settings = {"PORT": str(PORT), "SIGN_UP": "open", "NARRATION_VOICE": "silent", "WEB_CONCURRENCY": "2"}
        return {**os.environ, **settings, "EBB_DATA_DIR": self.folder}

    def kill(self) -> None:
        assert self.server
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()


@contextmanager
def furnished() -> Iterator[House]:
    with TemporaryDirectory() as folder:
        house = House(folder)
        subprocess.run([sys.executable, "-m", "alembic", "upgrade", "head"], env=house.environment, check=True)
        house.start()
        try:
            yield house
        finally:
            house.kill()


def practise(phone: Phone, enough: threading.Event) -> Iterator[tuple[UUID, int]]:
    """Sessions from the last hours, each with its score afterwards, for as long as the server is killed."""
    while not enough.is_set():
        key, began, score = uuid4(), random.uniform(600, 36_000), random.randrange(11)
        session = f"/sessions/{key}"
        hurt = {"key": str(uuid4()), "step": STEPS[0], "kind": "hurt", "ago": str(began - 60)}
        messages = [
            ("/sessions", {"key": str(key), "routine": ROUTINE, "pain_before": "5", "variant": "gentle"}, began),
            *((f"{session}/progress", {"position": "60", "heard": step}, began - 100) for step in STEPS),
            (f"{session}/outcomes", hurt, began - 110),
            (f"{session}/outcomes", {**hurt, "body_part": "knee", "strength": "4"}, began - 120),
            (f"{session}/rating", {"key": str(uuid4()), "pain_after": str(score)}, began - 400),
        ]
        for path, fields, ago in messages:
            for _ in range(random.choice((1, 1, 2))):
                phone.send(path, {**fields, "ago": f"{ago:.1f}"})
        yield key, score


def faults(folder: str, sent: dict[UUID, int]) -> list[str]:
    """Each session that is not there exactly as it was acknowledged."""
    with session_scope(open_engine(f"sqlite:///{Path(folder) / 'ebb.sqlite'}")) as db:
        whole = (selectinload(GuidedSession.ratings), selectinload(GuidedSession.outcomes))
        found = {session.id: said_of(session) for session in db.scalars(select(GuidedSession).options(*whole))}
    expected = {key: said_by_phone(score) for key, score in sent.items()}
    return [f"{key}: {found.get(key)}" for key in expected | found if expected.get(key) != found.get(key)]


def said_of(session: GuidedSession) -> str:
    ratings = sorted((rating.moment, rating.score) for rating in session.ratings)
    outcomes = [(outcome.step, outcome.body_part, outcome.strength) for outcome in session.outcomes]
    return f"{ratings} {outcomes} {session.heard_steps}"


def said_by_phone(score: int) -> str:
    return f"{[('after', score), ('before', 5)]} {[(STEPS[0], 'knee', 4)]} {list(STEPS)}"


def main(kills: int) -> None:
    enough = threading.Event()
    with furnished() as house:
        phones = [signed_up(f"Alice {number}") for number in range(PHONES)]
        with ThreadPoolExecutor(PHONES) as pool:
            working = [pool.submit(lambda phone: dict(practise(phone, enough)), phone) for phone in phones]
            for _ in range(kills):
                time.sleep(random.uniform(*ALIVE_SECONDS))
                house.kill()
                house.start()
            enough.set()
            sent = {key: score for done in working for key, score in done.result().items()}
        wrong = faults(house.folder, sent)
    print(f"{kills} kills, {len(sent)} sessions of 6 messages acknowledged, {len(wrong)} not as they were sent")
    print("\n".join(wrong))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
