"""Everything that a routine can need to have spoken."""

import pytest

from tests.timeline.made_up import SIDED, routine, step
from webapp.catalogue.phrases import Phrases
from webapp.timeline.utterances import utterances, way_out

PHRASES = Phrases()


def test_they_name_both_sides_the_twin_and_the_way_out() -> None:
    built = utterances(routine(SIDED), PHRASES)
    assert {"Right knee in, left leg long.", "Left knee in, right leg long."} <= set(built)
    assert {"Easier knee", "Easier set up knee.", "Out of knee.", "The right side first."} <= set(built)
    assert PHRASES.getting_ready not in built


def test_the_way_out_of_a_step_is_its_own() -> None:
    assert [line.say for line in way_out(routine(step("a"), step("b")), "b")] == ["Out of b."]
    with pytest.raises(KeyError):
        way_out(routine(step("a")), "swim")


def test_they_name_the_way_out_of_each_side() -> None:
    sided = {**SIDED, "way_out": ["Your {side} knee goes down."]}
    assert {"Your right knee goes down.", "Your left knee goes down."} <= set(utterances(routine(sided), PHRASES))
