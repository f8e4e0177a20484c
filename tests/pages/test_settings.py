"""What somebody prefers: kept, shown again, and refused with a sentence where it cannot be."""

import pytest
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.preferring import keep, kept
from webapp.accounts.models import Person
from webapp.timeline.preferences import Preferences


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


def test_when_the_safety_questions_were_answered_is_told(alice: Client, db: Session) -> None:
    assert "Not answered yet" in alice.get("/settings").text
    alice.post("/before-you-begin", {"answer": "none"})
    assert "none applied" in alice.get("/settings").text
