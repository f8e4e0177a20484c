"""The clip cache: whole clips or none."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.narration import clips
from webapp.narration.clips import CHIME, ClipCache, clip_key
from webapp.narration.frames import SILENT_FRAME
from webapp.narration.voices import BRITISH, OFFLINE, SILENT

CLIP = SILENT_FRAME * 40


def test_a_clip_is_named_by_everything_that_shapes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    other_speed = replace(OFFLINE, speed="1.0")
    other_library = replace(OFFLINE, package="numpy")
    keys = {
        clip_key(voice, text) for voice in (OFFLINE, BRITISH, other_speed, other_library) for text in ("One.", "Two.")
    }
    monkeypatch.setattr(clips, "CLIP_FORMAT", "another")
    keys |= {clip_key(OFFLINE, "One.")}
    assert len(keys) == 9


def test_a_stored_clip_is_found_with_its_length(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    assert cache.find(SILENT, "One.") is None
    cache.store(SILENT, "One.", CLIP)
    clip = cache.find(SILENT, "One.")
    assert clip is not None
    assert clip.seconds == pytest.approx(40 * 0.024)
    assert clip.read() == CLIP
    key = clip_key(SILENT, "One.")
    assert clip.path == tmp_path / key[:2] / f"{key}.mp3"


@pytest.mark.parametrize("bad", [b"", CLIP[:-1], b"<html>" + bytes(186)], ids=["empty", "cut", "no frames"])
def test_a_bad_clip_is_never_stored(tmp_path: Path, bad: bytes) -> None:
    with pytest.raises(ValueError, match="whole frames"):
        ClipCache(tmp_path).store(SILENT, "One.", bad)
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("bad", [b"", CLIP[:-1], b"x" * len(CLIP)], ids=["empty", "cut", "no frames"])
def test_a_clip_that_was_damaged_counts_as_not_built(tmp_path: Path, bad: bytes) -> None:
    cache = ClipCache(tmp_path)
    for text in ("One.", "Two.", CHIME):
        cache.store(SILENT, text, CLIP)
    cache.path(SILENT, "Two.").write_bytes(bad)
    assert cache.unbuilt(SILENT, ("One.", "Two.", CHIME)) == ["Two."]


def test_a_clip_that_goes_while_it_is_played_is_silence_of_its_length(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = ClipCache(tmp_path)
    cache.store(SILENT, "One.", CLIP)
    clip = cache.find(SILENT, "One.")
    assert clip is not None
    clip.path.unlink()
    with caplog.at_level(logging.ERROR):
        assert clip.read() == SILENT_FRAME * 40
    assert "cannot be read" in caplog.text
