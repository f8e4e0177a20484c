"""The voice of a routine of one's own: spoken after the request, and asked for again where it broke off."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from tests.client import Client
from tests.page import text_of
from tests.pages.composing import composed, slug_of
from webapp.narration.building_lock import only_builder
from webapp.narration.narrator import Narrator
from webapp.narration.speaking_soon import speak_soon
from webapp.pages.accounts.signing_in import COOKIE
from webapp.pages.composing import voice


class TestItsVoice:
    @pytest.fixture
    def unspoken(self, make_app: Callable[..., Flask], alice: Client, tmp_path: Path) -> Client:
        """Alice, where no clip has been made yet."""
        app = make_app(audio_cache_dir=tmp_path / "audio")
        services = app.extensions["ebb"]
        services.narrator = Narrator(services.config.audio_cache_dir, services.config.narration_voice)
        there = Client(app, alice.person)
        cookie = alice.browser.get_cookie(COOKIE)
        assert cookie is not None
        there.browser.set_cookie(COOKIE, cookie.value)
        return there

    def test_what_is_missing_is_spoken_after_the_request_and_read_until_then(
        self, unspoken: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[Thread] = []

        def ask(*order: Any) -> Thread:
            asked.append(speak_soon(*order))
            return asked[-1]

        monkeypatch.setattr(voice, "speak_soon", ask)
        folder = unspoken.browser.application.extensions["ebb"].config.audio_cache_dir
        with only_builder(folder, lambda: None):
            routine = composed(unspoken)
            page = unspoken.get(routine)
            assert "The voice is being prepared; it takes a few seconds." in page.text
            assert "can be read" in page.text
        asked[0].join(120)
        page = unspoken.get(routine)
        assert "voice" not in text_of(page.find('.//div[@class="lead"]'))
        assert unspoken.fetch(f"{routine}.mp3").mimetype == "audio/mpeg"

    def test_where_it_was_broken_off_it_can_be_asked_for_again(
        self, unspoken: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[Any] = []
        monkeypatch.setattr(voice, "speak_soon", lambda *order: asked.append(order))
        routine = composed(unspoken)
        page = unspoken.get(routine)
        assert "No voice has spoken all of this yet." in page.text
        unspoken.submit(page, action=f"/compose/{slug_of(routine)}/voice")
        assert len(asked) == 2
