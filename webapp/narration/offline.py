"""The offline voice: hibari-tts, whose model comes inside its wheel. Nothing is fetched."""

import numpy as np
from hibari import Hibari

from webapp.narration.engines import SpeechError
from webapp.narration.loudness import Samples
from webapp.narration.voices import Identity, Voice


class OfflineEngine:
    """Loads the model (about 1 s, 200 MB) when it is made. Always says a text in the same way."""

    def __init__(self, voice: Voice) -> None:
        self.identity: Identity = voice.identity
        # Its other voices would be downloaded, so no voice is named.
        self._speech = Hibari(threads=1)
        self._speed = float(self.identity.speed)

    def speak(self, text: str) -> Samples:
        samples = np.asarray(self._speech(text, speed=self._speed, seed=0), np.float32)
        if not len(samples):
            raise SpeechError("the offline voice found nothing to say in it")
        return samples
