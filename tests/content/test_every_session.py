"""Every session there is, in the real offline voice: each variant of each routine, as it is written and eased."""

from itertools import pairwise

import pytest

from tests.spoken import shipped, spoken
from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.narration.frames import FRAME_BYTES
from webapp.narration.narrator import Narrator
from webapp.narration.track import Track
from webapp.narration.voices import OFFLINE
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.preferences import Preferences

pytestmark = pytest.mark.xdist_group("real voice")

CATALOGUE = shipped()
ROUTINES = list(CATALOGUE.routines.values())


@pytest.fixture(scope="module")
def narrator() -> Narrator:
    return Narrator(spoken(), OFFLINE.id)


@pytest.fixture(params=[False, True], ids=["as written", "eased"])
def eased(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def track(narrator: Narrator, routine: Routine, variant: Variant, *, eased: bool) -> Track:
    twins = [step.id for step in routine.steps if step.easier] if eased else []
    lengths = narrator.lengths(OFFLINE)
    timeline = compile_timeline(routine, variant, Preferences(), lengths, CATALOGUE.phrases, easier=twins)
    return narrator.track(timeline, OFFLINE)


every_session = [
    pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.slug),
    pytest.mark.parametrize("variant", VARIANTS),
]


def in_every_session(test: object) -> object:
    for mark in every_session:
        test = mark(test)
    return test


@in_every_session
def test_no_two_utterances_overlap(track: Track) -> None:
    for before, after in pairwise(track.cues):
        assert after.start - before.end > 0.1, (before.text, after.text)


@in_every_session
def test_nothing_is_cut(track: Track, narrator: Narrator) -> None:
    """Each clip lies in the track whole, byte for byte, one after another."""
    data, lengths, at = track.read(0, track.size), narrator.lengths(OFFLINE), 0
    for cue in track.cues:
        if cue.text:
            clip = lengths.clip(cue.text).read()
            at = data.index(clip, at)
            assert abs(at / FRAME_BYTES * 0.024 - cue.start) < 0.15
            at += len(clip)


@in_every_session
def test_both_sides_last_equally_long(track: Track) -> None:
    sides: dict[str, dict[str, float]] = {}
    for span in track.steps:
        if span.side:
            sides.setdefault(span.id, {})[span.side] = span.end - span.start
    for side in sides.values():
        assert side["left"] == pytest.approx(side["right"], abs=0.1)
