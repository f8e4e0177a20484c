"""`flask narration build`, `check` and `prune`."""

import errno
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.narration.fake_speech import FakeSpeech
from webapp.catalogue.reading import Catalogue
from webapp.cli import narration as cli
from webapp.extensions import Services
from webapp.narration import building
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.voices import AT_SPEEDS, BRITISH, OFFLINE, SILENT
from webapp.timeline.utterances import utterances

Command = Callable[..., Result]


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> FakeSpeech:
    """Everybody who speaks is a fake that cannot reach the network."""
    fake = FakeSpeech(online=False)
    monkeypatch.setattr(building, "_real_speech", lambda: fake.speech)
    return fake


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "clips")


@pytest.fixture
def narration(make_app: Callable[..., Flask], cache: ClipCache, speech: FakeSpeech) -> Command:
    def run(*command: str, voice: str = "auto", catalogue: Catalogue | None = None) -> Result:
        app = make_app(audio_cache_dir=cache.folder, narration_voice=voice)
        services: Services = app.extensions["ebb"]
        services.catalogue = catalogue or services.catalogue
        return app.test_cli_runner().invoke(args=["narration", *command])

    return run


@pytest.fixture
def texts(app: Flask) -> set[str]:
    catalogue = app.extensions["ebb"].catalogue
    return {text for routine in catalogue.routines.values() for text in utterances(routine, catalogue.phrases)}


def test_building_speaks_every_routine_and_says_in_which_voice(narration: Command, texts: set[str]) -> None:
    result = narration("build")
    assert result.exit_code == 0
    assert f"Narration: offline:heart (Heart, spoken on this server), {len(texts) + 1} clips made." in (result.output)
    assert "NARRATION_VOICE=" in result.output


def test_building_again_makes_nothing(narration: Command, speech: FakeSpeech) -> None:
    narration("build")
    spoken = len(speech.spoken)
    assert ", 0 clips made." in narration("build").output
    assert len(speech.spoken) == spoken


def test_a_routine_that_nobody_can_speak_ends_with_1_and_is_named(
    narration: Command, speech: FakeSpeech, app: Flask
) -> None:
    only_there = app.extensions["ebb"].catalogue.routines["knee-walking"].opening[0].say
    speech.cannot_say = {(OFFLINE.id, only_there)}
    result = narration("build")
    assert result.exit_code == 1
    assert f"could not be spoken: {only_there}: the service answered 429" in result.output
    assert "Routines without a voice: knee-walking.\n" in result.output


