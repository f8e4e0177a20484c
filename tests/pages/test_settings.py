from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.conftest import PASSWORD
from tests.page import Page, text_of
from tests.pages.practising import ROUTINE, session_ago, statements
from tests.pages.reporting import link_of, take
from webapp.accounts.models import Device, Person
from webapp.accounts.passwords import password_matches
from webapp.database import Base
from webapp.pages.accounts.signing_in import COOKIE
from webapp.practice.comparison_models import Baseline, FairComparison
from webapp.practice.compositions import ComposedRoutine
from webapp.practice.function import answer
from webapp.practice.models import Screening, StepChoice, StepOutcome
from webapp.practice.plans import take_on
from webapp.reminding.asking import ask_about
from webapp.reminding.feeds import make_address
from webapp.reminding.models import SentReminder
from webapp.timeline.preferences import Preferences
from webapp.trends.function import Items

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SignIn = Callable[[Person], Client]


def keep(client: Client, status: int = 303, **changes: str) -> str:
    data = client.get("/settings").fields("/settings") | {"theme": "auto"} | changes
    return client.post("/settings", data, status=status).text


def kept(db: Session, client: Client) -> Person:
    client.get("/settings")
    return db.get_one(Person, client.person.id)


def test_what_is_chosen_is_kept_and_shown_again(alice: Client, db: Session) -> None:
    keep(alice, pace="unhurried", ready_seconds="120", hold_seconds="45", theme="dark", time_zone="Asia/Tokyo")
    page = alice.get("/settings")
    person = kept(db, alice)
    wished = Preferences(pace="unhurried", ready_seconds=120, hold_seconds=45)
    assert Preferences.model_validate(person.preferences) == wished
    assert (person.theme, person.time_zone) == ("dark", "Asia/Tokyo")
    assert "Your settings are kept." in page.text
    shown = page.fields("/settings")
    assert (shown["pace"], shown["ready_seconds"], shown["time_zone"]) == ("unhurried", "120", "Asia/Tokyo")
    assert shown["hold_seconds"] == "45"
    assert "checked" in page.find('.//input[@value="dark"]').attrib


def test_stretches_go_back_to_what_the_routine_says(alice: Client, db: Session) -> None:
    keep(alice, hold_seconds="60")
    keep(alice, hold_seconds="")
    assert kept(db, alice).preferences["hold_seconds"] is None
    assert alice.get("/settings").fields("/settings")["hold_seconds"] == ""


def test_light_and_dark_are_written_by_the_server(alice: Client) -> None:
    automatic = "screen and (prefers-color-scheme: dark)"
    for theme, media in (("auto", automatic), ("dark", "screen"), ("light", None)):
        keep(alice, theme=theme)
        sheets = {
            link.get("href", "").rsplit("/", 1)[-1]: link.get("media")
            for link in alice.get("/settings").findall(".//link")
        }
        assert sheets.get("theme-dark.css") == media


