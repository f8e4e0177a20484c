"""Choosing a voice and its speed, hearing it first, and what a session does with the choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.narration.fake_speech import FakeSpeech
from tests.pages.practising import ROUTINE, begun, id_of, plan
from webapp.accounts.models import Person
from webapp.extensions import Services
from webapp.narration.building import build
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.narrator import Narrator
from webapp.narration.progress import Progress
from webapp.narration.voices import EVERY_VOICE
from webapp.pages.voices import choosing
from webapp.practice.models import GuidedSession
from webapp.timeline.utterances import utterances

HOSTS, IRISH, HEART = "gtts:en-GB", "gtts:en-IE", "offline:heart"
SLOW = "offline:heart@0.9"


@pytest.fixture(scope="module")
def spoken(house: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One routine in three voices and one more speed; a fourth voice that lacks a sentence."""
    folder = tmp_path_factory.mktemp("voices")
    found: Services = house.extensions["ebb"]
    words = utterances(found.catalogue.routines[ROUTINE], found.catalogue.phrases)
    setting = f"{HOSTS},{IRISH},{SLOW},gtts:en-AU"
    speech = FakeSpeech(cannot_say={("gtts:en-AU", words[0])}).speech
    assert build(folder, setting, {ROUTINE: words}, Progress(StringIO()), speech).unplayable == ()
    return folder


@pytest.fixture
def several(app: Flask, spoken: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A house with that routine and those voices."""
    found: Services = app.extensions["ebb"]
    one = replace(found.catalogue, routines={ROUTINE: found.catalogue.routines[ROUTINE]})
    monkeypatch.setattr(found, "catalogue", one)
    monkeypatch.setattr(found, "narrator", Narrator(spoken, HOSTS))
    kept = app.extensions.pop("ebb_guides", None)
    yield
    app.extensions["ebb_guides"] = kept


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The voices that were asked to be spoken in the background."""
    voices: list[str] = []
    monkeypatch.setattr(choosing, "speak_soon", lambda folder, voice, wanted, said: voices.append(voice.id))
    return voices


def choose(client: Client, **fields: str) -> Any:
    return client.post("/settings", client.get("/settings").fields("/settings") | {"theme": "auto"} | fields)


def session_voice(client: Client, db: Session) -> str:
    address = begun(client)
    return db.get_one(GuidedSession, id_of(address)).voice


@pytest.mark.usefixtures("several")
class TestChoosing:
    def test_complete_voices_can_be_chosen_the_hosts_first(self, alice: Client) -> None:
        page = alice.get("/settings")
        options = page.findall('.//select[@id="voice"]/option')
        assert [(option.get("value"), option.text) for option in options] == [
            ("", "English (United Kingdom), Google"),
            (HEART, "Heart, spoken on this server"),
            (IRISH, "English (Ireland), Google"),
        ]

    def test_the_chosen_voice_leads_the_next_session(self, alice: Client, bob: Client, db: Session) -> None:
        assert session_voice(alice, db) == HOSTS
        choose(alice, voice=IRISH)
        assert alice.get("/settings").fields("/settings")["voice"] == IRISH
        assert session_voice(alice, db) == IRISH
        assert session_voice(bob, db) == HOSTS

    @pytest.mark.parametrize("voice", ["gtts:en-AU", "silent", SLOW, "nobody"])
    def test_no_other_voice_can_be_chosen(self, alice: Client, voice: str) -> None:
        fields = alice.get("/settings").fields("/settings") | {"theme": "auto", "voice": voice}
        assert "This voice is not there any more." in alice.post("/settings", fields, status=422).text

    def test_a_speed_that_is_there_is_heard_at_once(self, alice: Client, db: Session, asked: list[str]) -> None:
        choose(alice, voice=HEART, speed="0.9")
        assert "being prepared" not in alice.get("/settings").text
        assert session_voice(alice, db) == SLOW
        assert asked == []

    def test_a_new_speed_is_spoken_in_the_background_and_heard_once_it_is_there(
        self, alice: Client, db: Session, asked: list[str]
    ) -> None:
        choose(alice, voice=HEART, speed="1.1")
        page = alice.get("/settings")
        assert "is being prepared. That takes about a minute; until then you hear the usual one." in page.text
        assert "not ready yet" in page.text
        assert asked == ["offline:heart@1.1"]
        assert session_voice(alice, db) == HEART
        assert asked == ["offline:heart@1.1"] * 2, "a server that was started anew is asked again"

    def test_a_voice_of_a_service_has_one_speed(self, alice: Client, db: Session, asked: list[str]) -> None:
        choose(alice, voice=IRISH, speed="0.9")
        assert session_voice(alice, db) == IRISH
        assert asked == []


@pytest.mark.usefixtures("several")
class TestHearing:
    def test_each_voice_can_be_heard_without_script(self, alice: Client) -> None:
        players = alice.get("/settings").findall(".//details//audio")
        names = [EVERY_VOICE[voice].label for voice in (HOSTS, HEART, IRISH)]
        assert [player.get("aria-label") for player in players] == names
        for player in players:
            assert (player.get("preload"), "controls" in player.attrib) == ("none", True)
            answer = alice.fetch(player.get("src", ""))
            assert answer.mimetype == "audio/mpeg"
            assert answer.data.startswith(b"\xff\xf3")

    def test_a_part_of_it_can_be_fetched(self, alice: Client) -> None:
        whole = alice.fetch(f"/voices/{HEART}/preview.mp3").data
        part = alice.browser.get(f"/voices/{HEART}/preview.mp3", headers={"Range": "bytes=192-383"})
        assert (part.status_code, part.data) == (206, whole[192:384])

    @pytest.mark.parametrize("voice", ["gtts:en-ZA", "silent", "offline:heart@1.1", "nobody", "..%2f..%2fetc"])
    def test_a_voice_that_nobody_hears_here_has_no_preview(self, alice: Client, several: Narrator, voice: str) -> None:
        assert alice.fetch(f"/voices/{voice}/preview.mp3").status_code == 404


@pytest.mark.usefixtures("several")
class TestGone:
    def test_a_session_whose_voice_has_gone_is_heard_in_another_from_end_to_end(
        self, alice: Client, db: Session, spoken: Path
    ) -> None:
        choose(alice, voice=IRISH)
        address = begun(alice)
        assert plan(alice, address)["track"]
        with without(spoken, IRISH):
            document = plan(alice, address)
            assert document["track"]
            assert alice.fetch(document["track"]).data.count(b"\xff\xf3\x84\xc4") > 1000
            page = alice.get("/settings")
            assert "English (Ireland), Google, is not there just now" in page.text
            before = alice.get("/begin/change?rating=3")
            assert len(before.findall('.//select[@id="voice"]/option')) == 2, "nobody is offered what is not there"
            assert session_voice(alice, db) == HOSTS
        assert db.get_one(Person, alice.person.id).preferences["voice"] == IRISH
        assert session_voice(alice, db) == IRISH, "it is there again"


@contextmanager
def without(folder: Path, voice_id: str) -> Iterator[None]:
    """For a while the voice is not complete."""
    chime = ClipCache(folder).path(EVERY_VOICE[voice_id], CHIME)
    aside = chime.rename(chime.with_suffix(".aside"))
    yield
    aside.rename(chime)
