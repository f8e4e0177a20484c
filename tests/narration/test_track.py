"""A track: a file that is never stored, of which any part can be read."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.narration.timelines import SENTENCES, spoken_timeline
from webapp.catalogue.models import Line
from webapp.narration.encoding import decode
from webapp.narration.frames import FRAME_BYTES, FRAME_SAMPLES, FRAME_SECONDS, is_whole
from webapp.narration.narrator import Narrator
from webapp.narration.track import Track, lay
from webapp.narration.voices import SILENT
from webapp.timeline.cues import Breath, Cue, Moment, Timeline


def two_cues(first: float, second: float) -> Timeline:
    cues = tuple(Cue(at, at, "movement", SENTENCES[0], "a-step", "standing") for at in (first, second))
    return Timeline("a-routine", "standard", 20.0, (), cues)


@given(data=st.data())
def test_any_part_is_the_same_as_in_the_whole(track: Track, data: st.DataObject) -> None:
    whole = track.read(0, track.size)
    start = data.draw(st.integers(0, track.size))
    stop = data.draw(st.integers(start, track.size + 1000))
    assert track.read(start, stop) == whole[start:stop]


def test_parts_laid_end_to_end_are_the_whole(track: Track) -> None:
    parts = [track.read(start, start + 997) for start in range(0, track.size, 997)]
    assert b"".join(parts) == track.read(0, track.size)


def test_the_whole_is_frames_of_one_shape_and_of_the_stated_length(track: Track) -> None:
    whole = track.read(0, track.size)
    assert is_whole(whole)
    assert len(whole) == track.size
    assert track.duration == pytest.approx(track.size / FRAME_BYTES * 0.024)
    assert len(decode(whole)) == track.size // FRAME_BYTES * FRAME_SAMPLES


def test_it_lasts_as_long_as_was_planned(track: Track, timeline: Timeline) -> None:
    assert track.duration == pytest.approx(timeline.duration, abs=FRAME_SECONDS)


def test_every_tone_is_heard_where_its_cue_says(track: Track) -> None:
    heard = np.abs(decode(track.read(0, track.size)))
    sounding = np.flatnonzero(heard > 0.01) / 24_000
    breaks = np.flatnonzero(np.diff(sounding) > 0.1)
    starts = sounding[[0, *(breaks + 1)]]
    ends = sounding[[*breaks, -1]]
    assert starts == pytest.approx([cue.start for cue in track.cues], abs=0.015)
    assert ends == pytest.approx([cue.end for cue in track.cues], abs=0.030)


def test_cues_keep_their_order_and_never_overlap(track: Track) -> None:
    for cue, following in pairwise(track.cues):
        assert cue.start < cue.end < following.start


def test_steps_stay_where_they_were_planned(track: Track, timeline: Timeline) -> None:
    for true, planned in zip(track.steps, timeline.steps, strict=True):
        assert (true.id, true.name) == (planned.id, planned.name)
        assert true.start == pytest.approx(planned.start, abs=FRAME_SECONDS / 2)
        assert true.end == pytest.approx(planned.end, abs=FRAME_SECONDS / 2)
    assert [step.start for step in track.steps[1:]] == [step.end for step in track.steps[:-1]]


def test_figure_and_breath_move_when_their_words_are_heard(narrator: Narrator, timeline: Timeline) -> None:
    spoken = [cue for cue in timeline.cues if cue.text]
    led = replace(
        timeline,
        figures=(Moment(0, 0, "standing"), *(Moment(cue.start, cue.end, cue.step) for cue in spoken)),
        breaths=tuple(Breath(cue.start, cue.end, "in") for cue in spoken),
    )
    track = narrator.track(led, SILENT)
    assert track.figures[0] == Moment(0, 0, "standing")
    for moment, breath, cue, plan in zip(track.figures[1:], track.breaths, track.cues[1:], spoken, strict=True):
        assert moment.at == breath.at == pytest.approx(cue.start)
        assert moment.until == breath.until == pytest.approx(plan.end + cue.start - plan.start, abs=FRAME_SECONDS)
        assert moment.at < moment.until <= track.duration


def test_words_that_follow_each_other_at_once_are_not_cut(narrator: Narrator) -> None:
    timeline = spoken_timeline(SENTENCES, narrator.lengths(SILENT), pause=0.0)
    track = narrator.track(timeline, SILENT)
    clips = b"".join(narrator.lengths(SILENT).clip(cue.text).read() for cue in timeline.cues)
    assert track.read(0, track.size) == clips


@given(first=st.floats(0, 5), gap=st.floats(0, 2))
def test_a_clip_is_whole_wherever_it_is_laid(narrator: Narrator, first: float, gap: float) -> None:
    lengths = narrator.lengths(SILENT)
    clip = lengths.clip(SENTENCES[0])
    track = lay(two_cues(first, first + clip.seconds + gap), lengths.clip)
    assert track.read(0, track.size).count(clip.read()) == 2


def test_words_that_would_overlap_are_refused(narrator: Narrator) -> None:
    lengths = narrator.lengths(SILENT)
    with pytest.raises(ValueError, match="would overlap"):
        lay(two_cues(1.0, 1.0 + lengths.speech(SENTENCES[0]) - 0.1), lengths.clip)


def test_the_same_track_has_the_same_etag_and_another_has_not(narrator: Narrator, track: Track) -> None:
    lengths = narrator.lengths(SILENT)
    again = Narrator(lengths.clip(SENTENCES[0]).path.parents[1], "silent")
    assert again.track(spoken_timeline(SENTENCES, lengths), SILENT).etag == track.etag
    assert narrator.track(spoken_timeline(SENTENCES, lengths, pause=1.5), SILENT).etag != track.etag
    assert narrator.track(spoken_timeline(SENTENCES[::-1], lengths), SILENT).etag != track.etag


def test_a_track_without_words_is_silence() -> None:
    track = Track((), 100, (), ())
    assert not decode(track.read(0, track.size)).any()


def test_lines_outside_a_routine_have_a_track_of_their_own(narrator: Narrator) -> None:
    lines = [Line(say=SENTENCES[0], pause=2.0), Line(say=SENTENCES[1], pause=0.5)]
    track = narrator.phrase_track(lines, SILENT)
    first, second = track.cues
    assert (first.text, second.text) == SENTENCES[:2]
    assert second.start - first.end == pytest.approx(2.0, abs=0.25)
    assert track.duration - second.end < 1.0
