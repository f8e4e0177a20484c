"""Clip lengths before any voice has spoken."""

from webapp.catalogue.speech import AROUND_SPEECH, CHARACTERS_A_SECOND

CHIME = 1.5
"""Seconds."""


class EstimatedLengths:
    """From the number of characters: good for the minutes of a whole routine, not for a caption."""

    def speech(self, text: str) -> float:
        return AROUND_SPEECH + len(text) / CHARACTERS_A_SECOND

    def chime(self) -> float:
        return CHIME
