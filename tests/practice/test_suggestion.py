from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests.practice.conftest import NOW
from webapp.catalogue.models import PainRange, Routine, StartPlace
from webapp.practice.places import Place
from webapp.practice.step_changes import Condition
from webapp.practice.suggestion import Suggestion, chosen, condition_at, short_session, suggest, variant_for
from webapp.trends.pairs import RoutineChange


@dataclass(frozen=True)
class Earlier:
    routine: str
    started_at: datetime
    flare: bool = False
    hurt: bool = False


def days_ago(days: float, routine: str = "legs-up", **further: bool) -> Earlier:
    return Earlier(routine, NOW - timedelta(days=days), **further)


def offered(rating: int, routines: list[Routine], *earlier: Earlier, place: Place | None = None) -> Suggestion:
    by_slug = {routine.slug: routine for routine in routines}
    return suggest(by_slug, condition_at(rating, earlier, NOW), earlier, NOW, place)


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


@pytest.fixture
def in_bed(legs_up: Routine) -> Routine:
    return short_one(legs_up, "in-bed", "bed")


@pytest.fixture
def on_chair(legs_up: Routine) -> Routine:
    return short_one(legs_up, "on-chair", "chair")


def short_one(routine: Routine, slug: str, start: StartPlace) -> Routine:
    changes = {"slug": slug, "title": slug.replace("-", " ").capitalize(), "start": start, "for_flare": True}
    return routine.model_copy(update={**changes, "good_for_pain": PainRange(lowest=6, highest=10)})


def test_where_nothing_was_said_everything_is_possible_and_the_whole_routine_comes_first(
    legs_up: Routine, in_bed: Routine
) -> None:
    assert offered(8, [in_bed, legs_up]).routine == legs_up
    assert offered(8, [in_bed, legs_up], days_ago(1, "in-bed")).routine == in_bed


@pytest.mark.parametrize("rating", range(11))
def test_in_bed_only_what_begins_there_is_offered(
    legs_up: Routine, knee_walk: Routine, in_bed: Routine, on_chair: Routine, rating: int
) -> None:
    everything = [legs_up, knee_walk, in_bed, on_chair]

    assert offered(rating, everything, place="bed").routine == in_bed
    assert offered(rating, everything, place="chair").routine == on_chair
    assert not offered(rating, everything, place="floor").routine.for_flare


def test_the_place_stands_in_the_reasons_where_it_changed_the_offer(legs_up: Routine, in_bed: Routine) -> None:
    offer = offered(4, [legs_up, in_bed], place="bed")

    assert "You can start in bed, so it is In bed." in offer.reasons
    assert "It is made for harder days; nothing that begins there fits better." in offer.reasons
    assert offered(4, [legs_up, in_bed], place="floor").reasons == ("Because you said 4, it is standard today.",)


def test_where_nothing_begins_the_nearest_is_offered_and_said(
    legs_up: Routine, in_bed: Routine, on_chair: Routine
) -> None:
    offer = offered(4, [legs_up, in_bed, on_chair], place="standing")

    assert offer.routine == on_chair
    assert "Nothing here begins standing, so this one is on a chair." in offer.reasons


def test_in_bed_a_short_session_on_a_chair_is_nearer_than_the_floor(legs_up: Routine, on_chair: Routine) -> None:
    assert offered(8, [legs_up, on_chair], place="bed").routine == on_chair


def test_what_needs_a_chair_or_a_ball_is_not_offered_on_a_bare_floor(legs_up: Routine, knee_walk: Routine) -> None:
    with_chair = legs_up.model_copy(update={"start": "floor with a prop"})

    assert offered(8, [with_chair, knee_walk], place="floor").routine == with_chair
    assert offered(8, [with_chair, knee_walk], place="bare floor").routine == knee_walk


def test_what_cannot_be_begun_is_not_said_to_have_hurt(legs_up: Routine, in_bed: Routine) -> None:
    offer = offered(8, [legs_up, in_bed], days_ago(1, "legs-up", hurt=True), place="bed")

    assert not any("hurt" in reason for reason in offer.reasons)


