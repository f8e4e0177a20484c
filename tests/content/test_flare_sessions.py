"""The sessions for the worst day: two to three minutes, in bed or on a chair from the first word to the last."""

import pytest

from tests.content.test_shipped_routines import CATALOGUE
from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.leading import led_steps
from webapp.timeline.preferences import Preferences

SESSIONS = [routine for routine in CATALOGUE.routines.values() if routine.for_flare]
LONGEST_WAIT = 15.0
"""Seconds until the first step begins."""

each_session = pytest.mark.parametrize("routine", SESSIONS, ids=lambda routine: routine.slug)
each_variant = pytest.mark.parametrize("variant", VARIANTS)


def compiled(routine: Routine, variant: Variant, *, ready_seconds: int = 30, eased: bool = False) -> Timeline:
    twins = [step.id for step in routine.steps if step.easier] if eased else []
    preferences = Preferences(ready_seconds=ready_seconds)
    return compile_timeline(routine, variant, preferences, EstimatedLengths(), CATALOGUE.phrases, easier=twins)


def test_there_is_one_in_bed_and_one_on_a_chair() -> None:
    assert sorted(routine.start for routine in SESSIONS) == ["bed", "chair"]


@each_session
@each_variant
def test_it_is_over_in_two_to_three_minutes_from_the_first_sound_to_the_last(
    routine: Routine, variant: Variant
) -> None:
    assert 120 <= compiled(routine, variant).duration <= 180


@each_session
@each_variant
def test_it_takes_no_longer_in_its_easier_forms(routine: Routine, variant: Variant) -> None:
    assert compiled(routine, variant, eased=True).duration <= 180


@each_session
def test_nobody_has_to_get_ready(routine: Routine) -> None:
    timeline = compiled(routine, "gentle", ready_seconds=300)

    assert timeline.steps[1].start <= LONGEST_WAIT
    assert not any(cue.text == CATALOGUE.phrases.get_ready for cue in timeline.cues)


@each_session
@each_variant
def test_nobody_leaves_the_place_where_it_begins(routine: Routine, variant: Variant) -> None:
    place = {"bed": "in bed", "chair": "sitting on a chair"}[routine.start]
    steps = led_steps(routine, variant)

    assert {step.position for step in steps} | {step.ends_in for step in steps} == {place}


@each_session
@each_variant
def test_every_figure_is_shown_in_that_place(routine: Routine, variant: Variant) -> None:
    for eased in (False, True):
        for cue in compiled(routine, variant, eased=eased).cues:
            assert cue.figure.startswith(f"{routine.start}-"), cue


@each_session
def test_it_is_restful_and_offered_up_to_the_worst_rating(routine: Routine) -> None:
    assert routine.intensity == 1
    assert routine.good_for_pain.highest == 10
    assert not any(step.leave_out_from for step in routine.steps)


@each_session
def test_every_variant_leads_something_that_the_others_do_not(routine: Routine) -> None:
    def led(variant: Variant) -> frozenset[tuple[str, bool]]:
        return frozenset((span.id, span.easier) for span in compiled(routine, variant).steps)

    gentle, standard, full = (led(variant) for variant in VARIANTS)
    assert gentle - standard
    assert standard - full
    assert full - gentle


@each_session
def test_every_exercise_can_be_left_out_and_the_rest_still_begins_and_ends(routine: Routine) -> None:
    exercises = [step for step in routine.steps if step.is_exercise]
    bare = compile_timeline(
        routine,
        "gentle",
        Preferences(),
        EstimatedLengths(),
        CATALOGUE.phrases,
        left_out=[step.id for step in exercises],
    )

    assert all(step.optional for step in exercises)
    assert {span.id for span in bare.steps}.isdisjoint(step.id for step in exercises)
    assert bare.cues[-1].text == CATALOGUE.phrases.how_is_it


@each_session
def test_it_says_how_to_get_up_with_both_hands(routine: Routine) -> None:
    assert any("To get up" in line.say and "both hands push" in line.say for line in routine.closing)


@each_session
def test_where_it_is_put_together_from_is_said(routine: Routine) -> None:
    assert "our own" in routine.credit
    assert routine.credit.startswith("Put together from")
