"""Loudness and true peak, against the values that ITU-R BS.2217 and EBU Tech 3341 give for their test signals."""

import numpy as np
import pytest

from webapp.narration.loudness import Samples, loudness, true_peak

RATE = 24_000


def sine(frequency: float, decibels: float, seconds: float = 3.0, phase: float = 0.0) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * frequency * time + phase)).astype(np.float32)


@pytest.mark.parametrize("decibels", [0, -20, -40])
def test_one_channel_of_997_hz_is_3_below_its_level(decibels: float) -> None:
    assert loudness(sine(997, decibels)) == pytest.approx(decibels - 3.01, abs=0.02)


@pytest.mark.parametrize(("frequency", "decibels"), [(40, -6.3), (100, -1.85), (10_000, 3.3)])
def test_low_tones_count_less_and_high_tones_more(frequency: float, decibels: float) -> None:
    """From the filters' own figures: 38.1 Hz high pass of Q 0.5, 4 dB shelf, 0.69 dB at 997 Hz."""
    assert loudness(sine(frequency, -20)) - loudness(sine(997, -20)) == pytest.approx(decibels, abs=0.1)


def test_pauses_do_not_make_speech_quieter() -> None:
    speech = sine(997, -20)
    with_pauses = np.concatenate([speech, np.zeros(5 * RATE, np.float32), speech])
    assert loudness(with_pauses) == pytest.approx(loudness(speech), abs=0.3)


def test_a_much_quieter_stretch_is_left_out() -> None:
    """EBU Tech 3341, test 3: −36, −23 and −36 dBFS measure as the −23 alone, here one channel."""
    parts = [sine(997, level, seconds) for level, seconds in ((-36, 10), (-23, 60), (-36, 10))]
    assert loudness(np.concatenate(parts)) == pytest.approx(-26.0, abs=0.1)


def test_a_sound_shorter_than_a_block_has_a_loudness() -> None:
    assert loudness(sine(997, -20, seconds=0.2)) == pytest.approx(-23.0, abs=0.5)


def test_silence_has_none() -> None:
    assert loudness(np.zeros(RATE, np.float32)) == -np.inf


def test_a_peak_between_two_samples_is_found() -> None:
    """EBU Tech 3341, test 16: a quarter of the rate, 45 degrees off: samples show −9 dB, the wave reaches −6."""
    wave = sine(RATE / 4, -6, phase=np.pi / 4)
    assert 20 * np.log10(np.abs(wave).max()) == pytest.approx(-9.01, abs=0.01)
    assert true_peak(wave) == pytest.approx(-6.0, abs=0.2)
