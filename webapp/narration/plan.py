"""What a player needs to know about a track: steps, utterances, poses and breaths with their true times."""

from typing import Any

from webapp.narration.track import Track
from webapp.timeline.cues import Breath, Cue, Moment, StepSpan, Timeline


def plan_document(track: Track, timeline: Timeline) -> dict[str, Any]:
    """For JSON. Times are seconds on the track, to the millisecond."""
    return {
        "routine": timeline.routine,
        "variant": timeline.variant,
        "duration": round(track.duration, 3),
        "steps": [_step(step) for step in track.steps],
        "cues": [_cue(cue) for cue in track.cues],
        "figures": [_moment(moment) for moment in track.figures],
        "breaths": [_breath(breath) for breath in track.breaths],
    }


def _step(step: StepSpan) -> dict[str, Any]:
    return {
        "id": step.id,
        "name": step.name,
        "start": round(step.start, 3),
        "end": round(step.end, 3),
        "side": step.side,
        "figure": step.figure,
        "easier": step.easier,
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "start": round(cue.start, 3),
        "end": round(cue.end, 3),
        "kind": cue.kind,
        "text": cue.text,
        "step": cue.step,
        "figure": cue.figure,
        "silent": cue.silent,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {"at": round(moment.at, 3), "until": round(moment.until, 3), "figure": moment.figure}


def _breath(breath: Breath) -> dict[str, Any]:
    return {"at": round(breath.at, 3), "until": round(breath.until, 3), "way": breath.way}
