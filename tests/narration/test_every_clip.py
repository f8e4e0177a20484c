"""Every clip of every shipped routine, heard from its finished MP3: equally loud, never sharp, never too long."""

from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from tests.narration import loopback
from tests.spoken import shipped, spoken
from webapp.catalogue.words import MOST_CHARACTERS
from webapp.narration.building import build
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.encoding import decode, encode
from webapp.narration.frames import CODEC_DELAY, LEAD_IN, SAMPLE_RATE, TAIL
from webapp.narration.loudness import Samples, loudness, true_peak
from webapp.narration.progress import Progress
from webapp.narration.voices import EVERY_VOICE, OFFLINE
from webapp.timeline.utterances import utterances

pytestmark = pytest.mark.xdist_group("real voice")


def texts() -> list[str]:
    catalogue = shipped()
    return sorted({text for routine in catalogue.routines.values() for text in utterances(routine, catalogue.phrases)})


@pytest.fixture(scope="module")
def heard() -> dict[str, Samples]:
    cache = ClipCache(spoken(), shipped().pronunciation)
    return {text: decode(cache.path(OFFLINE, text).read_bytes()) for text in (*texts(), CHIME)}


def test_every_clip_is_as_loud_as_every_other(heard: dict[str, Samples]) -> None:
    measured = {text: loudness(sound) for text, sound in heard.items()}
    assert {text: lufs for text, lufs in measured.items() if abs(lufs + 20) > 1} == {}
    assert max(measured.values()) - min(measured.values()) <= 2


def test_no_clip_has_a_sharp_peak(heard: dict[str, Samples]) -> None:
    assert {text: peak for text, sound in heard.items() if (peak := true_peak(sound)) > -1.5} == {}


def test_every_clip_begins_and_ends_with_as_much_quiet(heard: dict[str, Samples]) -> None:
    begins, ends = zip(*map(quiet_around, heard.values()), strict=True)
    assert min(begins) >= LEAD_IN - 0.025
    assert max(begins) <= LEAD_IN + 0.010
    assert min(ends) >= TAIL - 0.070, "a breath that fades out is quiet before it is over"
    assert max(ends) <= TAIL + 0.050, "up to one frame more fills the clip"


def quiet_around(sound: Samples) -> tuple[float, float]:
    """Seconds before the first and after the last 5 ms that are louder than 42 dB below the loudest."""
    power = (sound[: len(sound) // 120 * 120].astype(np.float64) ** 2).reshape(-1, 120).mean(axis=1)
    audible = np.flatnonzero(power > power.max() * 10**-4.2)
    delay = CODEC_DELAY / SAMPLE_RATE
    return audible[0] * 0.005 - delay, len(sound) / SAMPLE_RATE - (audible[-1] + 1) * 0.005


@pytest.mark.parametrize(("decibels", "quiet"), [(-25, 0.0), (0, 0.8), (6, 0.3)])
def test_what_a_service_sends_is_shaped_alike(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: dict[str, Samples], decibels: float, quiet: float
) -> None:
    """However loud it is and however long it is silent: real speech, sent as the service sends it."""
    text = max(heard, key=len)
    sent = np.pad(np.clip(heard[text] * 10 ** (decibels / 20), -1, 1), round(quiet * SAMPLE_RATE))
    with loopback.service(encode(sent.astype(np.float32))) as server:
        monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path="": f"{server.address}/{path}")
        assert build(tmp_path, "gtts:en-IE", {"one": [text]}, Progress(StringIO())).failures == ()
    clip = decode(ClipCache(tmp_path).path(EVERY_VOICE["gtts:en-IE"], text).read_bytes())
    assert loudness(clip) == pytest.approx(-20, abs=1)
    assert true_peak(clip) <= -1.5
    assert quiet_around(clip)[0] == pytest.approx(LEAD_IN, abs=0.025)
    assert len(clip) == pytest.approx(len(heard[text]), abs=0.05 * SAMPLE_RATE)


def test_no_sentence_is_longer_than_a_service_takes_at_a_time() -> None:
    """As it is given to the service: a word that is respelt counts with its other letters."""
    catalogue = shipped()
    assert [text for text in texts() if len(text) > MOST_CHARACTERS] == []
    assert [text for text in texts() if len(catalogue.pronunciation.respelt(text)) > MOST_CHARACTERS] == []
