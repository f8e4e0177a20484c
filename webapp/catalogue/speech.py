"""How long a sentence takes, before any voice has spoken it."""

CHARACTERS_A_SECOND = 15.0
AROUND_SPEECH = 0.4
"""Seconds: the quiet inside a clip, and a little for the pauses of a sentence."""


def estimated_seconds(text: str) -> float:
    """From the number of characters: good for checking a file, not for a caption."""
    return AROUND_SPEECH + len(text) / CHARACTERS_A_SECOND
