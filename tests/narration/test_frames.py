"""Frames that can be laid end to end."""

import io

import numpy as np
import pytest
import soundfile

from webapp.narration.encoding import decode, encode
from webapp.narration.frames import (
    CODEC_DELAY,
    FRAME_BYTES,
    FRAME_SAMPLES,
    SILENT_FRAME,
    frame_at,
    is_whole,
    silence,
)
from webapp.narration.silent import tone


def test_a_silent_frame_decodes_to_perfect_silence() -> None:
    samples, rate = soundfile.read(io.BytesIO(SILENT_FRAME * 50))
    assert rate == 24_000
    assert samples.shape == (50 * FRAME_SAMPLES,)
    assert not samples.any()


def test_a_clip_keeps_every_sample_at_the_stated_delay() -> None:
    rng = np.random.default_rng(1)
    samples = (0.1 * rng.standard_normal(10_000)).astype(np.float32)
    heard = decode(encode(samples))
    matches = np.correlate(heard, samples, "valid")
    assert matches.argmax() == CODEC_DELAY
    assert len(heard) >= CODEC_DELAY + len(samples)


@pytest.mark.parametrize("length", [1, 575, 576, 577, 23_999])
def test_a_clip_is_whole_frames_whatever_its_length(length: int) -> None:
    assert is_whole(encode(tone(1.0)[:length]))


def test_clips_between_silence_sound_as_they_do_alone() -> None:
    """The joins are clean: nothing of a neighbour or of the join itself can be heard."""
    clip = encode(tone(0.7))
    alone = decode(SILENT_FRAME * 3 + clip + SILENT_FRAME * 3)
    row = decode(SILENT_FRAME * 3 + clip + clip + SILENT_FRAME * 5 + clip + SILENT_FRAME * 3)
    frames = len(clip) // FRAME_BYTES
    for first in (3, 3 + frames, 8 + 2 * frames):
        heard = row[first * FRAME_SAMPLES : (first + frames) * FRAME_SAMPLES]
        expected = alone[3 * FRAME_SAMPLES : (3 + frames) * FRAME_SAMPLES]
        assert np.abs(heard - expected).max() < 1e-4
    assert np.abs(row[(4 + 2 * frames) * FRAME_SAMPLES : (8 + 2 * frames) * FRAME_SAMPLES]).max() < 1e-4


@pytest.mark.parametrize(
    "damaged",
    [b"", SILENT_FRAME[:-1], SILENT_FRAME + b"\0", bytes(FRAME_BYTES), SILENT_FRAME + b"ID3" + bytes(189)],
    ids=["empty", "cut", "one byte too many", "zeros", "another second frame"],
)
def test_anything_but_whole_frames_is_recognised(damaged: bytes) -> None:
    assert not is_whole(damaged)


def test_a_stretch_of_silence_may_begin_and_end_within_a_frame() -> None:
    endless = SILENT_FRAME * 6
    for start, stop in [(0, 0), (0, 192), (5, 9), (190, 200), (192, 400), (3, 1000)]:
        assert silence(start, stop) == endless[start:stop]


def test_a_time_falls_on_the_nearest_frame() -> None:
    assert [frame_at(seconds) for seconds in (0, 0.011, 0.013, 0.024, 420.0)] == [0, 0, 1, 1, 17_500]