def test_on_the_worst_days_of_a_marked_flare_the_short_session_comes_first(legs_up: Routine, in_bed: Routine) -> None:
    marked = days_ago(1, flare=True)

    assert offered(8, [legs_up, in_bed], days_ago(1)).routine == legs_up
    offer = offered(8, [legs_up, in_bed], marked)
    assert offer.routine == in_bed
    assert "You marked a flare, so a short session comes first." in offer.reasons
    assert offered(5, [legs_up, in_bed], marked).routine == legs_up


def test_a_short_session_that_hurt_last_time_does_not_come_first(legs_up: Routine, in_bed: Routine) -> None:
    hurt = days_ago(1, "in-bed", flare=True, hurt=True)

    assert offered(8, [legs_up, in_bed], hurt).routine == legs_up


def test_the_short_session_is_the_one_where_the_person_is_else_in_bed(
    legs_up: Routine, in_bed: Routine, on_chair: Routine
) -> None:
    everything = [on_chair, in_bed, legs_up]

    assert short_session(everything) == in_bed
    assert short_session(everything, "chair") == on_chair
    assert short_session(everything, "floor") == in_bed
    assert short_session([legs_up]) is None


def test_a_routine_for_harder_days_that_was_chosen_is_called_that(in_bed: Routine) -> None:
    assert chosen(in_bed, "full", Condition(2)).reasons[-1] == "In bed is meant for harder days, 6 to 10."


def lowered(routine: str, *changes: int) -> dict[str, RoutineChange]:
    return {routine: RoutineChange(routine, len(changes), Counter(changes))}


def on_the_record(
    rating: int,
    routines: list[Routine],
    changes: dict[str, RoutineChange],
    *earlier: Earlier,
    planned: str | None = None,
) -> Suggestion:
    by_slug = {routine.slug: routine for routine in routines}
    condition = condition_at(rating, earlier, NOW)
    return suggest(by_slug, condition, earlier, NOW, planned=planned, changes=changes)


def test_where_two_fit_the_one_after_which_it_was_clearly_lower_is_offered_and_the_reason_says_so(
    legs_up: Routine, knee_walk: Routine
) -> None:
    offer = on_the_record(4, [legs_up, knee_walk], lowered("knee-walk", *[-2, -1] * 3), days_ago(1, "legs-up"))

    assert offer.routine == knee_walk
    assert (
        "Your rating was 1.5 lower on average after 6 sessions of it. Part of a drop comes by itself." in offer.reasons
    )


@pytest.mark.parametrize("changes", [(-2, -1, -2, -1, -2), (-3, 3, -3, 3, -2, 1), (1, 2, 1, 2, 1, 2)])
def test_few_pairs_a_wide_interval_or_a_rise_offer_nothing(
    legs_up: Routine, knee_walk: Routine, changes: tuple[int, ...]
) -> None:
    offer = on_the_record(4, [legs_up, knee_walk], lowered("knee-walk", *changes), days_ago(1, "legs-up"))

    assert offer.routine == legs_up
    assert not any("on average" in reason for reason in offer.reasons)


def test_where_two_fit_the_one_after_which_it_was_clearly_higher_waits_for_the_other(
    legs_up: Routine, knee_walk: Routine
) -> None:
    offer = on_the_record(4, [legs_up, knee_walk], lowered("legs-up", *[2, 1] * 3), days_ago(1, "legs-up"))

    assert offer.routine == knee_walk
    assert not any("on average" in reason for reason in offer.reasons)


def test_an_average_outweighs_neither_the_rating_nor_what_hurt_nor_a_plan(legs_up: Routine, knee_walk: Routine) -> None:
    both, helped = [legs_up, knee_walk], lowered("knee-walk", *[-4, -5] * 6)

    for offer in (
        on_the_record(8, both, helped),
        on_the_record(4, both, helped, days_ago(1, "knee-walk", hurt=True)),
        on_the_record(4, both, helped, planned="legs-up"),
    ):
        assert offer.routine == legs_up
        assert not any("on average" in reason for reason in offer.reasons)
