"""Which voice speaks, and how long its words last."""

from pathlib import Path

import pytest

from tests.narration.fake_speech import CLIP, FakeSpeech
from tests.narration.timelines import SENTENCES
from webapp.narration.building import build
from webapp.narration.clips import CHIME
from webapp.narration.narrator import Narrator
from webapp.narration.silent import spoken_seconds
from webapp.narration.voices import BRITISH, EVERY_VOICE, OFFLINE, SILENT

IRISH = EVERY_VOICE["gtts:en-IE"]
TEXTS = ("One.", "Two.")


def built_in(folder: Path, *settings: str) -> Path:
    for setting in settings:
        build(folder, setting, {"a-routine": TEXTS}, speech=FakeSpeech().speech)
    return folder


def test_nobody_speaks_before_anything_is_built(tmp_path: Path) -> None:
    narrator = Narrator(tmp_path / "not there", "auto")
    assert narrator.voices() == ()
    assert narrator.voice_for(TEXTS) is None


def test_the_voice_that_the_host_named_speaks(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "offline:heart", "gtts:en-IE")
    assert Narrator(folder, "gtts:en-IE").voice_for(TEXTS) is IRISH
    assert Narrator(folder, "offline:heart").voice_for(TEXTS) is OFFLINE


def test_another_complete_voice_stands_in(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "gtts:en-IE")
    assert Narrator(folder, "gtts:en-GB").voice_for(TEXTS) is IRISH
    assert Narrator(folder, "gtts:en-GB").voices() == (IRISH,)


def test_no_voice_that_lacks_a_sentence_speaks(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "gtts:en-GB", "offline:heart")
    Narrator(folder, "auto").lengths(BRITISH).clip("Two.").path.unlink()
    assert Narrator(folder, "auto").voice_for(TEXTS) is OFFLINE
    assert Narrator(folder, "auto").voice_for(("One.",)) is BRITISH
    assert Narrator(folder, "auto").voice_for(("One.", "Three.")) is None


def test_tones_stand_in_for_no_voice(tmp_path: Path) -> None:
    assert Narrator(built_in(tmp_path, "silent"), "auto").voices() == ()


def test_what_is_built_while_the_site_runs_can_be_heard(tmp_path: Path) -> None:
    narrator = Narrator(tmp_path, "auto")
    assert narrator.voice_for(TEXTS) is None
    built_in(tmp_path, "offline:heart")
    assert narrator.voice_for(TEXTS) is OFFLINE


def test_lengths_are_the_room_that_clips_take(tmp_path: Path) -> None:
    lengths = Narrator(built_in(tmp_path, "offline:heart"), "auto").lengths(OFFLINE)
    assert lengths.speech("One.") == lengths.chime() == pytest.approx(len(CLIP) / 192 * 0.024)


def test_a_sentence_that_is_not_built_has_no_length(narrator: Narrator) -> None:
    with pytest.raises(KeyError, match=r"not built in silent: Never said\."):
        narrator.lengths(SILENT).speech("Never said.")


def test_tones_last_as_long_as_words_would(narrator: Narrator) -> None:
    lengths = narrator.lengths(SILENT)
    for text in SENTENCES:
        assert lengths.speech(text) == pytest.approx(spoken_seconds(text) + 0.2, abs=0.1)
    assert narrator.lengths(SILENT).clip(CHIME)