def test_a_full_disk_is_named_and_leaves_no_half_clip(
    narration: Command, cache: ClipCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("webapp.narration.clips.os.fsync", full)
    result = narration("build")
    assert result.exit_code == 1
    assert f"The clips cannot be kept in {cache.folder}: " in result.output
    assert "No space left on device" in result.output
    assert not [path for path in cache.files() if path.suffix == ".mp3"]


def test_a_long_list_of_failures_is_cut_short(narration: Command, speech: FakeSpeech) -> None:
    speech.breaks_off_after = 0
    result = narration("build", voice="gtts:en-GB")
    assert result.exit_code == 1
    assert result.output.count("could not be spoken: ") == 21
    assert " more\n" in result.output


def test_checking_before_building_ends_with_1(narration: Command, texts: set[str]) -> None:
    result = narration("check")
    assert result.exit_code == 1
    assert f"0 of {len(texts) + 1} clips are in order" in result.output


def test_checking_after_building_finds_everything_in_order(narration: Command, texts: set[str]) -> None:
    narration("build")
    result = narration("check")
    assert result.exit_code == 0
    assert f"Voice offline:heart: {len(texts) + 1} of {len(texts) + 1} clips are in order." in result.output
    assert "Stale or unused: 0 files." in result.output
    assert "gtts:en-IE" in result.output


def test_checking_names_what_is_missing_and_what_is_damaged(narration: Command, cache: ClipCache) -> None:
    narration("build")
    cache.path(OFFLINE, "Begin.").unlink()
    cache.path(OFFLINE, CHIME).write_bytes(b"")
    result = narration("check")
    assert result.exit_code == 1
    assert "offline:heart: missing: Begin." in result.output
    assert "offline:heart: damaged: the chime" in result.output


def test_pruning_removes_what_is_stale_or_unfinished_and_nothing_else(narration: Command, cache: ClipCache) -> None:
    narration("build")
    in_use = sorted(cache.files())
    old_version = replace(OFFLINE, package="numpy")
    for voice, text in ((old_version, "Begin."), (OFFLINE, "No routine says this."), (SILENT, "Begin.")):
        cache.store(voice, text, FakeSpeech().speech.speaker(OFFLINE).clip(text))
    cache.path(OFFLINE, "Begin.").with_suffix(".part").write_bytes(b"half")
    assert "Stale or unused: 4 files." in narration("check").output
    assert "Removed 4 files" in narration("prune").output
    assert sorted(cache.files()) == in_use


def test_pruning_keeps_what_another_voice_has_said(narration: Command, cache: ClipCache) -> None:
    cache.store(BRITISH, "Begin.", FakeSpeech().speech.speaker(BRITISH).clip("Begin."))
    assert "Removed 0 files" in narration("prune").output
    assert cache.find(BRITISH, "Begin.")


def test_pruning_waits_until_every_routine_can_be_read(narration: Command, cache: ClipCache, app: Flask) -> None:
    narration("build")
    before = sorted(cache.files())
    catalogue: Catalogue = app.extensions["ebb"].catalogue
    broken = replace(catalogue, routines={}, problems=(object(),))  # type: ignore[arg-type]
    result = narration("prune", catalogue=broken)
    assert result.exit_code == 1
    assert "routines check" in result.output
    assert sorted(cache.files()) == before


def test_a_list_of_voices_is_built_and_checked_one_by_one(narration: Command, texts: set[str]) -> None:
    everything = len(texts) + 1
    wanted = "offline:heart,offline:heart@0.9"
    assert f", {2 * everything} clips made." in narration("build", voice=wanted).output
    result = narration("check", voice=f"{wanted},silent")
    assert f"Voice offline:heart: {everything} of {everything} clips are in order." in result.output
    assert f"Voice offline:heart@0.9: {everything} of {everything} clips are in order." in result.output
    assert f"Voice silent: 0 of {everything} clips are in order." in result.output
    assert result.exit_code == 1


def test_a_second_voice_that_is_not_complete_is_named_and_ends_with_0(narration: Command, speech: FakeSpeech) -> None:
    speech.breaks_off_after = 3
    result = narration("build", voice="offline:heart,gtts:en-IE")
    assert result.exit_code == 0
    assert "gtts:en-IE is not complete, so nobody can choose it yet." in result.output


def test_pruning_keeps_a_speed_that_somebody_has_chosen(narration: Command, cache: ClipCache) -> None:
    slow = AT_SPEEDS["offline:heart@0.9"]
    cache.store(slow, "Begin.", FakeSpeech().speech.speaker(slow).clip("Begin."))
    assert "Removed 0 files" in narration("prune").output
    assert cache.find(slow, "Begin.")


class Ears:
    """Hears every clip as the same words."""

    def __init__(self, words: str) -> None:
        self._words = words

    def words(self, clip: bytes) -> str:
        return self._words


@pytest.fixture
def two_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_wanted", lambda: {"a-routine": ("Begin.", "Stay here now.")})


@pytest.mark.usefixtures("two_texts")
def test_listening_names_each_clip_that_sounds_different(narration: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    narration("build")
    monkeypatch.setattr(cli, "open_listener", lambda: Ears("begin"))
    result = narration("check", "--listen")
    assert "offline:heart: written “Stay here now.”, heard “begin”" in result.output
    assert "“Begin.”" not in result.output
    assert "3 of 4 words in 2 clips are heard differently, 75.00%" in result.output
    assert result.exit_code == 1


@pytest.mark.usefixtures("two_texts")
def test_listening_tolerates_a_word_in_twenty(narration: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_wanted", lambda: {"a-routine": (" ".join(["back"] * 20) + ".",)})
    narration("build")
    monkeypatch.setattr(cli, "open_listener", lambda: Ears(" ".join(["back"] * 19) + " bag"))
    assert narration("check", "--listen").exit_code == 0


def test_without_a_recogniser_listening_says_what_to_install(
    narration: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "webapp.narration.recogniser", None)
    result = narration("check", "--listen")
    assert result.exit_code == 1
    assert "requirements-listening.txt" in result.output
