"""Whether a routine lasts as long as its file says."""

import pytest

from tests.timeline.made_up import MadeUpLengths, routine, step
from webapp.catalogue.phrases import Phrases
from webapp.timeline.checking import minutes_finding, minutes_of
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.preferences import Preferences

PHRASES = Phrases()
EVERY_SECOND = MadeUpLengths(shortest=1, longest=1)


def test_minutes_count_from_the_first_step() -> None:
    timeline = compile_timeline(routine(step("a")), "standard", Preferences(), EVERY_SECOND, PHRASES)
    assert minutes_of(timeline) == pytest.approx((timeline.duration - timeline.steps[1].start) / 60)


def test_minutes_that_are_far_off_are_a_finding() -> None:
    short = routine(step("a"))
    finding = minutes_finding(short, PHRASES, EVERY_SECOND)
    assert finding is not None
    assert finding.path == ("minutes",)
    near = short.model_copy(update={"minutes": 0.3})
    assert minutes_finding(near, PHRASES, EVERY_SECOND) is None
