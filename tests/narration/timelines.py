"""Timelines made by hand, for tests that need sound but no routine."""

from collections.abc import Sequence

from webapp.timeline.cues import ClipLengths, Cue, StepSpan, Timeline

SENTENCES = (
    "Lie down on your back.",
    "Half-way.",
    "Let both knees lean a little to the left.",
    "Three.",
    "Feel the floor under your lower back.",
    "Breathe out, and come back through the middle.",
)


def spoken_timeline(texts: Sequence[str], lengths: ClipLengths, pause: float = 0.731) -> Timeline:
    """A chime, then one step for each text, with a pause that does not fit the frame grid."""
    at = lengths.chime()
    cues = [Cue(0.0, at, "chime", "", "get-ready", "standing")]
    spans = [StepSpan("get-ready", "Getting ready", 0.0, at, None, "standing", easier=False)]
    for number, text in enumerate(texts):
        end = at + lengths.speech(text)
        cues.append(Cue(at, end, "movement", text, f"step-{number}", "standing"))
        spans.append(StepSpan(f"step-{number}", text, at, end + pause, None, "standing", easier=False))
        at = end + pause
    return Timeline("a-routine", "standard", at, tuple(spans), tuple(cues))
