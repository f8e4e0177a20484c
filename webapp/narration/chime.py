"""The soft chime that begins a track and wakes a loudspeaker before the first word."""

import numpy as np

from webapp.narration.frames import SAMPLE_RATE
from webapp.narration.loudness import Samples

_SECONDS = 2.4
_NOTES = ((392.00, 0.0), (587.33, 0.28))
"""G4, then D5: frequency (Hz) and start (s)."""
_PARTIALS = ((1.0, 1.0, 0.60), (2.0, 0.25, 0.35), (3.01, 0.08, 0.20))
"""Multiple of the note, share of its strength, seconds until it has faded to 37 %."""
_ATTACK = 0.015


def chime() -> Samples:
    """A rising fifth, struck softly, fading for two seconds."""
    time = np.arange(round(_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    sound = np.zeros_like(time)
    for note, start in _NOTES:
        since = np.maximum(time - start, 0)
        struck = np.minimum(1, since / _ATTACK)
        for multiple, strength, fading in _PARTIALS:
            sound += struck * strength * np.sin(2 * np.pi * note * multiple * since) * np.exp(-since / fading)
    return np.asarray(0.2 * sound, np.float32)
