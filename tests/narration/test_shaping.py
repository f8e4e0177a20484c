"""The same quiet before and after, the same loudness, and no peak that a loudspeaker would clip."""

import io

import numpy as np
import pytest
import soundfile

from webapp.narration.chime import chime
from webapp.narration.encoding import TRUE_PEAK, decode, encode, make_clip
from webapp.narration.engines import SpeechError
from webapp.narration.frames import CODEC_DELAY, LEAD_IN, SAMPLE_RATE, TAIL
from webapp.narration.loudness import Samples, loudness, true_peak
from webapp.narration.shaping import trim
from webapp.narration.silent import tone


def spoken(seconds: float, *, before: float, after: float, strength: float = 0.05) -> Samples:
    """Noise that swells like syllables, between two stretches of near silence."""
    rng = np.random.default_rng(7)
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    syllables = strength * rng.standard_normal(len(time)) * (0.6 + 0.4 * np.cos(2 * np.pi * 4 * time))
    quiet = [1e-5 * rng.standard_normal(round(length * SAMPLE_RATE)) for length in (before, after)]
    return np.concatenate([quiet[0], syllables, quiet[1]]).astype(np.float32)


def sounding(samples: Samples) -> tuple[float, float]:
    """First and last second at which something can be heard."""
    audible = np.flatnonzero(np.abs(samples) > np.abs(samples).max() / 50)
    return audible[0] / SAMPLE_RATE, audible[-1] / SAMPLE_RATE


@pytest.mark.parametrize(("before", "after"), [(0.309, 0.471), (0.0, 0.0), (0.02, 0.05), (3.0, 3.0)])
def test_quiet_around_the_sound_is_always_as_long(before: float, after: float) -> None:
    trimmed = trim(spoken(1.0, before=before, after=after))
    start, end = sounding(trimmed)
    assert start == pytest.approx(LEAD_IN, abs=0.012)
    assert len(trimmed) / SAMPLE_RATE - end == pytest.approx(TAIL, abs=0.012)


def test_the_sound_in_a_clip_begins_where_the_captions_will_say() -> None:
    start, _ = sounding(decode(make_clip(spoken(1.0, before=0.3, after=0.4))))
    assert start == pytest.approx(CODEC_DELAY / SAMPLE_RATE + LEAD_IN, abs=0.012)


@pytest.mark.parametrize("strength", [0.0005, 0.05, 0.3])
def test_every_clip_is_as_loud(strength: float) -> None:
    heard = decode(make_clip(spoken(2.0, before=0.3, after=0.4, strength=strength)))
    assert loudness(heard) == pytest.approx(-20, abs=1)
    assert true_peak(heard) <= TRUE_PEAK


def test_a_sharp_peak_is_held_down_without_making_the_rest_quieter() -> None:
    sound = spoken(2.0, before=0.3, after=0.4)
    sound[SAMPLE_RATE] = 1.0
    heard = decode(make_clip(sound))
    assert true_peak(heard) <= TRUE_PEAK
    assert loudness(heard) == pytest.approx(-20, abs=1)


def test_the_chime_is_shaped_like_speech() -> None:
    heard = decode(make_clip(chime()))
    assert loudness(heard) == pytest.approx(-20, abs=1)
    assert true_peak(heard) <= TRUE_PEAK


def test_the_same_sound_makes_the_same_clip() -> None:
    assert make_clip(tone(1.0)) == make_clip(tone(1.0))


@pytest.mark.parametrize(
    "samples", [np.zeros(0, np.float32), np.zeros(SAMPLE_RATE, np.float32)], ids=["none", "silence"]
)
def test_silence_is_refused(samples: Samples) -> None:
    with pytest.raises(SpeechError, match="no sound"):
        make_clip(samples)


def test_bytes_that_are_no_sound_are_refused() -> None:
    with pytest.raises(SpeechError, match="decoded"):
        decode(b"<html>Our systems have detected unusual traffic</html>")


def test_sound_at_another_rate_is_brought_to_ours() -> None:
    file = io.BytesIO()
    wave = 0.1 * np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100)
    soundfile.write(file, np.stack([wave, wave], axis=1), 44_100, format="WAV")
    heard = decode(file.getvalue())
    assert len(heard) == SAMPLE_RATE
    assert np.abs(np.fft.rfft(heard)).argmax() == 440
    assert encode(heard)