def test_other_preferences_of_the_person_stay(alice: Client, db: Session) -> None:
    db.get_one(Person, alice.person.id).preferences = {"breath_seconds": 12.5, "of_another_time": 1}
    keep(alice, pace="brisk")
    preferences = kept(db, alice).preferences
    assert (preferences["breath_seconds"], preferences["of_another_time"]) == (12.5, 1)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("pace", "hectic", "Please choose one of these."),
        ("ready_seconds", "-1", "Between nothing and 5 minutes"),
        ("ready_seconds", "301", "Between nothing and 5 minutes"),
        ("ready_seconds", "9" * 5000, "Please give a number."),
        ("ready_seconds", "soon", "Please give a number."),
        ("ready_seconds", "", "Please give a number."),
        ("change_sides_seconds", "3", "Between 4 seconds and 1 minute"),
        ("breath_seconds", "1e400", "Between 6 and 16 seconds"),
        ("hold_seconds", "19", "Between 20 seconds and 2 minutes"),
        ("hold_seconds", "long", "Please give a number."),
        ("words", "none", "Please choose one of these."),
        ("count_down", "perhaps", "Please choose one of these."),
        ("chime", "", "Please choose one of these."),
        ("speed", "3", "Between 0.85 and 1.1"),
        ("theme", "pink", "Please choose one of these."),
        ("time_zone", "Mars/Base", "not known here"),
        ("time_zone", "", "not known here"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused_and_nothing_is_kept(
    alice: Client, db: Session, field: str, value: str, sentence: str
) -> None:
    page = alice.page(
        alice.post(
            "/settings", alice.get("/settings").fields("/settings") | {"theme": "dark", field: value}, status=422
        )
    )
    assert sentence in page.text
    assert page.title.startswith("Please look again")
    assert all("open" in part.attrib for part in page.findall(".//details") if sentence in text_of(part))
    person = kept(db, alice)
    assert (person.theme, person.preferences) == ("auto", {})


def test_what_was_sent_stays_where_something_else_is_refused(alice: Client) -> None:
    sent = {"breath_seconds": "11.5", "words": "chimes", "count_down": "no", "pace": "hectic"}
    shown = Page(keep(alice, 422, **sent)).fields("/settings")
    assert {field: shown[field] for field in sent} == sent


@pytest.mark.parametrize("field", ["pace", "words", "ready_seconds", "hold_seconds", "count_down", "theme"])
def test_a_field_that_is_missing_is_refused(alice: Client, db: Session, field: str) -> None:
    data = alice.get("/settings").fields("/settings") | {"theme": "dark"}
    page = alice.page(alice.post("/settings", {name: data[name] for name in data if name != field}, status=422))
    assert "Please choose one of these." in page.text
    assert (kept(db, alice).theme, kept(db, alice).preferences) == ("auto", {})


def test_a_voice_that_is_not_there_is_not_kept(alice: Client, db: Session) -> None:
    keep(alice, 422, voice="offline:nobody")
    assert kept(db, alice).preferences == {}


def test_boxes_that_are_not_ticked_are_kept_as_no(alice: Client, db: Session) -> None:
    boxes = './/form[@action="/settings"]//input[@type="checkbox"]'
    keep(alice, count_down="no", chime="no")
    assert [box.get("checked") for box in alice.get("/settings").findall(boxes)] == [None, None]
    preferences = kept(db, alice).preferences
    assert (preferences["count_down"], preferences["chime"]) == (False, False)
    assert alice.get("/settings").fields("/settings")["chime"] == "no"


def test_a_time_that_is_not_among_the_usual_ones_stays_chosen(alice: Client, db: Session) -> None:
    db.get_one(Person, alice.person.id).preferences = {"ready_seconds": 45}
    page = alice.get("/settings")
    assert page.fields("/settings")["ready_seconds"] == "45"
    assert "45 seconds" in page.text


def test_the_voice_that_speaks_is_named(alice: Client) -> None:
    assert "A tone instead of words" in alice.get("/settings").text


def test_devices_are_listed_and_this_one_is_marked(alice: Client, sign_in: SignIn) -> None:
    sign_in(alice.person)
    rows = [text_of(row) for row in alice.get("/settings").findall('.//section[@aria-labelledby="devices-h"]//li')]
    assert len(rows) == 2
    assert sum("this one" in row for row in rows) == 1


def test_another_device_can_be_signed_out(alice: Client, sign_in: SignIn, db: Session) -> None:
    phone = sign_in(alice.person)
    page = phone.get("/settings")
    removals = [action for form in page.findall(".//form") if (action := form.get("action", "")).endswith("/removal")]
    other = next(
        row for row in page.findall(".//li") if row.find(".//form") is not None and "this one" not in text_of(row)
    )
    form = other.find(".//form")
    assert form is not None
    assert form.attrib["action"] in removals
    phone.post(form.attrib["action"])
    assert alice.fetch("/settings").status_code == 303
    assert "That device is signed out." in phone.get("/settings").text


def test_signing_out_this_device_from_the_list_leads_to_the_door(alice: Client, db: Session) -> None:
    device = db.scalars(select(Device.id)).one()
    assert location(alice.post(f"/settings/devices/{device}/removal")) == "/"
    assert alice.fetch("/settings").status_code == 303


def test_all_other_devices_can_be_signed_out_at_once(alice: Client, bob: Client, sign_in: SignIn) -> None:
    others = [sign_in(alice.person) for _ in range(3)]
    alice.post("/settings/other-devices/removal")
    assert [other.fetch("/settings").status_code for other in others] == [303, 303, 303]
    alice.get("/settings")
    bob.get("/settings")


def test_nobody_signs_out_somebody_elses_device(alice: Client, charlie: Client, db: Session) -> None:
    device = db.scalars(select(Device.id).where(Device.person_id == alice.person.id)).one()
    charlie.post(f"/settings/devices/{device}/removal", status=404)
    alice.get("/settings")
    assert db.get(Device, device) is not None


def test_a_new_password_ends_the_other_devices(alice: Client, sign_in: SignIn, db: Session) -> None:
    other = sign_in(alice.person)
    alice.post("/settings/password", {"current_password": PASSWORD, "new_password": "nine slow otters"})
    assert "Your password is changed" in alice.get("/settings").text
    assert other.fetch("/settings").status_code == 303
    assert password_matches(kept(db, alice).password_hash, "nine slow otters")


@pytest.mark.parametrize(
    ("passwords", "field", "sentence"),
    [
        (("not my password", "nine slow otters"), "current_password", "This is not your password."),
        ((PASSWORD, "short"), "new_password", "at least 10 characters"),
        (("", ""), "new_password", "at least 10 characters"),
    ],
)
def test_a_password_change_that_does_not_fit_changes_nothing(
    alice: Client, db: Session, passwords: tuple[str, str], field: str, sentence: str
) -> None:
    data = dict(zip(("current_password", "new_password"), passwords, strict=True))
    page = alice.page(alice.post("/settings/password", data, status=422))
    assert sentence in text_of(page.by_id(f"{field}-error"))
    assert "open" in page.find('.//section[@aria-labelledby="password-h"]//details').attrib
    assert password_matches(kept(db, alice).password_hash, PASSWORD)


def test_guessing_the_password_from_inside_is_slowed_as_well(alice: Client, db: Session) -> None:
    data = {"current_password": "a guess", "new_password": "nine slow otters"}
    for _ in range(10):
        alice.post("/settings/password", data, status=422)
    page = alice.page(alice.post("/settings/password", data | {"current_password": PASSWORD}, status=422))
    assert "wait a quarter of an hour" in page.text
    assert password_matches(kept(db, alice).password_hash, PASSWORD)


def test_deleting_the_account_takes_every_row_with_it(alice: Client, bob: Client, app: Flask, db: Session) -> None:
    for owner in (alice, bob):
        live(db, owner)
    before = rows(db, alice), rows(db, bob)
    assert all(before[0].values())
    assert location(alice.post("/settings/account/removal", {"password": PASSWORD})) == "/"
    assert "Your account and everything in it are deleted." in alice.get("/").text
    assert alice.browser.get_cookie(COOKIE) is None
    assert not any(rows(db, alice).values())
    assert rows(db, bob) == before[1]
    assert db.scalar(select(func.count()).select_from(StepOutcome)) == 1


def test_an_account_is_not_deleted_with_a_wrong_password(alice: Client, db: Session) -> None:
    page = alice.page(alice.post("/settings/account/removal", {"password": "a guess"}, status=422))
    assert "This is not your password." in text_of(page.by_id("password-error"))
    kept(db, alice)


def test_steps_that_hurt_are_listed_with_the_reason_and_can_be_put_back(alice: Client, db: Session) -> None:
    session = session_ago(db, alice, timedelta(days=3))
    assert "Steps that are changed" not in alice.get("/settings").text
    step = exercise(alice)
    for _ in range(2):
        session.outcomes.append(hurt(step))
    db.commit()
    page = alice.get("/settings")
    assert "left out" in page.text
    assert "Hurt twice, last on" in page.text
    alice.post("/settings/steps", page.fields("/settings/steps") | {"choice": "usual"})
    assert "Steps that are changed" not in alice.get("/settings").text
    assert db.scalars(select(StepChoice.step)).all() == [step]


def test_a_step_that_is_known_can_be_said_in_full_again_and_back(alice: Client, bob: Client, db: Session) -> None:
    step = exercise(alice)
    for _ in range(5):
        session_ago(db, alice, timedelta(days=3)).heard_steps = [step]
    db.commit()
    page = alice.get("/settings")
    assert "Steps that you know" in page.text
    assert "Steps that you know" not in bob.get("/settings").text
    chosen = {"step": page.fields("/settings/words")["step"]}
    alice.post("/settings/words", chosen | {"words": "full"})
    assert kept(db, alice).preferences["in_full"] == [f"{ROUTINE}/{step}"]
    assert "said in full" in alice.get("/settings").text
    bob.post("/settings/words", chosen | {"words": "full"}, status=422)
    alice.post("/settings/words", chosen | {"words": "loud"}, status=422)
    alice.post("/settings/words", chosen | {"words": "fewer"})
    assert kept(db, alice).preferences["in_full"] == []


def test_whoever_hears_every_word_is_not_told_which_steps_are_known(alice: Client, db: Session) -> None:
    for _ in range(5):
        session_ago(db, alice, timedelta(days=3)).heard_steps = [exercise(alice)]
    db.commit()
    keep(alice, words="full")
    assert "Steps that you know" not in alice.get("/settings").text


def test_the_number_of_statements_does_not_grow_with_the_routines(app: Flask, alice: Client, db: Session) -> None:
    engine = app.extensions["ebb"].engine
    with statements(engine) as before:
        alice.get("/settings")
    for routine in list(app.extensions["ebb"].catalogue.routines)[:5]:
        session_ago(db, alice, timedelta(days=3)).routine = routine
        db.add(ComposedRoutine(person_id=alice.person.id, key=uuid4(), title="Mine", picks=[], composed_at=NOW))
    db.commit()
    with statements(engine) as after:
        alice.get("/settings")
    assert len(after) == len(before)


def test_when_the_safety_questions_were_answered_is_told(alice: Client, db: Session) -> None:
    assert "Not answered yet" in alice.get("/settings").text
    alice.post("/before-you-begin", {"answer": "none"})
    assert "none applied" in alice.get("/settings").text


def exercise(client: Client) -> str:
    """The first step of the routine that can be left out."""
    routines = client.browser.application.extensions["ebb"].catalogue.routines
    return str(next(step.id for step in routines[ROUTINE].steps if step.is_exercise))


def hurt(step: str) -> StepOutcome:
    return StepOutcome(
        key=uuid4(), step=step, kind="hurt", position=1.0, leg_symptoms=False, happened_at=datetime.now(UTC)
    )


def live(db: Session, owner: Client) -> None:
    """A row of each kind that belongs to a person."""
    session = session_ago(db, owner, timedelta(days=1))
    session.outcomes.append(hurt("x"))
    now = datetime.now(UTC)
    person_id = owner.person.id
    db.add(StepChoice(person_id=person_id, routine=ROUTINE, step="x", choice="easier", chosen_at=now))
    db.add(ComposedRoutine(person_id=person_id, key=uuid4(), title="Mine", picks=[], composed_at=now))
    take_on(db, person_id, uuid4(), ROUTINE, times_a_day=1, days=1, now=now, time_zone="UTC")
    db.add(Screening(person_id=person_id, answered_at=now, time_zone="UTC", ticked=[], verdict="clear"))
    db.add(Baseline(person_id=person_id, first_day=now.date(), last_day=now.date()))
    pair = {"first": "knee-walking", "second": ROUTINE, "seed": "0", "days": 14}
    db.add(FairComparison(person_id=person_id, key=uuid4(), started_at=now, time_zone="UTC", **pair))
    answer(db, person_id, uuid4(), Items(5, 6, 7), now=now, time_zone="UTC")
    take(db, person_id)
    link_of(db, person_id)
    make_address(db, person_id, now)
    ask_about(db, person_id, f"{owner.person.name_key}@example.org", now)
    db.add(SentReminder(person_id=person_id, due_at=now, claimed_at=now))
    db.commit()


NOBODYS = ("step_outcome", "assignment", "failed_sign_in", "confirmation_mail")
"""Tables whose rows name no person."""


def rows(db: Session, owner: Client) -> dict[str, Any]:
    """How many rows each table has of a person."""
    db.commit()
    columns = {table.name: table.c.get("person_id", table.c.get("id")) for table in Base.metadata.sorted_tables}
    owned = {name: column for name, column in columns.items() if name not in NOBODYS}
    return {
        name: db.scalar(select(func.count()).where(column == owner.person.id))
        for name, column in owned.items()
        if column is not None
    }
