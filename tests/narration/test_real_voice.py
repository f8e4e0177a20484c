"""A whole session in the offline voice, decoded and measured: what is heard, and when, is what the captions say."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.spoken import shipped
from tests.spoken import spoken as everything_spoken
from webapp.narration.building import build
from webapp.narration.encoding import decode
from webapp.narration.frames import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, SILENT_FRAME
from webapp.narration.loudness import Samples
from webapp.narration.narrator import Narrator, VoiceLengths
from webapp.narration.track import Track
from webapp.narration.voices import OFFLINE
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue
from webapp.timeline.preferences import Preferences

pytestmark = pytest.mark.xdist_group("real voice")


@dataclass(frozen=True)
class Spoken:
    """A track and what is heard of it."""

    track: Track
    lengths: VoiceLengths
    heard: Samples


@pytest.fixture(scope="module", params=["legs-up-release", "knee-walking"])
def spoken(request: pytest.FixtureRequest) -> Spoken:
    catalogue = shipped()
    routine = catalogue.routines[request.param]
    narrator = Narrator(everything_spoken(), OFFLINE.id)
    lengths = narrator.lengths(OFFLINE)
    timeline = compile_timeline(routine, "standard", Preferences(), lengths, catalogue.phrases)
    track = narrator.track(timeline, OFFLINE)
    return Spoken(track, lengths, decode(track.read(0, track.size)))


def level_each_2_ms(samples: Samples) -> Samples:
    whole = len(samples) // 48 * 48
    return np.asarray(np.sqrt((samples[:whole].reshape(-1, 48) ** 2).mean(axis=1)), np.float32)


def sound_around(cue: Cue, heard: Samples) -> tuple[float, float]:
    """When the sound of an utterance really begins and ends (s): 42 dB below its loudest 2 ms."""
    first = round((cue.start - 0.1) * SAMPLE_RATE)
    level = level_each_2_ms(heard[first : round((cue.end + 0.1) * SAMPLE_RATE)])
    audible = np.flatnonzero(level > level.max() * 10 ** (-42 / 20))
    return first / SAMPLE_RATE + audible[0] * 0.002, first / SAMPLE_RATE + (audible[-1] + 1) * 0.002


def test_every_caption_is_within_30_ms_of_the_spoken_onset(spoken: Spoken) -> None:
    off = {cue.text: sound_around(cue, spoken.heard)[0] - cue.start for cue in spoken.track.cues}
    assert {text: round(seconds, 3) for text, seconds in off.items() if abs(seconds) > 0.030} == {}


def test_no_two_utterances_overlap(spoken: Spoken) -> None:
    bounds = [sound_around(cue, spoken.heard) for cue in spoken.track.cues]
    for (_, end), (start, _) in pairwise(bounds):
        assert start - end > 0.1


def test_between_two_utterances_there_is_silence(spoken: Spoken) -> None:
    for cue, following in pairwise(spoken.track.cues):
        quiet = spoken.heard[round((cue.end + 0.13) * SAMPLE_RATE) : round((following.start - 0.1) * SAMPLE_RATE)]
        assert np.abs(quiet).max(initial=0) < 1e-3


def test_nothing_is_cut(spoken: Spoken) -> None:
    """Each utterance is heard in the track, sample for sample, as it is heard alone."""
    frame = 0
    data = spoken.track.read(0, spoken.track.size)
    for cue in spoken.track.cues:
        clip = spoken.lengths.clip(cue.text)
        frame = data.index(clip.read(), frame * FRAME_BYTES) // FRAME_BYTES
        alone = decode(SILENT_FRAME * 2 + clip.read() + SILENT_FRAME)[2 * FRAME_SAMPLES :]
        stretch = spoken.heard[frame * FRAME_SAMPLES : (frame + clip.frames) * FRAME_SAMPLES]
        assert np.abs(alone[: len(stretch)] - stretch).max() < 1e-4
        frame += clip.frames


def test_both_sides_last_equally_long(spoken: Spoken) -> None:
    sides: dict[str, dict[str, float]] = {}
    for step in spoken.track.steps:
        if step.side:
            sides.setdefault(step.id, {})[step.side] = step.end - step.start
    for side in sides.values():
        assert side["left"] == pytest.approx(side["right"], abs=0.1)


def test_the_offline_voice_always_says_a_sentence_in_the_same_way(spoken: Spoken, tmp_path: Path) -> None:
    text = spoken.track.cues[1].text
    build(tmp_path, OFFLINE.id, {"one": [text]})
    again = Narrator(tmp_path, OFFLINE.id).lengths(OFFLINE)
    assert again.clip(text).read() == spoken.lengths.clip(text).read()
