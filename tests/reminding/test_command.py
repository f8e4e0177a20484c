"""The command for cron, as cron runs it: several at once, and killed in the middle."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.reminding.mailroom import free_port, mailroom, server
from tests.reminding.people import EVERY_DAY, subscriber
from webapp.accounts.models import Person
from webapp.config import PROJECT
from webapp.extensions import Services
from webapp.reminding.models import Reminder, SentReminder
from webapp.reminding.smtp_post import SmtpPost

MANY, FEW = 200, 40

Start = Callable[[int], "subprocess.Popen[str]"]


def people_just_now(db: Session, count: int) -> None:
    """So many people whose time is this very minute."""
    now = datetime.now(UTC)
    people = [
        Person(name=f"P{number}", name_key=f"p{number}", password_hash="-", created_at=now) for number in range(count)
    ]
    db.add_all(people)
    db.flush()
    old = now - timedelta(days=2)
    for person in people:
        db.add(
            Reminder(
                person_id=person.id,
                times=[f"{now:%H:%M}"],
                weekdays=list(EVERY_DAY),
                changed_at=old,
                email=f"{person.name_key}@example.org",
                email_asked_at=old,
                email_confirmed_at=old,
            )
        )
    db.commit()


@pytest.fixture
def start(empty_engine: Engine, tmp_path: Path) -> Start:
    """Another process that runs the command."""

    def start(port: int) -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "EBB_DATA_DIR": str(tmp_path / "data"),
            "DATABASE_URL": empty_engine.url.render_as_string(hide_password=False),
            "NARRATION_VOICE": "silent",
            "SMTP_URL": f"smtp+plain://127.0.0.1:{port}",
            "MAIL_FROM": "Ebb <ebb@example.org>",
            "EBB_URL": "https://ebb.example",
        }
        command = [sys.executable, "-m", "flask", "--app", "webapp.app", "reminders", "send"]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, cwd=PROJECT, text=True, stdout=pipe, stderr=pipe)

    return start


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    said, complained = process.communicate(timeout=120)
    return process.returncode, said + complained


def test_two_commands_at_once_send_each_mail_once_and_a_third_none(start: Start, db: Session) -> None:
    people_just_now(db, MANY)
    with mailroom() as room:
        both = [start(room.port), start(room.port)]
        assert [ended(each)[0] for each in both] == [0, 0]
        status, said = ended(start(room.port))
    assert Counter(room.recipients) == Counter(f"p{number}@example.org" for number in range(MANY))
    assert (status, said.splitlines()[-1]) == (0, "Reminders: 0 sent, 0 not sent, 0 not needed, 0 waiting.")
    assert all(db.scalars(select(SentReminder.sent_at)))


def test_a_command_that_is_killed_in_the_middle_leaves_one_mail_too_few_at_most(start: Start, db: Session) -> None:
    people_just_now(db, FEW)
    victims: list[subprocess.Popen[str]] = []
    count = 0

    def kill_at_the_fifteenth(_to: str) -> str:
        nonlocal count
        count += 1
        if count == 15:
            os.kill(victims[0].pid, signal.SIGKILL)
            victims[0].wait()
        return "250 OK"

    with mailroom(content=kill_at_the_fifteenth) as room:
        victims.append(start(room.port))
        assert ended(victims[0])[0] == -signal.SIGKILL
        assert ended(start(room.port))[0] == 0
    assert max(Counter(room.recipients).values()) == 1
    assert len(room.recipients) >= FEW - 1
    assert list(db.scalars(select(SentReminder.sent_at))).count(None) == 1


def test_without_a_mail_server_the_command_says_what_to_set(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["reminders", "send"])
    assert result.exit_code == 1
    assert "set SMTP_URL, MAIL_FROM and EBB_URL" in result.output


@pytest.fixture
def posting(make_app: Callable[..., Flask]) -> Callable[[int], Flask]:
    """The application with a mail server at that port."""

    def posting(port: int) -> Flask:
        app = make_app(mail=server(port))
        services: Services = app.extensions["ebb"]
        app.extensions["ebb"] = replace(services, open_post=lambda: SmtpPost(server(port)))
        return app

    return posting


def test_a_dry_run_only_counts(posting: Callable[[int], Flask], db: Session) -> None:
    people_just_now(db, FEW)
    with mailroom() as room:
        result = posting(room.port).test_cli_runner().invoke(args=["reminders", "send", "--dry-run"])
    assert result.output.endswith(f"Reminders: {FEW} would be sent.\n")
    assert "@" not in result.output
    assert room.came == []
    assert not db.scalars(select(SentReminder)).all()


def test_the_command_fails_where_a_mail_did_not_go_out(posting: Callable[[int], Flask], db: Session) -> None:
    subscriber(db, "Alice", [f"{datetime.now(UTC):%H:%M}"], "UTC")
    with mailroom(recipient=lambda _to: "550 no") as room:
        result = posting(room.port).test_cli_runner().invoke(args=["reminders", "send"])
    assert (result.exit_code, "1 not sent" in result.output) == (1, True)


def test_the_command_fails_where_the_server_is_away(posting: Callable[[int], Flask], db: Session) -> None:
    subscriber(db, "Alice", [f"{datetime.now(UTC):%H:%M}"], "UTC")
    result = posting(free_port()).test_cli_runner().invoke(args=["reminders", "send"])
    assert (result.exit_code, "1 waiting" in result.output) == (1, True)


def test_the_mail_leads_to_the_site_that_the_host_has_named(posting: Callable[[int], Flask], db: Session) -> None:
    subscriber(db, "Alice", [f"{datetime.now(UTC):%H:%M}"], "UTC")
    with mailroom() as room:
        posting(room.port).test_cli_runner().invoke(args=["reminders", "send"])
    text = room.came[0].get_content()
    assert {"https://ebb.example/", "Other times: https://ebb.example/reminders"} <= set(text.splitlines())
    assert "No more of these mails: https://ebb.example/reminders/stop/" in text
    assert not any(word in text.lower() for word in ("pain", "back", "hurt", "alice"))
