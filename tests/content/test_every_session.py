"""Every session there is, in the real offline voice: each variant of each routine, as it is written and eased, with
every word, with few and with none, and with every wish at its extremes.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest

from tests.spoken import shipped, spoken
from webapp.catalogue.models import VARIANTS, Routine
from webapp.narration.clips import CHIME
from webapp.narration.frames import FRAME_BYTES, silence
from webapp.narration.narrator import Narrator
from webapp.narration.track import Track
from webapp.narration.voices import OFFLINE
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.preferences import Preferences

pytestmark = pytest.mark.xdist_group("real voice")

CATALOGUE = shipped()
ROUTINES = list(CATALOGUE.routines.values())


USUAL = Preferences()


@dataclass(frozen=True)
class Way:
    """How somebody is led."""

    preferences: Preferences = USUAL
    eased: bool = False
    known: bool = False


LEAST = {"pace": "brisk", "ready_seconds": 0, "breath_seconds": 6, "change_sides_seconds": 4, "hold_seconds": 20}
MOST = {
    "pace": "unhurried",
    "ready_seconds": 300,
    "breath_seconds": 16,
    "change_sides_seconds": 60,
    "hold_seconds": 120,
}
NO_SOUND_BUT_WORDS = {"chime": False, "count_down": False}
WAYS = {
    "as written": Way(),
    "eased": Way(eased=True),
    "known": Way(known=True),
    "known, eased, least of everything": Way(Preferences.model_validate(LEAST), eased=True, known=True),
    "most of everything, uncounted": Way(Preferences.model_validate(MOST | {"words": "full", "count_down": False})),
    "least of everything, no sound but words": Way(Preferences.model_validate(LEAST | NO_SOUND_BUT_WORDS)),
    "chimes": Way(Preferences(words="chimes")),
    "chimes, eased, least of everything": Way(Preferences.model_validate(LEAST | {"words": "chimes"}), eased=True),
}

in_every_session = [
    pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.slug),
    pytest.mark.parametrize("way", WAYS),
]


@pytest.fixture(scope="module")
def narrator() -> Narrator:
    return Narrator(spoken(), OFFLINE.id)


@cache
def tracks(narrator: Narrator, slug: str, way: str) -> tuple[Track, ...]:
    """One for each variant."""
    routine, wished = CATALOGUE.routines[slug], WAYS[way]
    timelines = [
        compile_timeline(
            routine,
            variant,
            wished.preferences,
            narrator.lengths(OFFLINE),
            CATALOGUE.phrases,
            easier=[step.id for step in routine.steps if wished.eased],
            short=[step.form_id(easier=wished.eased) for step in routine.steps if wished.known],
        )
        for variant in VARIANTS
    ]
    return tuple(narrator.track(timeline, OFFLINE) for timeline in timelines)


@pytest.fixture
def every_variant(narrator: Narrator, routine: Routine, way: str) -> tuple[Track, ...]:
    return tracks(narrator, routine.slug, way)


def led_in_every_way(test: object) -> object:
    for mark in in_every_session:
        test = mark(test)
    return test


@led_in_every_way
def test_no_two_utterances_overlap(every_variant: tuple[Track, ...]) -> None:
    for track in every_variant:
        for before, after in pairwise(track.cues):
            assert after.start - before.end > 0.1, (before.text, after.text)
        assert track.cues[-1].end < track.duration


@led_in_every_way
def test_nothing_is_cut(every_variant: tuple[Track, ...], narrator: Narrator) -> None:
    """Each clip lies in the track whole, byte for byte, one after another, and nothing but quiet between them."""
    lengths = narrator.lengths(OFFLINE)
    for track in every_variant:
        data, end = track.read(0, track.size), 0
        for cue in (cue for cue in track.cues if not cue.silent):
            clip = lengths.clip(cue.text or CHIME).read()
            at = data.index(clip, end)
            assert abs(at / FRAME_BYTES * 0.024 - cue.start) < 0.15
            assert data[end:at] == silence(end, at)
            end = at + len(clip)


@led_in_every_way
def test_both_sides_last_equally_long(every_variant: tuple[Track, ...]) -> None:
    for track in every_variant:
        sides: dict[str, dict[str, float]] = {}
        for span in track.steps:
            if span.side:
                sides.setdefault(span.id, {})[span.side] = span.end - span.start
        for side in sides.values():
            assert side["left"] == pytest.approx(side["right"], abs=0.1)
