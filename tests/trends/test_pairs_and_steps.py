from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import eight_weeks, session
from webapp.trends.pairs import changes
from webapp.trends.steps import every_step

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


def test_a_missing_rating_makes_no_pair_but_the_session_is_counted() -> None:
    found = changes([session(AT, 6), session(AT, None, 3), session(AT, 6, 4)])[0]
    assert (found.sessions, found.pairs, found.needed) == (3, 1, 5)
    assert found.changes == {-2: 1}


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
    found = every_step(
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
    assert every_step([session(AT, 6)]) == ()
