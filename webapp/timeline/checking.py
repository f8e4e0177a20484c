"""What only a compiled routine shows: whether it lasts as long as its file says."""

from webapp.catalogue.findings import Finding
from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import ClipLengths, Timeline
from webapp.timeline.preferences import Preferences

LEAST_TOLERANCE = 0.5
"""Minutes."""
TOLERATED_SHARE = 0.1


def minutes_of(timeline: Timeline) -> float:
    """How long it lasts from the first step on, in minutes: the opening and the time to get ready do not count."""
    return (timeline.duration - timeline.steps[0].end) / 60


def minutes_finding(routine: Routine, phrases: Phrases, lengths: ClipLengths) -> Finding | None:
    """What is wrong with `minutes`, where the standard variant at normal pace lasts clearly longer or shorter."""
    compiled = minutes_of(compile_timeline(routine, "standard", Preferences(), lengths, phrases))
    if abs(compiled - routine.minutes) <= max(LEAST_TOLERANCE, TOLERATED_SHARE * routine.minutes):
        return None
    return Finding(
        ("minutes",),
        f"`minutes: {routine.minutes:g}` is far from how long it lasts; from the first step on it is {compiled:.1f}",
    )
