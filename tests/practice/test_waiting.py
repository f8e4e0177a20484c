"""When a comparison waits: whatever stands against either routine holds back both."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.practice.conftest import NOW
from webapp.catalogue.models import Routine
from webapp.practice.compared import OtherSession
from webapp.practice.places import PLACES, Place
from webapp.practice.step_changes import Condition
from webapp.practice.waiting import shared_range, why_it_waits

HOUR = timedelta(hours=1)


def earlier(routine: str, at: datetime, *, hurt: bool = False) -> OtherSession:
    return OtherSession(routine, at, flare=False, hurt=hurt, before=5, had_assignment=True)


@pytest.fixture
def pair(legs_up: Routine, knee_walk: Routine) -> tuple[Routine, Routine]:
    """For 4 to 10 and for 0 to 5."""
    return legs_up, knee_walk


def test_it_goes_on_where_both_fit(pair: tuple[Routine, Routine]) -> None:
    assert str(shared_range(*pair)) == "4 to 5"
    assert [why_it_waits(pair, Condition(rating), (), NOW) for rating in (4, 5)] == [None, None]


@pytest.mark.parametrize("rating", [0, 3, 6, 10])
def test_it_waits_on_a_rating_that_one_of_them_is_not_meant_for(pair: tuple[Routine, Routine], rating: int) -> None:
    said = why_it_waits(pair, Condition(rating), (), NOW)
    assert said == "Your comparison waits: only 4 to 5 fits both its routines."


def test_it_waits_while_a_flare_lasts(pair: tuple[Routine, Routine]) -> None:
    assert why_it_waits(pair, Condition(5, flare=True), (), NOW) == "Your comparison waits while the flare lasts."


@pytest.mark.parametrize("routine", ["legs-up", "knee-walk"])
def test_it_rests_for_two_days_after_a_step_of_either_hurt(pair: tuple[Routine, Routine], routine: str) -> None:
    hurt = [earlier(routine, NOW - 47 * HOUR, hurt=True), earlier("legs-up", NOW - HOUR)]
    said = why_it_waits(pair, Condition(5), hurt, NOW)
    assert said is not None
    assert "rests for two days" in said
    assert why_it_waits(pair, Condition(5), [replace(hurt[0], started_at=NOW - 48 * HOUR)], NOW) is None
    assert why_it_waits(pair, Condition(5), [replace(hurt[0], routine="another")], NOW) is None


def test_it_waits_where_not_both_can_be_begun(pair: tuple[Routine, Routine]) -> None:
    floor, standing = pair[0], pair[1].model_copy(update={"start": "standing"})
    for place in PLACES:
        assert why_it_waits((floor, standing), Condition(5), (), NOW, place=place)
    assert why_it_waits((floor, floor), Condition(5), (), NOW, place="floor") is None


def test_a_plan_comes_first(pair: tuple[Routine, Routine]) -> None:
    said = why_it_waits(pair, Condition(5), (), NOW, planned=pair[1])
    assert said == "Your comparison waits: your plan asks for Knee walk today."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    condition=st.builds(Condition, st.integers(0, 10), st.booleans()),
    beginning=st.tuples(
        st.none() | st.sampled_from(PLACES), st.sampled_from(["floor", "bed"]), st.sampled_from(["floor", "chair"])
    ),
    hurt=st.lists(st.tuples(st.sampled_from(["legs-up", "knee-walk"]), st.integers(0, 60))),
)
def test_which_of_the_two_is_named_first_never_matters(
    pair: tuple[Routine, Routine],
    condition: Condition,
    beginning: tuple[Place | None, str, str],
    hurt: list[tuple[str, int]],
) -> None:
    place, *starts = beginning
    one, other = (routine.model_copy(update={"start": start}) for routine, start in zip(pair, starts, strict=True))
    past = [earlier(slug, NOW - ago * HOUR, hurt=True) for slug, ago in hurt]
    waits = [why_it_waits(two, condition, past, NOW, place=place) is None for two in ((one, other), (other, one))]
    assert waits[0] == waits[1]
