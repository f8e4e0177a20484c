from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests.practice.conftest import NOW
from webapp.catalogue.models import Routine
from webapp.practice.step_changes import Condition
from webapp.practice.suggestion import Suggestion, chosen, condition_at, suggest, variant_for


@dataclass(frozen=True)
class Earlier:
    routine: str
    started_at: datetime
    flare: bool = False
    hurt: bool = False


def days_ago(days: float, routine: str = "legs-up", **further: bool) -> Earlier:
    return Earlier(routine, NOW - timedelta(days=days), **further)


def offered(rating: int, routines: list[Routine], *earlier: Earlier) -> Suggestion:
    by_slug = {routine.slug: routine for routine in routines}
    return suggest(by_slug, condition_at(rating, earlier, NOW), earlier, NOW)


@pytest.mark.parametrize(
    ("rating", "variant"),
    [(0, "full"), (3, "full"), (4, "standard"), (5, "standard"), (6, "gentle"), (10, "gentle")],
)
def test_the_variant_follows_the_rating(rating: int, variant: str) -> None:
    assert variant_for(Condition(rating)) == variant


def test_a_flare_asks_for_gentle_for_two_days(legs_up: Routine) -> None:
    assert offered(2, [legs_up], days_ago(1.9, flare=True)).variant == "gentle"
    assert offered(2, [legs_up], days_ago(2.1, flare=True)).variant == "full"


def test_the_routine_is_one_that_is_meant_for_the_rating(legs_up: Routine, knee_walk: Routine) -> None:
    assert offered(8, [knee_walk, legs_up]).routine == legs_up
    assert offered(1, [knee_walk, legs_up]).routine == knee_walk


def test_a_rating_that_no_routine_is_meant_for_gets_the_nearest(knee_walk: Routine) -> None:
    assert offered(10, [knee_walk]).routine == knee_walk


def test_where_two_fit_the_one_used_last_is_offered_else_the_one_that_asks_least(
    legs_up: Routine, knee_walk: Routine
) -> None:
    both = [knee_walk, legs_up]
    assert offered(4, both).routine == legs_up
    assert offered(4, both, days_ago(1, "knee-walk"), days_ago(2, "legs-up")).routine == knee_walk


def test_a_routine_that_hurt_last_time_gives_way_and_the_reason_says_so(legs_up: Routine, knee_walk: Routine) -> None:
    offer = offered(4, [legs_up, knee_walk], days_ago(1, "legs-up", hurt=True))

    assert offer.routine == knee_walk
    assert "Legs up hurt last time, so this time it is Knee walk." in offer.reasons


def test_a_hurt_that_is_not_the_latest_of_its_routine_is_past(legs_up: Routine, knee_walk: Routine) -> None:
    earlier = (days_ago(1, "legs-up"), days_ago(2, "legs-up", hurt=True))

    assert offered(4, [legs_up, knee_walk], *earlier).routine == legs_up


def test_the_reason_names_the_answer_or_the_flare(legs_up: Routine) -> None:
    assert offered(6, [legs_up]).reasons == ("Because you said 6, it is gentle today.",)
    assert offered(4, [legs_up], days_ago(1, flare=True)).reasons == ("You marked a flare, so it is gentle today.",)


def test_a_choice_is_respected_and_what_ebb_would_offer_is_said(knee_walk: Routine) -> None:
    offer = chosen(knee_walk, "full", Condition(7))

    assert (offer.routine, offer.variant) == (knee_walk, "full")
    assert offer.reasons == (
        "You chose full; Ebb offers gentle.",
        "Knee walk is meant for 0 to 5. Go only as far as feels good.",
    )
