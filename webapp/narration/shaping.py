"""Giving every utterance the same quiet before and after it, and the same loudness, whichever engine spoke it."""

import numpy as np
from numpy.typing import NDArray

from webapp.narration.engines import SpeechError
from webapp.narration.frames import LEAD_IN, SAMPLE_RATE, TAIL
from webapp.narration.loudness import Samples, loudness, peaks

LOUDNESS = -20.0
"""LUFS."""
_TOLERANCE = 0.2

_AUDIBLE = 10 ** (-40 / 20)
"""Share of the loudest moment from which sound counts as speech."""
_WINDOW = SAMPLE_RATE // 200
_FADE = SAMPLE_RATE // 100
_LOOK_AHEAD = SAMPLE_RATE // 200


def shape(samples: Samples, *, ceiling: float) -> Samples:
    """Trimmed, at −20 LUFS, with no true peak above the ceiling (dBTP). Raises SpeechError where there is no sound."""
    return level(trim(samples), ceiling=ceiling)


def trim(samples: Samples) -> Samples:
    """The sound with `LEAD_IN` before and `TAIL` after it, faded at both ends. Raises SpeechError without a sound."""
    first, last = _bounds(samples)
    start, stop = first - round(LEAD_IN * SAMPLE_RATE), last + round(TAIL * SAMPLE_RATE)
    kept = samples[max(start, 0) : stop].astype(np.float32)
    ramp = np.linspace(0, 1, min(_FADE, len(kept)), dtype=np.float32)
    kept[: len(ramp)] *= ramp
    kept[-len(ramp) :] *= ramp[::-1]
    return np.pad(kept, (max(-start, 0), max(stop - len(samples), 0)))


def _bounds(samples: Samples) -> tuple[int, int]:
    """First sample of the first and last of the last 5 ms that are audible beside the loudest 5 ms."""
    whole = len(samples) // _WINDOW * _WINDOW
    power = (samples[:whole].astype(np.float64) ** 2).reshape(-1, _WINDOW).mean(axis=1)
    if not len(power) or power.max() < 1e-8:
        raise SpeechError("the voice gave no sound")
    audible = np.flatnonzero(power >= power.max() * _AUDIBLE**2)
    return int(audible[0]) * _WINDOW, (int(audible[-1]) + 1) * _WINDOW


def level(samples: Samples, *, ceiling: float) -> Samples:
    """At −20 LUFS. Where peaks would pass the ceiling (dBTP) they are limited and the whole is raised again."""
    limit = 10 ** (ceiling / 20)
    shaped = samples
    for _ in range(4):
        off = LOUDNESS - loudness(shaped)
        if abs(off) < _TOLERANCE and peaks(shaped).max() <= limit:
            break
        shaped = _limited(shaped * np.float32(10 ** (off / 20)), limit)
    return shaped


def _limited(samples: Samples, limit: float) -> Samples:
    """Turned down smoothly, 5 ms ahead, wherever a true peak would pass the limit."""
    needed = np.minimum(1, limit / np.maximum(peaks(samples), 1e-9))
    if needed.min() == 1:
        return samples
    return np.asarray(samples * _smoothed(needed), np.float32)


def _smoothed(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """Never above the gain: each value is a mean of minima that all contain it."""
    width = 2 * _LOOK_AHEAD + 1
    lowest = _running_minimum(np.pad(gain, 2 * _LOOK_AHEAD, constant_values=1), width)
    window = np.hanning(width + 2)[1:-1]
    return np.convolve(lowest, window / window.sum(), "valid")


def _running_minimum(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.minimum(values[:-step], values[step:])
        covered += step
    return values
