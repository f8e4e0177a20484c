"""How alike two sounds are, and how far one is behind the other."""

import io
from dataclasses import dataclass

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 24_000
"""Samples a second of every track, and of every recording that is compared with one."""

SEARCHED = 0.5
"""Seconds to both sides of the time that is claimed, in which a recording is looked for."""

Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a recording is in a file."""

    likeness: float
    """Normalised cross-correlation at the best place: 1 is the same sound."""
    lag: float
    """Seconds by which the file is heard later than claimed; negative: earlier."""


def decoded(file: bytes) -> Sound:
    """The samples of a track. Raises soundfile.LibsndfileError where it is none."""
    samples, rate = soundfile.read(io.BytesIO(file), dtype="float32")
    assert rate == RATE
    return np.asarray(samples, dtype=np.float32)


def match(heard: Sound, file: Sound, claimed: float, searched: float = SEARCHED) -> Match:
    """Look for a recording near the second of the file at which it is said to begin."""
    margin = round(searched * RATE)
    first = round(claimed * RATE) - margin
    around = np.pad(file, (2 * margin, 4 * margin))[first + 2 * margin : first + 4 * margin + len(heard)].astype(float)
    products = _sliding_products(around, heard.astype(np.float64))
    energies = np.concatenate(([0.0], np.cumsum(around**2)))
    norms = np.sqrt(np.maximum(energies[len(heard) :] - energies[: -len(heard)], 1e-12) * np.sum(heard**2.0) + 1e-12)
    likenesses = products / norms
    best = int(np.argmax(likenesses))
    return Match(likeness=float(likenesses[best]), lag=(margin - best) / RATE)


def _sliding_products(long: NDArray[np.float64], short: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inner product of the short one with each stretch of the long one, by way of the spectrum."""
    size = 1 << (len(long) + len(short)).bit_length()
    spectrum = np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size))
    return np.asarray(np.fft.irfft(spectrum, size)[: len(long) - len(short) + 1])
