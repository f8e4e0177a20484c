"""A routine of one's own: what was picked, with the ways between, as safe as the routines that it comes from."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.composing.shipped import SLUG, catalogue, picks, repertoire
from webapp.catalogue.models import VARIANTS, Position, Routine, Variant
from webapp.composing.composition import CannotComposeError, Composition, Pick
from webapp.composing.own_routine import Repertoire, compose, ids_of
from webapp.composing.ways import Way
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences

REST = "legs-up-release.rest.both.90"
WALK = "knee-walking.walk.both.12"
ONLY_READY = "Choose at least one exercise, too; so far the steps only get you ready."
FIND = "knee-walking.find-the-movement"


def composed(*codes: str) -> Routine:
    return compose(SLUG, picks(*codes), repertoire())


def without_ways_from_calves_up() -> Repertoire:
    ways: dict[Position, tuple[Way, ...]] = dict(repertoire().ways)
    del ways["calves up"]
    return replace(repertoire(), ways=ways)


def objections(composition: Composition) -> list[tuple[int | None, str]]:
    with pytest.raises(CannotComposeError) as refused:
        compose(SLUG, composition, repertoire())
    return [(objection.pick, objection.message) for objection in refused.value.objections]


def test_the_steps_come_in_the_order_in_which_they_were_picked() -> None:
    led = [step.id for step in composed(WALK, REST).counted_steps]
    assert led == ["walk", "rest"]


def test_ways_lead_down_to_the_first_step_and_up_from_the_last() -> None:
    routine = composed(REST)
    ways = [(step.position, step.ends_in) for step in routine.steps if step.transition]
    assert ways == [("standing", "on the back"), ("on the back", "calves up"), ("calves up", "standing")]
    assert not any(step.id == "rest" for step in routine.steps if step.transition)


def test_each_step_begins_where_the_one_before_it_ended() -> None:
    routine = composed(REST, WALK, REST)
    assert routine.steps[0].position == routine.steps[-1].ends_in == "standing"
    assert all(one.ends_in == two.position for one, two in pairwise(routine.steps))


def test_from_calves_up_the_feet_come_down_and_nobody_gets_up_in_between() -> None:
    names = [step.name for step in composed(REST, WALK).steps if step.transition]
    assert names == ["Down to the floor", "Legs up, line up", "Feet down", "Up again"]


def test_a_chair_can_follow_the_floor() -> None:
    routine = composed(WALK, "two-minutes-on-a-chair.rock.both.6")
    assert [step.ends_in for step in routine.steps][-3:] == ["sitting on a chair", "sitting on a chair", "standing"]


def test_somebody_on_a_chair_stays_on_it() -> None:
    routine = composed("two-minutes-on-a-chair.rock.both.6")
    assert [step.position for step in routine.steps] == ["sitting on a chair"]
    assert routine.start == "chair"


def test_where_no_way_leads_it_says_so_at_the_step() -> None:
    with pytest.raises(CannotComposeError) as refused:
        compose(SLUG, picks(REST, WALK, WALK), without_ways_from_calves_up())
    said = {objection.pick: objection.message for objection in refused.value.objections}
    assert said == {
        1: "Ebb knows no way from lying with the calves up to lying on the back; change the order, or take it out."
    }


def test_nobody_is_left_on_the_floor() -> None:
    with pytest.raises(CannotComposeError, match="no way up from lying with the calves up"):
        compose(SLUG, picks(REST), without_ways_from_calves_up())


def test_the_chosen_dose_is_that_of_standard_and_the_others_stay_in_the_safe_range() -> None:
    shipped = catalogue().routines["legs-up-release"].step("knees-to-chest").dose
    assert shipped is not None
    for amount in range(shipped.smallest, shipped.largest + 1):
        dose = composed(f"legs-up-release.knees-to-chest.both.{amount}").step("knees-to-chest").dose
        assert dose is not None
        assert dose.standard == amount
        assert all(shipped.smallest <= dose.of(variant) <= shipped.largest for variant in VARIANTS)
        assert dose.gentle <= dose.full


@pytest.mark.parametrize("typed", ["2", "9", "0", "-3", "3.5", "five", "", "٣", "99999"])
def test_a_dose_outside_the_safe_range_is_refused_with_the_range(typed: str) -> None:
    composition = Composition("Evening", (Pick("legs-up-release", "knees-to-chest", "both", typed),))
    assert objections(composition) == [(0, "Choose a whole number from 3 to 8.")]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_stretch_is_held_as_long_as_was_chosen_whatever_is_wished_in_general(variant: Variant) -> None:
    routine = composed("deep-seat-release.seated-turn.right.50")
    wishes = [Preferences(), Preferences(hold_seconds=30), Preferences(hold_seconds=120)]
    lengths = {
        compile_timeline(routine, variant, wish, EstimatedLengths(), catalogue().phrases).duration for wish in wishes
    }
    assert len(lengths) == 1
    dose = routine.step("seated-turn").dose
    assert dose is not None
    assert dose.of(variant) == 50


def test_gentle_leads_every_exercise_in_its_easier_form() -> None:
    routine = composed(REST, WALK)
    timeline = compile_timeline(routine, "gentle", Preferences(), EstimatedLengths(), catalogue().phrases)
    exercises = {step.id for step in routine.steps if step.is_exercise}
    assert {span.id for span in timeline.steps if span.easier} >= exercises


@pytest.mark.parametrize(("side", "other"), [("right", "left"), ("left", "right")])
def test_one_side_is_led_alone_and_named_first(side: str, other: str) -> None:
    step = composed(f"{FIND}.{side}.3").step("find-the-movement")
    assert not step.both_sides
    assert step.setup[0].say == f"Only the {side} side."
    assert step.setup[1].say.startswith(f"Your {side} knee")
    assert step.easier is not None
    assert step.easier.setup[0].say == f"Only the {side} side."
    assert "{" not in step.model_dump_json().replace('{"', "").replace("{}", "")
    assert f"Your {other} knee pushes" not in step.model_dump_json()


def test_both_sides_last_equally_long() -> None:
    timeline = compile_timeline(
        composed(f"{FIND}.both.5"), "standard", Preferences(), EstimatedLengths(), catalogue().phrases
    )
    lengths = {span.side: span.end - span.start for span in timeline.steps if span.id == "find-the-movement"}
    assert lengths["right"] == pytest.approx(lengths["left"], abs=0.1)


def test_the_same_step_twice_is_two_steps_with_ids_of_their_own() -> None:
    assert [step.id for step in composed(REST, WALK, REST).counted_steps] == ["rest", "walk", "rest-2"]


def test_ids_that_are_as_long_as_they_may_be_stay_apart() -> None:
    long = "x" * 40
    ids = ids_of([Pick("a", long), Pick("b", long), Pick("c", long)])
    assert len(set(ids)) == 3
    assert all(len(one) <= 40 for one in ids)


def test_what_the_routines_say_before_they_begin_is_said_here_too() -> None:
    said = [line.say for line in composed(REST, "deep-seat-release.seated-turn.both.30").opening]
    for slug in ("legs-up-release", "deep-seat-release"):
        of_all_steps = {line.say for line in catalogue().routines[slug].opening[1:] if not line.only_with}
        assert of_all_steps <= set(said)
    assert len(said) == len(set(said))


def test_at_the_end_the_figure_stands_where_the_person_does() -> None:
    assert composed(REST).closing[0].figure == "standing"
    assert composed("two-minutes-on-a-chair.rock.both.6").closing[0].figure is None


def test_what_concerns_a_step_that_was_not_picked_is_not_said() -> None:
    heat = "Test the pack on one forearm; never put heat on numb skin."
    turn, warm = "deep-seat-release.seated-turn.both.30", "deep-seat-release.warm.both.60"
    assert heat not in [line.say for line in composed(turn).opening]
    assert heat in [line.say for line in composed(turn, warm).opening]


def test_a_routine_that_only_lends_a_way_says_nothing_before_it_begins() -> None:
    routine = composed("deep-seat-release.seated-turn.both.30", REST)
    assert "Down onto your back" in [step.name for step in routine.steps]
    kneeling = {line.say for line in catalogue().routines["four-between-massages"].opening}
    assert not kneeling.difference({"This guides you; it is not medical advice."}).intersection(
        line.say for line in routine.opening
    )


def test_what_is_at_hand_is_named_once() -> None:
    props = composed(REST, WALK).props
    assert set(props) == {
        prop for slug in ("legs-up-release", "knee-walking") for prop in catalogue().routines[slug].props
    }
    assert len(props) == len(set(props))


def test_what_the_calves_rest_on_is_named_first_in_whatever_order_it_was_picked() -> None:
    assert composed(WALK, REST).props[0] == "a chair or a gym ball"


def test_it_fits_every_rating_from_the_lowest_of_its_parts_to_where_one_of_them_is_too_much() -> None:
    pain = composed(WALK, "two-minutes-in-bed.breathe.both.2").good_for_pain
    assert (pain.lowest, pain.highest) == (0, 5)


def test_a_step_that_its_routine_leaves_out_on_bad_days_is_left_out_here_too() -> None:
    routine = composed(REST, "legs-up-release.kiss-the-kneecaps.both.3")
    assert routine.left_out_at(6) == {"kiss-the-kneecaps"}
    assert routine.step("kiss-the-kneecaps").caution


@pytest.mark.parametrize(
    ("composition", "message"),
    [
        (Composition("Evening", ()), "Choose at least one step."),
        (Composition("  ", picks(REST).picks), "Give it a title, so that you find it again."),
        (Composition("x" * 61, picks(REST).picks), "A title has room for 60 characters; this one has 61."),
        (Composition("a\0b", picks(REST).picks), "There is a character in this title that cannot be kept."),
        (picks(*[WALK] * 21), "20 steps are the most; take 1 out."),
        (
            picks("knee-walking.feet-in-place.both."),
            "Choose at least one exercise, too; so far the steps only get you ready.",
        ),
        (picks("knee-walking.nowhere.both.3"), "This step is not there any more; take it out."),
        (picks("knee-walking.up-again.both."), "This step is not there any more; take it out."),
        (picks("knee-walking.walk.left.12"), "This step has no right and left of its own; choose both sides."),
    ],
)
def test_what_cannot_be_led_is_refused_in_words(composition: Composition, message: str) -> None:
    assert message in [said for _, said in objections(composition)]


def test_more_than_an_hour_is_refused() -> None:
    [(_, message)] = objections(picks(*["deep-seat-release.seated-turn.both.60"] * 20))
    assert "and 60 are the most" in message or "40 are the most" in message


def test_a_pick_survives_being_written_as_one_word() -> None:
    for pick in (Pick("a", "b", "left", "3"), Pick("a", "b", "both", ""), Pick("a", "b", "both", "3.5")):
        assert Pick.of(pick.code) == pick


@pytest.mark.parametrize("code", ["", "a", "a.b", "a.b.c", "a.b.upside-down.3"])
def test_what_is_no_pick_is_refused(code: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the words are not shown
        Pick.of(code)
