"""Speaking what is missing in a process of its own: asked for at once, heard soon, by however many servers."""

import logging
import subprocess
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from webapp.catalogue.pronunciation import Pronunciation, Said
from webapp.narration import speaking_soon
from webapp.narration.building_lock import is_held, only_builder
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.speaking_soon import speak_soon
from webapp.narration.voices import AT_SPEEDS, SILENT

WANTED = {"own-one": ("One.", "Two."), "own-two": ("Two.", "Three.")}
EVERYTHING = ("One.", "Two.", "Three.", CHIME)


def missing(folder: Path) -> list[str]:
    return ClipCache(folder).unbuilt(SILENT, EVERYTHING)


def test_what_is_missing_is_spoken_though_nobody_waits_for_it(tmp_path: Path) -> None:
    asked = speak_soon(tmp_path, SILENT, WANTED)
    asked.join(60)
    assert missing(tmp_path) == []


def test_it_waits_while_another_builder_is_at_work_and_comes_after_it(tmp_path: Path) -> None:
    with only_builder(tmp_path, lambda: None):
        assert is_held(tmp_path)
        asked = [speak_soon(tmp_path, SILENT, WANTED), speak_soon(tmp_path, SILENT, WANTED)]
        asked[0].join(0.5)
        assert len(missing(tmp_path)) == len(EVERYTHING)
    for one in asked:
        one.join(60)
    assert missing(tmp_path) == []
    assert not is_held(tmp_path)


def test_asked_for_twice_it_is_spoken_once_and_later_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []
    may_end = Event()

    def runs_until_told(*_command: Any, **settings: Any) -> Any:
        runs.append(settings["input"])
        may_end.wait(10)
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(subprocess, "run", runs_until_told)
    first, second = (speak_soon(tmp_path, SILENT, WANTED) for _ in range(2))
    may_end.set()
    for one in (first, second):
        one.join(10)
    assert len(runs) == 1
    speak_soon(tmp_path, SILENT, WANTED).join(10)
    assert len(runs) == 2


def test_where_nothing_was_ever_built_nobody_is_at_work(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "nowhere")


def test_what_cannot_be_spoken_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_command: Any, **_settings: Any) -> Any:
        return subprocess.CompletedProcess([], 1, "", "first\nthe disk is full\n")

    monkeypatch.setattr(subprocess, "run", fails)
    with caplog.at_level(logging.WARNING, logger=speaking_soon.log.name):
        speak_soon(tmp_path, SILENT, WANTED).join(10)
    assert "the disk is full" in caplog.text


def test_a_speed_is_spoken_after_the_usual_one_with_words_said_as_the_list_says(tmp_path: Path) -> None:
    slow = AT_SPEEDS["silent@0.9"]
    said = Pronunciation({"one": Said(word="one", phonemes="wˈʌn")})
    speak_soon(tmp_path, slow, {"one": ("One.",)}, said).join(60)
    cache = ClipCache(tmp_path, said)
    assert cache.unbuilt(slow, ("One.", CHIME)) == cache.unbuilt(SILENT, ("One.", CHIME)) == []
    lasts = [clip.seconds for voice in (SILENT, slow) if (clip := cache.find(voice, "One."))]
    assert lasts[1] > lasts[0]
