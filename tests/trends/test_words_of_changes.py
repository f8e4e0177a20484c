from collections.abc import Sequence

import pytest

from tests.trends.diaries import TITLES, eight_weeks
from webapp.trends.pairs import RoutineChange, changes
from webapp.trends.routines_section import routines_section
from webapp.trends.words_of_changes import said_of_changes, words_of_changes


def change(values: Sequence[int], routine: str = "legs-up") -> RoutineChange:
    return RoutineChange(routine, len(values), {value: values.count(value) for value in values})


def said(*found: RoutineChange) -> str:
    return said_of_changes(found, TITLES)


def test_the_worked_example_says_what_its_intervals_carry() -> None:
    assert said(*changes(eight_weeks())) == (
        "Legs-up release and Four between massages are followed by clearly less pain. "
        "For Mobiliser Ebb cannot tell yet."
    )


def test_of_many_routines_those_with_the_most_pairs_are_named() -> None:
    found = said(*(change([-3, -4, -3] * (9 - number), f"own-{number}") for number in range(7)))
    assert found == (
        "own-0, own-1, own-2, own-3, own-4 and own-5 are followed by clearly less pain. The others are in the picture."
    )


def test_while_none_has_enough_the_nearest_are_named() -> None:
    assert said(change([-1] * 5), change([-2] * 4, "four"), change([0], "cat"), change([1], "knees")) == (
        "From six complete pairs on, Ebb gives an average for a routine. Legs-up release needs one more, "
        "Four between massages needs two more and Mobiliser needs five more complete pairs."
    )


@pytest.mark.parametrize(("pairs", "more"), [(1, "five"), (2, "four"), (5, "one")])
def test_with_too_few_pairs_nothing_is_claimed(pairs: int, more: str) -> None:
    unit = "pair" if more == "one" else "pairs"
    assert said(change([-3, -4, -3, -4, -3][:pairs])) == (
        "From six complete pairs on, Ebb gives an average for a routine. "
        f"Legs-up release needs {more} more complete {unit}."
    )


@pytest.mark.parametrize("pairs", [6, 7])
def test_from_six_pairs_on_less_is_clearly_less_where_the_interval_leaves_no_change_out(pairs: int) -> None:
    assert said(change([-3, -4, -3, -4, -3, -4, -3][:pairs])) == ("Legs-up release is followed by clearly less pain.")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([-4, -2, 0, 1, 2, -3], "For Legs-up release Ebb cannot tell yet."),
        ([2, 1, 2, 3, 1, 2], "Legs-up release is followed by clearly more pain."),
        ([-1, 0, -1, 0, -1, -1, -1, 0] * 2, "Legs-up release is followed by slightly but clearly less pain."),
        ([0, 1] + [0, -1, 1] * 20, "After Legs-up release pain stays about as it was."),
        (
            [-2] * 6,
            "After Legs-up release all 6 changes are equal (−2.0): no spread to reckon an interval from.",
        ),
        ([0] * 9, "After Legs-up release all 9 changes are equal (0.0): no spread to reckon an interval from."),
    ],
)
def test_each_verdict_has_its_words(values: list[int], words: str) -> None:
    assert said(change(values)) == words


def test_no_word_contradicts_the_interval_as_it_is_shown() -> None:
    found = change([-2, -1, -1, 1, 0, -1, -1, -1])
    assert found.interval is not None
    assert -0.05 < found.interval.high < 0
    assert (found.interval.shown, found.verdict) == ("−1.5 to 0.0", "unsure")


def test_who_hears_the_page_hears_the_interval_without_signs() -> None:
    found = words_of_changes(changes(eight_weeks()), TITLES, together=False)
    assert "Legs-up release: 1.5 lower on average, 95 percent interval from 1.8 lower to 1.2 lower, 19 pairs." in (
        found.description
    )
    assert "Mobiliser: 0.4 lower on average, 95 percent interval from 0.9 lower to 0.1 higher, 7 pairs." in (
        found.description
    )
    assert "Knee walking: 3 pairs, too few to say." in found.description
    assert "2.0 lower on average, all equal, 6 pairs." in (
        words_of_changes([change([-2] * 6)], TITLES, together=False).description
    )


def test_the_interval_is_named_and_the_caution_is_always_there() -> None:
    enough, few = (words_of_changes([change([-2] * count)], TITLES, together=False).caption for count in (6, 2))
    assert "the bar its 95 percent interval (t)" in enough
    assert "From six pairs on, the mean and its 95 percent interval (t)" in few
    many = words_of_changes([change([-2] * 90)], TITLES, together=True).caption
    assert "The dot on the bar is the mean" in many  # the large ones are many sessions
    for caption in (enough, few):
        assert "part of any drop would have come by itself" in caption
        assert "Not a fair comparison between routines" in caption


def test_the_bar_goes_from_end_to_end_of_the_interval_and_the_figures_stand_beside_it() -> None:
    for drawing in routines_section(changes(eight_weeks()), TITLES).drawings:
        legs_up, _, mobiliser, knees = drawing.rows
        assert legs_up.figure is not None
        assert (legs_up.figure.mean, legs_up.figure.interval) == ("−1.5", "−1.8 to −1.2")
        assert legs_up.bar is not None
        assert legs_up.centre is not None
        assert legs_up.bar[0] < legs_up.centre < legs_up.bar[1] < drawing.zero
        assert mobiliser.bar is not None
        assert mobiliser.bar[0] < drawing.zero < mobiliser.bar[1]
        assert (knees.bar, knees.centre, knees.figure) == (None, None, None)


def test_equal_changes_have_a_mean_without_a_bar() -> None:
    for drawing in routines_section([change([-2] * 6)], TITLES).drawings:
        (row,) = drawing.rows
        assert (row.bar, row.centre is None) == (None, False)
        assert "all equal: no interval" in [text.words for text in row.texts]


@pytest.mark.parametrize("values", [[10, -10, 10, -10, 10, 10], [-10, -9, -10, -10, -10, -10], [1, 2, 1, 2, 1, 2]])
def test_no_bar_leaves_the_picture_or_the_scale(values: list[int]) -> None:
    for drawing in routines_section([change(values)], TITLES).drawings:
        (row,) = drawing.rows
        assert row.bar is not None
        assert (250 if drawing.kind == "wide" else 10) <= row.bar[0] < row.bar[1]
        assert row.bar[1] <= (670 if drawing.kind == "wide" else 340)
    interval = change(values).interval
    assert interval is not None
    assert -10 <= interval.low < interval.high <= 10


def test_a_long_name_leaves_room_for_the_figures() -> None:
    long = {"legs-up": "The one with the long name that my therapist calls the slow one"}
    for drawing in routines_section([change([-2, -1] * 3)], long).drawings:
        name = drawing.rows[0].texts[0].words
        assert name.endswith("…")
        assert len(name) <= (30 if drawing.kind == "wide" else 24)
