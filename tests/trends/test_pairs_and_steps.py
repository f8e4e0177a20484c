from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import TITLES, eight_weeks, session
from webapp.trends.pairs import changes
from webapp.trends.steps import step_counts
from webapp.trends.words_of_changes import said_of_changes

AT = datetime(2026, 11, 18, 12, tzinfo=UTC)


def test_the_routines_of_the_worked_example() -> None:
    found = {change.routine: change for change in changes(eight_weeks())}
    assert [(routine, change.pairs, change.needed) for routine, change in found.items()] == [
        ("legs-up", 19, 0),
        ("four", 10, 0),
        ("cat", 7, 0),
        ("knees", 3, 3),
    ]
    assert [found[routine].shown for routine in ("legs-up", "four", "cat")] == ["−1.5", "−1.4", "−0.4"]


def test_what_is_said_names_the_means_with_their_counts_and_who_needs_more() -> None:
    assert said_of_changes(changes(eight_weeks()), TITLES) == (
        "On average the rating is 1.5 lower after Legs-up release (19 pairs), 1.4 lower after Four between massages "
        "(10 pairs) and 0.4 lower after Mobiliser (7 pairs). Knee walking needs three more complete pairs."
    )


def test_nothing_is_claimed_with_five_pairs_and_something_with_six() -> None:
    five = [session(AT, 6, 4, number=number) for number in range(5)]
    assert said_of_changes(changes(five), TITLES) == (
        "From six complete pairs on, Ebb gives an average for a routine. Legs-up release needs one more complete pair."
    )
    assert said_of_changes(changes([*five, session(AT, 6, 4)]), TITLES) == (
        "On average the rating is 2.0 lower after Legs-up release (6 pairs)."
    )


def test_a_missing_rating_makes_no_pair_but_the_session_is_counted() -> None:
    found = changes([session(AT, 6), session(AT, None, 3), session(AT, 6, 4)])[0]
    assert (found.sessions, found.pairs, found.needed) == (3, 1, 5)
    assert found.before is not None
    assert found.before.shown == "6.0"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_the_change_does_not_depend_on_where_the_scale_begins(pairs: list[tuple[int, int]]) -> None:
    here = changes([session(AT, before, after) for before, after in pairs])[0]
    higher = changes([session(AT, before + 1, after + 1) for before, after in pairs])[0]
    assert (here.tenths, here.changes) == (higher.tenths, higher.changes)


@given(st.integers(0, 10), st.integers(1, 30))
def test_equal_pairs_change_nothing(score: int, count: int) -> None:
    found = changes([session(AT, score, score)] * count)[0]
    assert (found.tenths, found.shown) == (0, "0.0")


def test_a_step_is_counted_once_a_session_and_what_hurt_comes_first() -> None:
    found = step_counts(
        [
            session(AT, 6, eased=("sway", "sway", "rest")),
            session(AT, 6, eased=("sway",), hurt=("kiss",)),
            session(AT, 6, skipped=("kiss",), routine="knees"),
        ]
    )
    assert [(count.routine, count.step, count.eased, count.skipped, count.hurt) for count in found] == [
        ("legs-up", "kiss", 0, 0, 1),
        ("legs-up", "sway", 2, 0, 0),
        ("legs-up", "rest", 1, 0, 0),
        ("knees", "kiss", 0, 1, 0),
    ]
    assert step_counts([session(AT, 6)]) == ()
