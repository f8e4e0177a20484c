"""How long speech takes, before any voice has spoken it."""

CHARACTERS_A_SECOND = 15.0
BREATH_BEFORE_SPEECH = 0.2
"""Seconds."""
CHIME = 1.5
"""Seconds."""


class EstimatedLengths:
    """Clip lengths from the number of characters: good for the minutes of a whole routine, not for a caption."""

    def speech(self, text: str) -> float:
        return BREATH_BEFORE_SPEECH + len(text) / CHARACTERS_A_SECOND

    def chime(self) -> float:
        return CHIME
