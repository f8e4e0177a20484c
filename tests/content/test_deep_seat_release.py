"""What the deep-seat release has to say, and when: heat, holding on, the way without a bed, equal sides."""

import re
from pathlib import Path

import pytest

from tests.timeline.made_up import MadeUpLengths
from webapp.catalogue.models import Variant
from webapp.catalogue.reading import read_catalogue
from webapp.figures.book import FigureBook
from webapp.timeline.checking import minutes_of
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, StepSpan, Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences

PROJECT = Path(__file__).parents[2]
CATALOGUE = read_catalogue(PROJECT / "routines", FigureBook.read(PROJECT / "poses").poses)
DEEP_SEAT = CATALOGUE.routines["deep-seat-release"]
EDGE, TURN = "leg-over-the-edge", "seated-turn"
SIDES = ("right", "left")
OTHER = {"right": "left", "left": "right"}

as_written_and_eased = pytest.mark.parametrize("eased", [False, True], ids=["as written", "eased"])


def compiled(
    variant: Variant = "standard", *, eased: bool = False, without: str = "", hold: int | None = None
) -> Timeline:
    return compile_timeline(
        DEEP_SEAT,
        variant,
        Preferences(hold_seconds=hold),
        EstimatedLengths(),
        CATALOGUE.phrases,
        easier=[EDGE, TURN, "warm"] if eased else [],
        left_out=[without] if without else [],
    )


def span(timeline: Timeline, step: str, side: str | None = None) -> StepSpan:
    return next(found for found in timeline.steps if (found.id, found.side) == (step, side))


def cues_of(timeline: Timeline, step: str, side: str | None = None) -> list[Cue]:
    there = span(timeline, step, side)
    return [cue for cue in timeline.cues if there.start <= cue.start < there.end]


def start_of(cues: list[Cue] | tuple[Cue, ...], words: str) -> float:
    return next(cue.start for cue in cues if words in cue.text)


def test_seeing_somebody_first_is_said_once_at_the_start_and_shown() -> None:
    said = [cue for cue in compiled().cues if "physiotherapist or a doctor" in cue.text]
    assert [cue.kind for cue in said] == ["opening"]
    assert "before you begin; this goes with their advice" in (DEEP_SEAT.disclaimer or "")


@pytest.mark.parametrize("variant", ["gentle", "standard", "full"])
def test_the_heat_is_warned_of_before_it_touches_the_skin(variant: Variant) -> None:
    timeline = compiled(variant)
    warm = cues_of(timeline, "warm")
    assert start_of(warm, "pack is not too hot") < start_of(warm, "numb skin") < start_of(warm, "Hold the pack")
    ready = start_of(timeline.cues, CATALOGUE.phrases.get_ready)
    assert (
        start_of(timeline.cues, "never put heat on numb skin") < start_of(timeline.cues, "To warm for longer") < ready
    )


def test_up_to_five_minutes_can_be_warmed_before_the_first_stretch() -> None:
    longest = compile_timeline(
        DEEP_SEAT, "standard", Preferences(ready_seconds=300), EstimatedLengths(), CATALOGUE.phrases
    )
    assert longest.duration == pytest.approx(compiled().duration + 270)


def test_a_longer_stretch_does_not_warm_for_less() -> None:
    wished, usual = (span(compiled("gentle", hold=hold), "warm") for hold in (30, None))
    assert wished.end - wished.start == pytest.approx(usual.end - usual.start)


@as_written_and_eased
@pytest.mark.parametrize("side", SIDES)
def test_holding_on_is_said_before_in_and_after_the_hang(side: str, eased: bool) -> None:
    cues = cues_of(compiled(eased=eased), EDGE, side)
    kinds = {cue.kind for cue in cues if re.search(r"\bhold(s|ing)? on\b", cue.text, re.IGNORECASE)}
    assert kinds >= {"setup", "caution", "hold", "release"}
    leg_leaves = "nothing hangs down" if eased else "over the edge, and hangs"
    assert start_of(cues, f"Your {OTHER[side]} hand holds on") < start_of(cues, leg_leaves)
    way_back = next(cue.text for cue in cues if cue.kind == "release")
    assert way_back.startswith("Keep holding on")


