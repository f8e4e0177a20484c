"""From samples to frames and back."""

import io

import lameenc
import numpy as np
import soundfile

from webapp.narration.engines import SpeechError
from webapp.narration.frames import BIT_RATE, CODEC_DELAY, FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, is_whole
from webapp.narration.loudness import Samples, true_peak
from webapp.narration.shaping import shape

TRUE_PEAK = -1.5
"""dBTP, as heard after decoding."""
_BEST = 2


def make_clip(samples: Samples) -> bytes:
    """The finished clip of an utterance. Raises SpeechError for silence or a clip that does not decode as it should."""
    # Encoding moves peaks a little, so the ceiling before it is lower, and lower still in the rare case that needs it.
    for headroom in (0.5, 1.5, 3.0):
        clip = encode(shape(samples, ceiling=TRUE_PEAK - headroom))
        if true_peak(decode(clip)) <= TRUE_PEAK:
            return clip
    raise SpeechError("the peaks of the sound cannot be held down")


def encode(samples: Samples) -> bytes:
    """Frames that hold every sample; quiet is added at the end to fill the last one."""
    padded = np.pad(samples, (0, -(len(samples) + CODEC_DELAY) % FRAME_SAMPLES))
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_channels(1)
    encoder.set_quality(_BEST)
    pcm = np.clip(np.round(padded * 32767), -32768, 32767).astype("<i2").tobytes()
    frames = bytes(encoder.encode(pcm)) + bytes(encoder.flush())
    # What the encoder flushes beyond the samples is silence; the bits of a frame never lie in a later one.
    clip = frames[: (len(padded) + CODEC_DELAY) // FRAME_SAMPLES * FRAME_BYTES]
    if not is_whole(clip):
        raise SpeechError("the encoder gave frames of another shape")
    return clip


def decode(audio: bytes) -> Samples:
    """Mono samples at 24 kHz from MP3 of any rate. Raises SpeechError where there is nothing to decode."""
    try:
        samples, rate = soundfile.read(io.BytesIO(audio), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise SpeechError(f"the sound cannot be decoded: {error}") from error
    mono: Samples = samples.mean(axis=1)
    if not len(mono):
        raise SpeechError("the sound is empty")
    return mono if rate == SAMPLE_RATE else _resampled(mono, rate)


def _resampled(samples: Samples, rate: int) -> Samples:
    size = round(len(samples) * SAMPLE_RATE / rate)
    return np.asarray(np.fft.irfft(np.fft.rfft(samples), size) * (size / len(samples)), np.float32)
