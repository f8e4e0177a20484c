"""Captions and the plan: what is said, when it is heard."""

import re
from dataclasses import replace

from webapp.narration.captions import webvtt
from webapp.narration.plan import plan_document
from webapp.narration.track import Track
from webapp.timeline.cues import Timeline


def with_texts(track: Track, *texts: str) -> Track:
    cues = [replace(cue, text=text) for cue, text in zip(track.cues, texts, strict=False)]
    return Track((), 10, cues, ())


def test_there_is_a_caption_for_each_sentence_at_its_true_time(track: Track) -> None:
    found = re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> \S+\n(.+)\n", webvtt(track))
    starts = [int(hours) * 3600 + int(minutes) * 60 + float(seconds) for hours, minutes, seconds, _ in found]
    spoken = [cue for cue in track.cues if cue.text]
    assert [text for *_, text in found] == [cue.text for cue in spoken]
    assert all(abs(start - cue.start) <= 0.0005 for start, cue in zip(starts, spoken, strict=True))


def test_captions_begin_as_the_format_demands_and_skip_the_chime(track: Track) -> None:
    captions = webvtt(track)
    assert captions.startswith("WEBVTT\n\n1\n00:00:")
    assert captions.endswith("\n")
    assert captions.count("-->") == len(track.cues) - 1


def test_signs_that_mean_something_in_captions_are_escaped(track: Track) -> None:
    captions = webvtt(with_texts(track, "a < b & c --> d"))
    assert "a &lt; b &amp; c --&gt; d" in captions
    assert captions.count("-->") == 1


def test_a_time_just_below_a_minute_is_not_sixty_seconds(track: Track) -> None:
    cue = replace(track.cues[1], start=59.9999, end=3599.9999)
    assert "00:01:00.000 --> 01:00:00.000" in webvtt(Track((), 10, [cue], ()))


def test_the_plan_has_the_times_of_the_track(track: Track, timeline: Timeline) -> None:
    plan = plan_document(track, timeline)
    assert (plan["routine"], plan["variant"]) == ("a-routine", "standard")
    assert plan["duration"] == round(track.duration, 3)
    assert [step["id"] for step in plan["steps"]] == [step.id for step in timeline.steps]
    assert plan["steps"][0] == {
        "id": "get-ready",
        "name": "Getting ready",
        "start": 0.0,
        "end": round(track.steps[0].end, 3),
        "side": None,
        "figure": "standing",
        "easier": False,
    }
    assert plan["cues"][1] == {
        "start": round(track.cues[1].start, 3),
        "end": round(track.cues[1].end, 3),
        "kind": "movement",
        "text": "Lie down on your back.",
        "step": "step-0",
        "figure": "standing",
        "silent": False,
    }
