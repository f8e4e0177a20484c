"""What goes out when, to whom, and that it goes out once."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from tests.pages.diaries import add_session
from tests.reminding.people import every_five_minutes, subscriber
from webapp.accounts.people import remove_person
from webapp.practice.plans import put_away, take_on
from webapp.reminding.asking import write_no_more
from webapp.reminding.claims import LATE, Letter, claim, letters_due
from webapp.reminding.models import Reminder, SentReminder
from webapp.reminding.post import AwayError, LostError, RefusedError, SilentPost
from webapp.reminding.sending import Outcome, Round

EVENING = datetime(2026, 11, 21, 20, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def written(letter: Letter, _row: UUID, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["To"], message["Date"] = letter.email, now
    message["Subject"] = letter.routine or "-"
    return message


class Twin(SilentPost):
    """Sends nothing; has a fault for some addresses."""

    def __init__(self, faults: dict[str, Exception] | None = None) -> None:
        super().__init__()
        self.faults = faults or {}

    def open(self) -> None:
        if "open" in self.faults:
            raise self.faults["open"]

    def send(self, message: EmailMessage) -> None:
        if fault := self.faults.get(message["To"].partition("@")[0]):
            raise fault
        super().send(message)

    def all(self) -> list[tuple[str, str]]:
        """Who got a mail, and of what."""
        found = []
        while not self.given.empty():
            message = self.given.get()
            found.append((message["To"].partition("@")[0], message["Subject"]))
        return sorted(found)


Run = Callable[..., tuple[Outcome, list[tuple[str, str]]]]


@pytest.fixture
def run(app: Flask, db: Session) -> Run:
    """One call of the command at that time, with its outcome and the mails."""
    engine: Engine = app.extensions["ebb"].engine

    def run(now: datetime, **faults: Exception) -> tuple[Outcome, list[tuple[str, str]]]:
        db.commit()
        twin = Twin(faults)
        return Round(engine, twin, written, lambda: now).send_all(), twin.all()

    return run


def test_what_is_due_goes_out_once_and_no_more_however_often_cron_calls(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["08:00", "20:00"])
    subscriber(db, "Bob", ["21:00"])
    assert run(EVENING) == (Outcome(sent=1), [("alice", "-")])
    for later in (0, 5, 29, 40):
        assert run(EVENING + later * MINUTE) == (Outcome(), [])


def test_the_row_says_when_it_was_claimed_and_when_it_was_sent(run: Run, db: Session) -> None:
    alice = subscriber(db, "Alice", ["20:00"])
    run(EVENING)
    (row,) = db.scalars(select(SentReminder))
    assert (row.person_id, row.due_at) == (alice.id, EVENING - MINUTE)
    assert row.claimed_at == row.sent_at == EVENING


def test_what_was_due_while_the_machine_was_off_is_not_sent_late(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["20:00"])
    assert run(EVENING - MINUTE + LATE)[1] == []
    assert run(EVENING - 2 * MINUTE + LATE)[1] == [("alice", "-")]


def test_two_times_shortly_after_each_other_are_one_mail_where_cron_was_late(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["19:40", "20:00"])
    assert run(EVENING)[0].sent == 1
    assert run(EVENING + MINUTE)[0].sent == 0


@pytest.mark.parametrize("minutes", [0, 1])
def test_nothing_goes_out_that_was_due_before_the_times_were_changed(run: Run, db: Session, minutes: int) -> None:
    subscriber(db, "Alice", ["20:00"], changed_at=EVENING - MINUTE + minutes * MINUTE)
    assert run(EVENING + 2 * MINUTE) == (Outcome(), [])


def test_nothing_goes_out_before_the_mailbox_is_confirmed_or_that_was_due_before(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["20:00"], confirmed_at=None)
    subscriber(db, "Bob", ["20:00"], confirmed_at=EVENING)
    assert run(EVENING + MINUTE) == (Outcome(), [])


def test_chosen_weekdays_are_those_of_the_persons_own_calendar(run: Run, db: Session) -> None:
    saturday, sunday = 5, 6
    subscriber(db, "Alice", ["20:00"], weekdays=[sunday])
    subscriber(db, "Bob", ["20:00"], weekdays=[saturday])
    subscriber(db, "Charlie", ["10:00"], "Pacific/Kiritimati", weekdays=[sunday])
    assert run(EVENING)[1] == [("bob", "-"), ("charlie", "-")]


def test_on_the_days_of_a_plan_it_comes_as_often_as_the_plan_asks_and_names_it(run: Run, db: Session) -> None:
    alice = subscriber(db, "Alice", [], weekdays=[])
    at = EVENING.replace(hour=9)
    plan = take_on(db, alice.id, uuid4(), "knee-walking", times_a_day=2, days=2, now=at, time_zone="Europe/London")
    assert run(at)[1] == []
    assert run(EVENING)[1] == [("alice", "knee-walking")]
    assert run(EVENING + timedelta(hours=12))[1] == [("alice", "knee-walking")]
    put_away(db, alice.id, plan.id, EVENING + timedelta(hours=13))
    assert run(EVENING + timedelta(hours=24))[1] == []


def test_a_plan_asks_for_nothing_that_was_due_before_it_was_taken_on(run: Run, db: Session) -> None:
    alice = subscriber(db, "Alice", [], weekdays=[])
    take_on(db, alice.id, uuid4(), "knee-walking", times_a_day=2, days=2, now=EVENING, time_zone="Europe/London")
    assert run(EVENING + MINUTE)[1] == []


@pytest.mark.parametrize(("practised", "mails"), [(1, 1), (2, 0), (3, 0)])
def test_whoever_has_practised_enough_for_the_plan_is_left_in_peace(
    run: Run, db: Session, practised: int, mails: int
) -> None:
    alice = subscriber(db, "Alice", [], weekdays=[])
    morning = EVENING.replace(hour=7)
    take_on(db, alice.id, uuid4(), "knee-walking", times_a_day=2, days=2, now=morning, time_zone="Europe/London")
    for hour in range(practised):
        add_session(db, alice.id, EVENING.replace(hour=10 + hour), 5, 4, routine="knee-walking")
    add_session(db, alice.id, EVENING.replace(hour=15), 5, 4, routine="legs-up-release")
    outcome, sent = run(EVENING)
    assert (len(sent), outcome.not_needed) == (mails, 1 - mails)


def test_without_a_plan_any_session_of_the_day_counts(run: Run, db: Session) -> None:
    alice, bob = subscriber(db, "Alice", ["20:00"]), subscriber(db, "Bob", ["20:00"])
    add_session(db, alice.id, EVENING.replace(hour=10), 5, 4)
    add_session(db, bob.id, EVENING - timedelta(days=1), 5, 4)
    add_session(db, bob.id, EVENING.replace(hour=11), 5, None, heard=10)  # given up at once
    assert run(EVENING)[1] == [("bob", "-")]


def test_a_fault_with_one_mail_does_not_keep_the_others_back(
    run: Run, db: Session, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("Alice", "Bob", "Charlie"):
        subscriber(db, name, ["20:00"])
    outcome, sent = run(EVENING, bob=RefusedError(550))
    assert (outcome, sent) == (Outcome(sent=2, failed=1), [("alice", "-"), ("charlie", "-")])
    assert "refused with 550" in caplog.text
    assert "bob" not in caplog.text.lower()


@pytest.mark.parametrize(
    ("fault", "again"),
    [(RefusedError(450), True), (AwayError("gone"), True), (RefusedError(550), False), (LostError(), False)],
)
def test_only_what_was_certainly_not_taken_is_tried_again(run: Run, db: Session, fault: Exception, again: bool) -> None:
    subscriber(db, "Alice", ["20:00"])
    assert run(EVENING, alice=fault)[0].failed == 1
    assert len(run(EVENING + 5 * MINUTE)[1]) == again


def test_while_the_server_is_away_nothing_is_claimed_and_all_wait(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["20:00"])
    subscriber(db, "Bob", ["20:00"])
    assert run(EVENING, open=AwayError("gone"))[0] == Outcome(waiting=2)
    assert not db.scalars(select(SentReminder)).all()
    assert run(EVENING + 5 * MINUTE)[0] == Outcome(sent=2)


def test_a_server_that_loses_one_mail_after_another_is_given_no_more(run: Run, db: Session) -> None:
    names = [f"Person{number}" for number in range(6)]
    for name in names:
        subscriber(db, name, ["20:00"])
    assert run(EVENING, **{name.lower(): LostError() for name in names})[0] == Outcome(failed=3, waiting=3)
    assert run(EVENING + 5 * MINUTE)[0] == Outcome(sent=3)


def test_whoever_changes_their_mind_in_the_last_moment_gets_none(app: Flask, db: Session) -> None:
    people = [subscriber(db, name, ["20:00"]) for name in ("Alice", "Bob", "Charlie", "Dora", "Eve")]
    found = {letter.person_id: letter for letter in letters_due(db, EVENING)}
    alice, bob, charlie, dora, eve = (found[person.id] for person in people)
    write_no_more(db, alice.person_id, EVENING)
    db.execute(update(Reminder).where(Reminder.person_id == bob.person_id).values(email="other@example.org"))
    db.execute(update(Reminder).where(Reminder.person_id == charlie.person_id).values(changed_at=EVENING))
    remove_person(db, dora.person_id)
    db.commit()
    assert not any(claim(db, letter, uuid4(), EVENING) for letter in (alice, bob, charlie, dora))
    assert not claim(db, eve, uuid4(), EVENING + LATE)
    assert claim(db, eve, uuid4(), EVENING)
    assert not claim(db, eve, uuid4(), EVENING)


@pytest.mark.parametrize(
    ("evening", "times", "expected"),
    [
        ("Europe/London 2026-03-28T12:00", ["01:30", "20:00"], ["28 20:00", "29 01:30"]),
        ("Europe/London 2026-03-28T12:00", ["01:30", "02:30"], ["29 01:30"]),  # both are shown as 02:30
        ("Europe/London 2026-10-24T12:00", ["01:30", "02:30"], ["25 00:30", "25 02:30"]),
        ("Australia/Lord_Howe 2026-10-03T06:00", ["01:45", "02:15"], ["03 15:15", "03 15:45"]),
        ("Australia/Lord_Howe 2026-04-04T06:00", ["01:45"], ["04 14:45"]),
        ("Pacific/Apia 2011-12-29T12:00", ["20:00"], ["30 06:00", "31 06:00"]),  # the 30th did not exist there
    ],
)
def test_in_the_night_in_which_the_clock_changes_each_is_sent_once(
    run: Run, db: Session, evening: str, times: list[str], expected: list[str]
) -> None:
    zone, noon = evening.split()
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    subscriber(db, "Alice", times, zone, changed_at=long_ago, confirmed_at=long_ago)
    first = datetime.fromisoformat(noon).replace(tzinfo=UTC)
    last = first + (timedelta(hours=43) if zone == "Pacific/Apia" else timedelta(hours=16))
    for now in every_five_minutes(first, last):
        run(now)
    assert [
        f"{at:%d %H:%M}" for at in db.scalars(select(SentReminder.due_at).order_by(SentReminder.due_at))
    ] == expected
    assert all(db.scalars(select(SentReminder.sent_at)))


def test_what_is_long_past_is_forgotten(run: Run, db: Session) -> None:
    subscriber(db, "Alice", ["20:00"])
    run(EVENING)
    run(EVENING + timedelta(days=9, hours=1))
    assert not db.scalars(select(SentReminder)).all()


def test_nothing_of_whom_or_what_lands_in_the_log(run: Run, db: Session, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    subscriber(db, "Alice", ["20:00"])
    run(EVENING, alice=LostError())
    assert "the line broke" in caplog.text
    assert "alice" not in caplog.text.lower()
