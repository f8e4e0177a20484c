from datetime import timedelta

from tests.practice.conftest import NOW
from webapp.catalogue.models import Routine
from webapp.practice.step_changes import Condition, StepChange, step_changes
from webapp.safety.stop_rule import EventKind, StepDecision, StepEvent, StepForm

FINE = Condition(rating=3)


def happened(step: str, *kinds: EventKind, days_ago: int = 2) -> list[StepEvent]:
    return [StepEvent(step, kind, NOW - timedelta(days=days_ago)) for kind in kinds]


def decided(step: str, form: StepForm, days_ago: int) -> dict[str, StepDecision]:
    return {step: StepDecision(form, NOW - timedelta(days=days_ago))}


def said(changes: tuple[StepChange, ...]) -> list[tuple[str, bool, str]]:
    return [(change.step.id, change.left_out, change.why) for change in changes]


def test_a_first_session_on_a_good_day_is_led_as_it_is_written(legs_up: Routine) -> None:
    assert step_changes(legs_up, "full", FINE) == ()


def test_a_step_is_left_out_from_its_rating_on_and_not_below(legs_up: Routine) -> None:
    assert step_changes(legs_up, "full", Condition(5)) == ()
    assert said(step_changes(legs_up, "full", Condition(6))) == [("lift", True, "rating")]


def test_a_flare_leaves_it_out_at_any_rating(legs_up: Routine) -> None:
    assert said(step_changes(legs_up, "gentle", Condition(2, flare=True))) == [("lift", True, "flare")]


def test_a_step_that_hurt_once_is_led_easier_and_one_that_hurt_twice_is_left_out(legs_up: Routine) -> None:
    assert said(step_changes(legs_up, "full", FINE, happened("rest", "hurt"))) == [("rest", False, "hurt once")]
    assert said(step_changes(legs_up, "full", FINE, happened("rest", "hurt", "hurt"))) == [("rest", True, "hurt twice")]


def test_putting_a_step_back_gives_it_a_fresh_start(legs_up: Routine) -> None:
    before = happened("rest", "hurt", "hurt", days_ago=5)
    since = happened("rest", "hurt", days_ago=1)
    put_back = decided("rest", "usual", days_ago=3)

    assert step_changes(legs_up, "full", FINE, before, put_back) == ()
    assert said(step_changes(legs_up, "full", FINE, before + since, put_back)) == [("rest", False, "hurt once")]


def test_an_eased_step_is_remembered(legs_up: Routine) -> None:
    assert said(step_changes(legs_up, "full", FINE, happened("sway", "eased"))) == [("sway", False, "eased")]


def test_a_step_that_the_variant_leads_easier_anyway_is_no_change(legs_up: Routine) -> None:
    assert step_changes(legs_up, "gentle", FINE, happened("sway", "eased")) == ()


def test_what_a_person_has_decided_is_done(legs_up: Routine) -> None:
    assert said(step_changes(legs_up, "full", FINE, (), decided("sway", "left out", 1))) == [("sway", True, "chosen")]
    assert said(step_changes(legs_up, "full", FINE, (), decided("sway", "easier", 1))) == [("sway", False, "chosen")]


def test_the_way_down_to_the_floor_is_never_left_out(legs_up: Routine) -> None:
    assert step_changes(legs_up, "full", FINE, happened("get-down", "hurt", "hurt", "hurt")) == ()
    assert step_changes(legs_up, "full", FINE, (), decided("get-down", "left out", 1)) == ()
