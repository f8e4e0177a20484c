"""The silent twin of the engines: tones instead of words, for tests that need clips but no speech model."""

from functools import lru_cache

import numpy as np

from webapp.narration.encoding import make_clip
from webapp.narration.frames import SAMPLE_RATE
from webapp.narration.loudness import Samples
from webapp.narration.voices import Voice

_TONE = 220.0
_QUIET = 0.2


class SilentSpeaker:
    """Says a text as a tone of the length that a calm voice would need. The clip of each length is made once."""

    def __init__(self, voice: Voice) -> None:
        self._speed = float(voice.speed)

    def clip(self, text: str) -> bytes:
        return _tone_clip(round(spoken_seconds(text) / self._speed, 1))


def spoken_seconds(text: str) -> float:
    """About 15 characters a second after a third of a second, in whole tenths."""
    return round(0.3 + len(text) * 0.065, 1)


def tone(seconds: float) -> Samples:
    """A tone between two stretches of quiet."""
    wave = np.sin(2 * np.pi * _TONE * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    return np.pad(0.1 * wave, round(_QUIET * SAMPLE_RATE)).astype(np.float32)


@lru_cache(maxsize=256)
def _tone_clip(seconds: float) -> bytes:
    return make_clip(tone(seconds))