def test_the_way_out_of_the_hang_keeps_holding_on() -> None:
    assert DEEP_SEAT.step(EDGE).way_out[0].say.startswith("Keep holding on")


@pytest.mark.parametrize("side", SIDES)
def test_each_side_begins_by_sitting_and_lies_down_towards_its_own_end(side: str) -> None:
    cues = cues_of(compiled(), EDGE, side)
    assert (
        start_of(cues, "sit far back on its edge")
        < start_of(cues, f"Lean on your {side} forearm")
        < start_of(cues, f"Your {side} side lies down")
        < start_of(cues, "Legs come up")
    )
    assert start_of(cues, "push you up to sitting") < start_of(cues, "stand up slowly")


def test_who_has_no_bed_hears_how_to_go_on_before_sitting_down() -> None:
    assert any("needs a bed or firm table; otherwise leave it out" in line.say for line in DEEP_SEAT.opening)
    first = next(cue for cue in cues_of(compiled(), EDGE, "right") if "bed" in cue.text)
    assert first.text.startswith("Without a bed, skip this")


def test_without_the_part_at_the_edge_nobody_is_sent_to_a_bed() -> None:
    cues = [cue for cue in compiled(without=EDGE).cues if cue.kind != "opening"]
    assert not any(re.search(r"\b(bed|edge)\b", cue.text) for cue in cues)
    assert not any(cue.figure.startswith("edge-") for cue in cues)


def test_gentle_hugs_the_knee_and_needs_no_bed() -> None:
    timeline = compiled("gentle")
    assert {step.name for step in timeline.steps if step.id == TURN} == {"Hug the knee"}
    assert EDGE not in {step.id for step in timeline.steps}


def test_full_holds_longer_and_turns_twice() -> None:
    for dose in (DEEP_SEAT.step(step).dose for step in (TURN, EDGE)):
        assert dose is not None
        assert dose.full > dose.standard
    assert {"seated-turn", "seated-turn-again"} <= {step.id for step in compiled("full").steps}


@pytest.mark.parametrize("step", [TURN, EDGE])
@pytest.mark.parametrize(("wished", "held"), [(None, 30), (45, 45), (60, 60), (120, 60), (20, 30)])
def test_a_stretch_lasts_thirty_seconds_or_up_to_sixty_by_choice(step: str, wished: int | None, held: int) -> None:
    cues = cues_of(compiled(hold=wished), step, "right")
    first = next(cue for cue in cues if cue.kind == "hold")
    one = next(cue for cue in reversed(cues) if cue.text == CATALOGUE.phrases.one)
    assert one.start - first.start == pytest.approx(held, abs=2)


@as_written_and_eased
@pytest.mark.parametrize("variant", ["standard", "full"])
def test_both_sides_are_equally_long_in_any_voice(variant: Variant, eased: bool) -> None:
    for seed in range(5):
        timeline = compile_timeline(
            DEEP_SEAT,
            variant,
            Preferences(),
            MadeUpLengths(seed, 0.5, 6.0),
            CATALOGUE.phrases,
            easier=[EDGE, TURN] if eased else [],
        )
        for step in (TURN, EDGE):
            right, left = (span(timeline, step, side) for side in SIDES)
            assert right.end - right.start == pytest.approx(left.end - left.start, abs=1e-6)


def test_it_lasts_about_eight_minutes() -> None:
    assert 7.5 <= minutes_of(compiled()) <= 9


def test_the_cause_is_told_as_an_opinion() -> None:
    assert "often thought" in DEEP_SEAT.known
    assert "not known" in DEEP_SEAT.known
    text = str(DEEP_SEAT.model_dump()).lower()
    assert not re.search(r"caused by|the cause of|because of (a|the) (tight|piriformis)", text)


@as_written_and_eased
@pytest.mark.parametrize("side", SIDES)
def test_what_means_stop_is_said_before_each_turn(side: str, eased: bool) -> None:
    cues = cues_of(compiled(eased=eased), TURN, side)
    assert start_of(cues, "below the knee means stop") < start_of(cues, CATALOGUE.phrases.stay)
