"""The shape of every clip: MPEG-2 Layer III at a constant 64 kbit/s, 24 kHz, mono. One frame is 192 bytes and 24 ms.

Because all frames are alike, clips and silence are laid end to end without decoding, and time is arithmetic over bytes.
A clip's first frame borrows no bits from the frame before it, so a clip may follow anything; its head is never cut.
"""

SAMPLE_RATE = 24_000
BIT_RATE = 64
FRAME_SAMPLES = 576
FRAME_BYTES = 192
FRAME_SECONDS = FRAME_SAMPLES / SAMPLE_RATE

HEADER = bytes.fromhex("fff384c4")
SILENT_FRAME = HEADER + bytes(FRAME_BYTES - len(HEADER))

CODEC_DELAY = 1105
"""Samples between a clip's first frame and its first sample in every decoder: LAME's 576 and a decoder's 529."""

LEAD_IN = 0.040
"""Seconds of quiet in a clip before its sound."""
TAIL = 0.120
"""Least seconds of quiet in a clip after its sound; up to one frame longer, so that a clip ends with a frame."""

ONSET = CODEC_DELAY / SAMPLE_RATE + LEAD_IN
"""Seconds from a clip's first frame to the sound that is heard."""


def is_whole(clip: bytes) -> bool:
    """Whether these bytes are one or more complete frames of this shape and nothing else."""
    if not clip or len(clip) % FRAME_BYTES:
        return False
    return all(clip.startswith(HEADER, start) for start in range(0, len(clip), FRAME_BYTES))


def frame_at(seconds: float) -> int:
    """The frame that begins nearest to a time."""
    return round(seconds / FRAME_SECONDS)


def silence(start: int, stop: int) -> bytes:
    """Bytes `start` to `stop` of endless silent frames."""
    first, last = start // FRAME_BYTES, -(-stop // FRAME_BYTES)
    offset = start - first * FRAME_BYTES
    return (SILENT_FRAME * (last - first))[offset : offset + stop - start]
