"""Sessions where something is missing: no voice, no routine."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, id_of, plan, screened, session_ago
from webapp.extensions import Services
from webapp.narration.narrator import Narrator
from webapp.pages.sessions.guide import Shape
from webapp.pages.sessions.guides import Guides
from webapp.practice.models import GuidedSession
from webapp.timeline.preferences import Preferences


@pytest.fixture
def without_a_voice(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Narrator, "voice_for", lambda self, texts: None)


@pytest.fixture
def without_routines(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    services: Services = app.extensions["ebb"]
    empty = replace(services.catalogue, routines={})
    monkeypatch.setattr(services, "catalogue", empty)
    monkeypatch.setitem(app.extensions, "ebb_guides", Guides(empty, services.narrator))


@pytest.mark.usefixtures("without_a_voice")
def test_a_routine_without_a_voice_is_offered_as_text_and_says_so(alice: Client) -> None:
    page = screened(alice).get(f"/begin?rating=5&routine={ROUTINE}")

    assert "text only" in page.text
    assert "No voice is ready for it yet, so this one is read." in page.text


@pytest.mark.usefixtures("without_a_voice")
def test_a_session_without_a_voice_is_read_and_goes_its_whole_way(alice: Client, db: Session) -> None:
    session = begun(alice)
    document = plan(alice, session)
    page = alice.get(session)

    assert db.get_one(GuidedSession, id_of(session)).voice == ""
    assert document["track"] is None
    assert {step["way_out_audio"] for step in document["steps"]} == {None}
    assert page.findall(".//audio") == []
    assert document["cues"][-1]["text"] in page.text
    assert alice.fetch(f"{session}/track.mp3").status_code == 404
    assert alice.fetch(f"{session}/way-out/rest.mp3").status_code == 404
    assert alice.fetch(f"{session}/captions.vtt").text.startswith("WEBVTT")
    assert location(alice.post(f"{session}/rating", {"pain_after": "2"})) == f"{session}/summary"


def test_a_session_whose_voice_was_taken_away_is_read(
    alice: Client, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(alice)
    services: Services = app.extensions["ebb"]
    monkeypatch.setitem(app.extensions, "ebb_guides", Guides(services.catalogue, services.narrator))
    monkeypatch.setattr(Narrator, "kept_voice", lambda self, texts, voice_id: None)

    assert plan(alice, session)["track"] is None
    assert alice.get(session).findall(".//audio") == []


@pytest.mark.usefixtures("without_routines")
def test_without_any_routine_the_rating_can_still_be_written_down(alice: Client) -> None:
    assert alice.get("/").findall('.//h2[@id="next-h"]') == []
    page = screened(alice).get("/begin?rating=5")

    assert "There is no routine to offer here just now." in page.text
    assert "/history/rating" in page.links()
    assert location(alice.fetch("/begin/change?rating=5")) == "/begin?rating=5"


@pytest.mark.usefixtures("without_routines")
def test_a_session_whose_routine_is_gone_keeps_its_numbers(alice: Client, db: Session) -> None:
    over = session_ago(db, alice, timedelta(hours=1), before=6, after=4, note="Kept.")
    open_one = session_ago(db, alice, timedelta(minutes=5), after=None)

    page = alice.get(f"/sessions/{over.id}/summary")
    assert page.heading == "It was 6. Now it is 4."
    assert page.by_id("note").get("value") == "Kept."
    assert "Go on?" not in alice.get("/").text
    assert alice.fetch(f"/sessions/{open_one.id}").status_code == 404
    assert location(alice.post(f"/sessions/{open_one.id}/rating", {"pain_after": "3"})).endswith("/summary")


def test_what_was_compiled_is_kept_but_not_without_bound(app: Flask) -> None:
    services: Services = app.extensions["ebb"]
    guides = Guides(services.catalogue, services.narrator)
    shapes = [Shape(ROUTINE, "gentle", "", Preferences(ready_seconds=seconds)) for seconds in range(200)]
    compiled = [guides.guide(shape) for shape in shapes]

    assert guides.guide(shapes[-1]) is compiled[-1]
    assert guides.compiled.cache_info().currsize < len(shapes)
