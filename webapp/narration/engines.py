"""What a speech engine is. The outside world stands behind this one protocol."""

from typing import TYPE_CHECKING, Protocol

from webapp.narration.voices import Identity

if TYPE_CHECKING:
    from webapp.narration.loudness import Samples


class SpeechError(Exception):
    """An utterance could not be spoken. The message says why, for the host."""


class Engine(Protocol):
    """Turns one sentence into sound."""

    @property
    def identity(self) -> Identity: ...

    def speak(self, text: str) -> "Samples":
        """Mono, 24 kHz, full scale 1. Raises SpeechError."""
        ...
