"""When a step is known well enough to be said in fewer words."""

from collections import Counter

from tests.timeline.made_up import dose, easier, routine, step
from webapp.practice.known_steps import forms_heard, known_steps

TWIN = easier("walk", hold={}, dose=dose("seconds"))
WALK = routine(step("down"), step("walk", easier_in=["gentle"], hold={}, dose=dose("seconds"), easier=TWIN))


def test_a_step_is_known_from_the_fifth_time_on() -> None:
    assert known_steps({"walk": 4, "down": 5, "walk/easier": 12}) == {"down", "walk/easier"}


def test_nobody_knows_a_step_from_its_twin() -> None:
    gentle = list(forms_heard(WALK, "gentle", [], ["down", "walk"]))
    eased = list(forms_heard(WALK, "standard", ["walk"], ["down", "walk"]))
    usual = list(forms_heard(WALK, "standard", [], ["down", "walk"]))
    assert gentle == eased == ["down", "walk/easier"]
    assert usual == ["down", "walk"]
    assert known_steps(Counter(gentle * 4 + usual)) == {"down"}


def test_a_step_that_is_no_longer_there_is_passed_over() -> None:
    assert list(forms_heard(WALK, "full", [], ["swim"])) == []
