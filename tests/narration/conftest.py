"""Clips for the tests of this room, spoken once for a whole run."""

from pathlib import Path

import pytest

from tests.narration.timelines import SENTENCES, spoken_timeline
from webapp.narration.building import build
from webapp.narration.narrator import Narrator
from webapp.narration.track import Track
from webapp.narration.voices import SILENT
from webapp.timeline.cues import Timeline


@pytest.fixture(scope="session")
def silent_clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with every sentence in tones. Only for reading."""
    folder = tmp_path_factory.mktemp("clips")
    built = build(folder, "silent", {"a-routine": SENTENCES})
    assert built.unplayable == ()
    return folder


@pytest.fixture(scope="session")
def narrator(silent_clips: Path) -> Narrator:
    return Narrator(silent_clips, "silent")


@pytest.fixture(scope="session")
def timeline(narrator: Narrator) -> Timeline:
    return spoken_timeline(SENTENCES, narrator.lengths(SILENT))


@pytest.fixture(scope="session")
def track(narrator: Narrator, timeline: Timeline) -> Track:
    return narrator.track(timeline, SILENT)
