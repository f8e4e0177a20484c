"""What somebody who knows a shipped routine by heart hears of it: less, and no caution less."""

import re
from collections import Counter

import pytest

from tests.spoken import shipped
from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences
from webapp.timeline.shortening import in_few_words

CATALOGUE = shipped()
ROUTINES = list(CATALOGUE.routines.values())
CAUTIONS = re.compile(r"\b([Hh]urt|[Nn]ever|stop|must not|do not|Hold on|holds on|[Nn]umb)\b")

in_every_variant = pytest.mark.parametrize("variant", VARIANTS)
every_routine = pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.slug)
eased = pytest.mark.parametrize("easier", [False, True], ids=["as written", "eased"])


def whole_and_known(routine: Routine, variant: Variant, *, easier: bool) -> tuple[Timeline, Timeline]:
    forms = [step.form_id(easier=easier) for step in routine.steps for easier in (False, True)]
    twins = [step.id for step in routine.steps if easier]
    whole, known = (
        compile_timeline(
            routine, variant, Preferences(), EstimatedLengths(), CATALOGUE.phrases, easier=twins, short=short
        )
        for short in ((), forms)
    )
    return whole, known


def said(timeline: Timeline, routine: Routine) -> list[Cue]:
    """Before and in exercises."""
    exercises = {step.id for step in routine.steps if step.is_exercise}
    return [cue for cue in timeline.cues if cue.step in exercises and cue.kind in ("setup", "movement", "hold")]


def words(cues: list[Cue]) -> int:
    return sum(len(cue.text.split()) for cue in cues)


@every_routine
@in_every_variant
@eased
def test_every_caution_is_heard(routine: Routine, variant: Variant, *, easier: bool) -> None:
    whole, known = whole_and_known(routine, variant, easier=easier)
    cautions = [
        Counter(cue.text for cue in timeline.cues if cue.kind in ("caution", "release") or CAUTIONS.search(cue.text))
        for timeline in (whole, known)
    ]
    assert cautions[0]
    assert not cautions[0] - cautions[1]


@every_routine
@in_every_variant
@eased
def test_every_pose_is_taken_and_every_way_led(routine: Routine, variant: Variant, *, easier: bool) -> None:
    whole, known = whole_and_known(routine, variant, easier=easier)
    assert [moment.figure for moment in known.figures] == [moment.figure for moment in whole.figures]
    guides = {step.id for step in routine.steps if not step.is_exercise} | {"get-ready"}
    assert [cue.text for cue in known.cues if cue.step in guides] == [
        cue.text for cue in whole.cues if cue.step in guides
    ]


@every_routine
@in_every_variant
@eased
def test_it_takes_less_time_and_fewer_words(routine: Routine, variant: Variant, *, easier: bool) -> None:
    whole, known = whole_and_known(routine, variant, easier=easier)
    before, after = (words(said(timeline, routine)) for timeline in (whole, known))
    assert after < 0.96 * before
    assert known.duration <= whole.duration
    for step in routine.steps:
        done = step.performance(easier=step.is_eased(variant, [step.id] if easier else []))
        gone = len(done.setup) - len(in_few_words(done).setup)
        if variant in step.variants and gone:
            lengths = [
                sum(span.end - span.start for span in timeline.steps if span.id == step.id and span.side != "left")
                for timeline in (whole, known)
            ]
            assert lengths[0] - lengths[1] > 2 * gone
