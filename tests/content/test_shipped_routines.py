"""What every routine that is shipped has to be: complete, safe, and spoken as a calm physiotherapist speaks."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from webapp.catalogue.models import VARIANTS, Easier, Performance, Routine, Step, Variant
from webapp.catalogue.reading import read_catalogue
from webapp.figures.book import FigureBook
from webapp.timeline.checking import minutes_finding, minutes_of
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances

PROJECT = Path(__file__).parents[2]
CATALOGUE = read_catalogue(PROJECT / "routines", FigureBook.read(PROJECT / "poses").poses)
ROUTINES = list(CATALOGUE.routines.values())
FROM_THE_FLOOR = [routine for routine in ROUTINES if routine.start.startswith("floor")]
LYING = ("on the back", "calves up")
EXERCISES = [
    pytest.param(done, id=f"{routine.slug}, {step.id}{', easier' if isinstance(done, Easier) else ''}")
    for routine in ROUTINES
    for step in routine.steps
    if step.is_exercise
    for done in (step, step.easier)
]

every_routine = pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.slug)


def spoken_by(done: Performance) -> Iterator[str]:
    yield from (line.say for line in (*done.setup, *done.release))
    yield from (cue.say for cue in (done.hold.cues if done.hold else ()))
    for beat in done.movement.beats if done.movement else ():
        yield from (beat.say, *beat.then)


def seconds(routine: Routine, variant: Variant) -> float:
    return 60 * minutes_of(compile_timeline(routine, variant, Preferences(), EstimatedLengths(), CATALOGUE.phrases))


def test_the_shipped_files_have_no_problem() -> None:
    assert [str(problem) for problem in CATALOGUE.problems] == []
    assert set(CATALOGUE.routines) >= {
        "four-between-massages",
        "four-minute-mobiliser",
        "legs-up-release",
        "knee-walking",
        "standing-break",
        "two-minutes-in-bed",
        "two-minutes-on-a-chair",
    }


def test_legs_up_lasts_seven_minutes_and_knee_walking_about_three() -> None:
    assert 6.5 * 60 <= seconds(CATALOGUE.routines["legs-up-release"], "standard") <= 7.5 * 60
    assert 2.5 * 60 <= seconds(CATALOGUE.routines["knee-walking"], "standard") <= 3.75 * 60


@every_routine
def test_the_minutes_in_the_file_are_those_that_it_lasts(routine: Routine) -> None:
    assert minutes_finding(routine, CATALOGUE.phrases, EstimatedLengths()) is None


@every_routine
def test_gentle_is_the_shortest_and_full_the_longest(routine: Routine) -> None:
    """But for a few seconds: what gentle leaves out of the mobiliser gives its four minutes to slower steps."""
    gentle, standard, full = (seconds(routine, variant) for variant in VARIANTS)
    assert gentle <= standard + 5
    assert standard < full


@every_routine
def test_the_variants_differ_in_substance_and_not_only_in_length(routine: Routine) -> None:
    def substance(variant: Variant) -> set[tuple[str, bool]]:
        return {(step.id, variant in step.easier_in) for step in routine.steps if variant in step.variants}

    for one, other in combinations(VARIANTS, 2):
        assert substance(one) != substance(other)


@pytest.mark.parametrize("routine", FROM_THE_FLOOR, ids=lambda routine: routine.slug)
def test_everybody_is_led_down_by_way_of_a_knee_and_ends_up_standing(routine: Routine) -> None:
    first, *_, last = (step for step in routine.steps if step.transition)
    assert "knee goes down" in " ".join(spoken_by(first))
    assert "legs push you up" in " ".join(spoken_by(last))
    assert routine.steps[-1].ends_in == "standing"


@pytest.mark.parametrize("routine", FROM_THE_FLOOR, ids=lambda routine: routine.slug)
def test_nobody_lies_down_or_gets_up_but_by_way_of_the_side(routine: Routine) -> None:
    for step in (step for step in routine.steps if step.transition):
        said = " ".join(spoken_by(step))
        if step.ends_in in LYING and step.position not in LYING:
            assert re.search(r"side lies down.* roll onto your back", said)
        if step.position in LYING and step.ends_in not in LYING:
            assert re.search(r"roll onto your right side.* Both hands push the floor away", said)


@every_routine
def test_it_says_that_it_is_not_medical_advice(routine: Routine) -> None:
    assert any("not medical advice" in line.say for line in routine.opening)
    assert "not medical advice" in (routine.disclaimer or "")


@every_routine
def test_it_says_what_is_not_known(routine: Routine) -> None:
    assert re.search(r"\bNo (good )?study\b", routine.known)


@every_routine
def test_nothing_is_promised(routine: Routine) -> None:
    text = str(routine.model_dump()).lower()
    for claim in ("cure", "heal", "nerve", "detox", "realign", "guarantee", "no pain no gain"):
        assert claim not in re.sub(r"health", "", text), claim


@pytest.mark.parametrize("done", EXERCISES)
def test_an_exercise_says_where_it_is_felt_and_that_it_must_not_hurt(done: Step | Easier) -> None:
    said = " ".join(spoken_by(done))
    assert re.search(r"\bfeel\b", said, re.IGNORECASE)
    assert re.search(r"(must not|should) hurt|Nothing should hurt", said)


@every_routine
def test_a_pose_of_one_side_is_shown_with_words_for_that_side(routine: Routine) -> None:
    for done in (done for step in routine.steps for done in (step, step.easier) if done):
        for beat in done.movement.beats if done.movement else ():
            side = re.search(r"-(left|right|\{side\})(-small)?$", beat.figure or "")
            assert side is None or side[1] in beat.say.lower()


@every_routine
def test_a_hand_or_knee_is_never_named_without_its_side_where_one_is_meant(routine: Routine) -> None:
    sideless = re.compile(r"\b[Yy]our (?:knee|foot|calf|hip|hand|arm|thigh|heel)\b")
    assert [text for text in utterances(routine, CATALOGUE.phrases) if sideless.search(text)] == []


@every_routine
def test_nobody_has_to_leave_out_what_leads_them(routine: Routine) -> None:
    assert routine.left_out_at(10, flare=True) <= {step.id for step in routine.steps if step.optional}


def test_the_head_stays_down_on_a_bad_day() -> None:
    legs_up = CATALOGUE.routines["legs-up-release"]
    assert legs_up.left_out_at(6) == {"kiss-the-kneecaps"} == legs_up.left_out_at(2, flare=True)
    assert legs_up.left_out_at(5) == frozenset()
    timeline = compile_timeline(legs_up, "gentle", Preferences(), EstimatedLengths(), CATALOGUE.phrases)
    assert not any(cue.figure in ("legs-up-look", "kiss-the-kneecaps") for cue in timeline.cues)


def test_both_sides_of_the_learning_step_are_equal() -> None:
    timeline = compile_timeline(
        CATALOGUE.routines["knee-walking"], "standard", Preferences(), EstimatedLengths(), CATALOGUE.phrases
    )
    right, left = (
        next(span for span in timeline.steps if (span.id, span.side) == ("find-the-movement", side))
        for side in ("right", "left")
    )
    assert right.end - right.start == pytest.approx(left.end - left.start, abs=1e-6)
