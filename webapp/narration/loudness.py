"""Loudness and true peak of mono sound at 24 kHz, after ITU-R BS.1770-5."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from webapp.narration.frames import SAMPLE_RATE

Samples = NDArray[np.float32]

# BS.1770-5, annex 1, tables 1 and 2: shelf of the head and high pass, both at 48 kHz.
_RATE = 48_000
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

_BLOCK = round(0.4 * SAMPLE_RATE)
_HOP = _BLOCK // 4
_SETTLING = SAMPLE_RATE // 2

_REACH = 12
"""Samples on each side from which a value between two samples is reckoned, as in BS.1770-5, annex 2."""


def _taps(after: float) -> NDArray[np.float64]:
    """A windowed sinc for the value at a share of the way from one sample to the next."""
    away = np.arange(_REACH, -_REACH, -1) - 1 + after
    return np.asarray(np.sinc(away) * np.cos(np.pi * away / (2 * _REACH + 1)) ** 2)


_BETWEEN = tuple(_taps(quarter / 4) for quarter in (1, 2, 3))


@lru_cache(maxsize=8)
def _gains(size: int) -> NDArray[np.float64]:
    """What both filters together do to each frequency of a spectrum. Needs no filter design for a rate of 24 kHz.

    Only the magnitude is kept: a shift of phase does not change how loud a block is.
    """
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / SAMPLE_RATE) / _RATE)
    gains = np.ones(len(delay))
    for above, below in (_SHELF, _HIGH_PASS):
        gains *= np.abs(np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay))
    return gains


def _weighted(samples: Samples) -> NDArray[np.float64]:
    size = 1 << (len(samples) + _SETTLING - 1).bit_length()
    filtered = np.fft.irfft(np.fft.rfft(samples, size) * _gains(size), size)
    return np.asarray(filtered[: len(samples)], np.float64)


def _level(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def loudness(samples: Samples) -> float:
    """Gated loudness in LUFS. Sound shorter than one block of 400 ms counts as one block of its own length."""
    energy = np.concatenate([[0.0], np.cumsum(_weighted(samples) ** 2)])
    block = min(_BLOCK, len(samples))
    starts = np.arange(0, len(samples) - block + 1, _HOP)
    power = (energy[starts + block] - energy[starts]) / block
    power = power[_level(power) > -70]
    if not len(power):
        return -np.inf
    return float(_level(power[_level(power) > _level(power.mean()) - 10].mean()))


def peaks(samples: Samples) -> NDArray[np.float64]:
    """The greatest magnitude from each sample up to the next, from fourfold oversampling. 1 is full scale."""
    highest = np.abs(samples).astype(np.float64)
    for taps in _BETWEEN:
        between = np.convolve(samples, taps)[_REACH - 1 : _REACH - 1 + len(samples)]
        highest = np.maximum(highest, np.abs(between))
    return highest


def true_peak(samples: Samples) -> float:
    """In dBTP."""
    return float(20 * np.log10(max(peaks(samples).max(), 1e-12)))
