"""Four between massages: what is said before a movement begins, what the variants lead, and how breath and cat go."""

import pytest

from tests.content.test_shipped_routines import CATALOGUE
from webapp.catalogue.models import VARIANTS, Variant
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.leading import led_steps
from webapp.timeline.preferences import Preferences

FOUR = CATALOGUE.routines["four-between-massages"]
MOST_ROUNDS_OF_CAT = 10
"""The source asks for five to ten."""

each_variant = pytest.mark.parametrize("variant", VARIANTS)
eased_or_not = pytest.mark.parametrize("eased", [False, True], ids=["as it is", "easier"])


def led(variant: Variant, *, eased: bool = False) -> Timeline:
    easier = [step.id for step in FOUR.steps if step.easier] if eased else []
    return compile_timeline(FOUR, variant, Preferences(), EstimatedLengths(), CATALOGUE.phrases, easier=easier)


def cues_of(timeline: Timeline, step: str) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.step == step]


def test_the_standard_variant_lasts_about_nine_minutes() -> None:
    timeline = led("standard")
    assert 8.5 * 60 <= timeline.duration - timeline.steps[0].end <= 9.75 * 60


@each_variant
@eased_or_not
def test_nobody_turns_before_hearing_that_a_forced_twist_can_injure(variant: Variant, eased: bool) -> None:
    cues = cues_of(led(variant, eased=eased), "twist")
    caution = next(cue for cue in cues if cue.kind == "caution")
    assert "forced twist can injure" in caution.text
    assert caution.end <= min(cue.start for cue in cues if cue.kind in ("begin", "movement"))


@each_variant
@eased_or_not
def test_nobody_loads_sore_wrists_before_hearing_of_fists_and_forearms(variant: Variant, eased: bool) -> None:
    cues = cues_of(led(variant, eased=eased), "cat")
    said = " ".join(cue.text for cue in cues if cue.kind == "setup")
    assert "wrists" in said
    assert "fists" in said
    assert "forearms" in said
    assert "cat-fists" in {cue.figure for cue in cues}


@pytest.mark.parametrize("step_id", ["cat", "cat-again"])
def test_breath_goes_out_while_the_back_rounds_and_in_while_it_sinks(step_id: str) -> None:
    step = FOUR.step(step_id)
    for done in (step, step.easier):
        assert done
        assert done.movement
        out, in_ = done.movement.beats
        assert (out.breath, in_.breath) == ("out", "in")
        assert "round" in (out.figure or "")
        assert "hollow" in (in_.figure or "")


@each_variant
def test_the_cat_is_never_led_more_often_than_the_source_asks_for(variant: Variant) -> None:
    doses = [step.dose for step in led_steps(FOUR, variant) if step.id.startswith("cat")]
    assert sum(dose.of(variant) for dose in doses if dose) <= MOST_ROUNDS_OF_CAT


def test_gentle_neither_leans_nor_presses_nor_pulls_at_the_feet() -> None:
    shown = {cue.figure for cue in led("gentle").cues}
    assert shown.isdisjoint({"cat-hollow", "twist-centre", "twist-left", "twist-right", "butterfly", "happy-baby"})
    assert {"twist-tall-left", "twist-tall-right", "butterfly-cushion", "happy-baby-thighs"} <= shown


def test_only_full_reaches_forward_and_ends_with_the_cat_once_more() -> None:
    gentle, standard, full = ({step.id for step in led_steps(FOUR, variant)} for variant in VARIANTS)
    assert full - standard == {"butterfly-reach", "cat-again"}
    assert gentle == standard


def test_the_cushion_is_at_hand_before_anybody_sits_on_it() -> None:
    assert any("cushion" in line.say for line in FOUR.opening)


def test_arms_forward_is_left_out_on_a_bad_day() -> None:
    assert FOUR.left_out_at(6) == {"butterfly-reach"} == FOUR.left_out_at(0, flare=True)
    assert FOUR.left_out_at(5) == frozenset()
