"""Four minutes from the first step to the last word, five with all seven movements; from bed to standing beside it."""

import re

import pytest

from tests.content.test_shipped_routines import CATALOGUE
from tests.spoken import kept_clips
from webapp.catalogue.models import VARIANTS, Variant
from webapp.narration.building import build
from webapp.narration.narrator import Narrator
from webapp.narration.voices import OFFLINE
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import ClipLengths, Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.leading import led_steps
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances

MOBILISER = CATALOGUE.routines["four-minute-mobiliser"]
FOUR_MINUTES = pytest.approx(240, abs=10)
IN_THE_ORDER_OF_THE_DOCUMENT = [
    "hug-the-knees",
    "circle-the-knees",
    "one-knee-in",
    "open-the-chest",
    "turn",
    "backbends",
]
BENT_BACK = {"backbends", "supported-extension"}

each_variant = pytest.mark.parametrize("variant", VARIANTS)


def compiled(variant: Variant, lengths: ClipLengths | None = None) -> Timeline:
    return compile_timeline(MOBILISER, variant, Preferences(), lengths or EstimatedLengths(), CATALOGUE.phrases)


def seconds(timeline: Timeline) -> float:
    """From the first step on."""
    return timeline.duration - timeline.steps[1].start


def exercises(variant: Variant) -> list[str]:
    return [step.id for step in led_steps(MOBILISER, variant) if step.is_exercise]


@pytest.mark.parametrize("variant", ["gentle", "standard"])
def test_it_lasts_four_minutes(variant: Variant) -> None:
    assert seconds(compiled(variant)) == FOUR_MINUTES


def test_all_seven_movements_take_five_minutes() -> None:
    assert seconds(compiled("full")) == pytest.approx(310, abs=15)


@pytest.mark.xdist_group("real voice")
def test_it_lasts_four_minutes_in_the_offline_voice() -> None:
    build(kept_clips(), OFFLINE.id, {MOBILISER.slug: utterances(MOBILISER, CATALOGUE.phrases)})
    voice = Narrator(kept_clips(), OFFLINE.id).lengths(OFFLINE)
    assert [seconds(compiled(variant, voice)) for variant in ("gentle", "standard")] == [FOUR_MINUTES, FOUR_MINUTES]


def test_the_order_is_that_of_the_document_and_the_supported_lift_comes_while_one_lies() -> None:
    assert exercises("standard") == IN_THE_ORDER_OF_THE_DOCUMENT
    assert [step for step in exercises("full") if step != "supported-extension"] == IN_THE_ORDER_OF_THE_DOCUMENT
    assert exercises("full").index("supported-extension") == exercises("full").index("one-knee-in") + 1


def test_gentle_bends_nobody_back_and_gives_that_time_to_smaller_movements() -> None:
    assert exercises("gentle") == IN_THE_ORDER_OF_THE_DOCUMENT[:-1]
    assert all(span.easier for span in compiled("gentle").steps if span.id in exercises("gentle"))


@each_variant
def test_it_leads_from_lying_in_bed_to_standing_beside_it_by_way_of_the_side(variant: Variant) -> None:
    steps = led_steps(MOBILISER, variant)
    assert (steps[0].position, steps[-1].ends_in) == ("in bed", "standing")
    said = " ".join(line.say for step in steps if step.transition for line in step.setup)
    assert re.search(r"roll onto your right side.* feet go over the edge.* Both hands push you up.* legs lift", said)


@pytest.mark.parametrize("step_id", sorted(BENT_BACK))
def test_bending_back_is_optional_left_out_on_a_bad_day_and_warned_of_before_it_begins(step_id: str) -> None:
    assert step_id in MOBILISER.left_out_at(6)
    assert step_id not in MOBILISER.left_out_at(5)
    cues = [cue for cue in compiled("full").cues if cue.step == step_id]
    kinds = [cue.kind for cue in cues]
    assert kinds.index("caution") < kinds.index("begin")
    assert "optional" in cues[kinds.index("caution")].text


@each_variant
def test_right_and_left_last_equally_long(variant: Variant) -> None:
    right, left = (span for span in compiled(variant).steps if span.id == "one-knee-in" and span.side)
    assert right.end - right.start == pytest.approx(left.end - left.start, abs=1e-6)
    turns = [cue for cue in compiled(variant).cues if cue.step == "turn" and cue.kind == "movement"]
    to_right, to_left = (sum(f"turn-{side}" in cue.figure for cue in turns) for side in ("right", "left"))
    assert to_right == to_left > 0


def test_the_knees_circle_as_often_one_way_as_the_other() -> None:
    beats = [
        cue.figure for cue in compiled("standard").cues if cue.step == "circle-the-knees" and cue.kind == "movement"
    ]
    half = len(beats) // 2
    assert beats[:half] == [beats[half + k] for k in (2, 1, 0, 3)]
