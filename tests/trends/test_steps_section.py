"""Step by step: what is counted, how each step is led now, what one click decides, and the hint with and without it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import session
from webapp.trends.records import SessionRecord
from webapp.trends.step_effects import step_effects
from webapp.trends.steps import every_step
from webapp.trends.steps_section import MOST_ROWS, StepFacts, StepRow, StepsSection, steps_section

AT = datetime(2026, 11, 18, 12, tzinfo=UTC)
PERIOD = "24 Aug to 22 Nov 2026"
Facts = Callable[[str, str], StepFacts]


def known(**further: StepFacts) -> Facts:
    """Every step can be left out, but those that are said to be otherwise."""

    def facts(routine: str, step: str) -> StepFacts:
        return further.get(step) or StepFacts(step.capitalize(), "Legs-up release", can_be_left_out=True)

    return facts


def a_session(
    before: int = 5, after: int | None = 4, *, heard: str = "", left_out: str = "", skipped: str = "", number: int = 0
) -> SessionRecord:
    plain = session(AT + timedelta(days=number), before, after, number=number, skipped=tuple(skipped.split()))
    return replace(plain, heard_steps=tuple(heard.split()), left_out_steps=tuple(left_out.split()))


def rows(section: StepsSection) -> dict[str, StepRow]:
    return {row.count.step: row for row in (*section.rows, *section.others)}


def test_what_was_listened_to_was_done_and_what_was_skipped_or_left_out_was_not() -> None:
    found = every_step(
        [a_session(heard="rest sway kiss", skipped="kiss"), a_session(heard="rest", left_out="sway kiss")]
    )
    assert {count.step: (count.done, count.skipped, count.left_out) for count in found} == {
        "rest": (2, 0, 0),
        "sway": (1, 0, 1),
        "kiss": (0, 1, 1),
    }


def test_skipped_counts_what_the_person_and_what_ebb_left_out() -> None:
    section = steps_section([a_session(heard="kiss", skipped="kiss"), a_session(left_out="kiss")], known(), PERIOD)
    assert rows(section)["kiss"].skipped == 2


def test_it_says_of_which_days_it_speaks_also_where_nothing_happened() -> None:
    assert PERIOD in steps_section([a_session(skipped="kiss")], known(), PERIOD).said
    quiet = steps_section([a_session(heard="rest")], known(), PERIOD)
    assert quiet.said.startswith(f"No step was eased or skipped, and none hurt, {PERIOD}.")
    assert [row.count.step for row in quiet.others] == ["rest"]
    assert steps_section([], known(), PERIOD).rows == ()


def test_what_ebb_left_out_on_a_high_rating_is_told_from_what_it_left_out_otherwise() -> None:
    facts = known(kiss=StepFacts("Kiss", "Legs-up release", leave_out_from=6, can_be_left_out=True))
    left_out = [a_session(before, left_out="kiss") for before in (6, 8, 3)]
    row = rows(steps_section(left_out, facts, PERIOD))["kiss"]
    assert row.notes == ("Skipped by Ebb in two sessions, at 6 or more", "Left out in one more")


@pytest.mark.parametrize(
    ("facts", "note", "offers"),
    [
        (
            StepFacts("Kiss", "Legs", now="left out", why="Hurt twice, last on 8 November", can_be_left_out=True),
            "Left out now. Hurt twice, last on 8 November",
            "usual",
        ),
        (
            StepFacts("Kiss", "Legs", now="easier", why="Eased on 8 November", can_be_left_out=True),
            "Led easier now. Eased on 8 November",
            "left out",
        ),
        (StepFacts("Kiss", "Legs", can_be_left_out=True), None, "left out"),
        (StepFacts("Get up", "Legs"), None, None),
    ],
)
def test_each_step_says_how_it_is_led_now_and_offers_the_other_way(
    facts: StepFacts, note: str | None, offers: str | None
) -> None:
    row = rows(steps_section([a_session(skipped="kiss")], known(kiss=facts), PERIOD))["kiss"]
    assert row.notes == ((note,) if note else ())
    assert row.offers == offers


def test_the_few_steps_that_tell_most_come_first_and_none_is_lost() -> None:
    sessions = [a_session(heard="rest", skipped=" ".join(f"s{n}" for n in range(12)))]
    section = steps_section(sessions, known(), PERIOD)
    assert len(section.rows) == MOST_ROWS
    assert [row.count.step for row in section.others][-1] == "rest"
    assert len(section.rows) + len(section.others) == 13


def with_and_without(with_it: list[int], without: list[int]) -> list[SessionRecord]:
    """Sessions with these changes, in which the step was led or left out."""
    led = [a_session(6, 6 + change, heard="rest kiss", number=n) for n, change in enumerate(with_it)]
    return led + [a_session(6, 6 + change, heard="rest", left_out="kiss", number=n) for n, change in enumerate(without)]


def test_with_six_pairs_on_each_side_both_means_stand_beside_each_other_with_their_difference() -> None:
    (effect,) = step_effects(with_and_without([-2, -1, -2, -1, -2, -1], [-1, 0, -1, 0, -1, 0, -1, 0]))
    assert (effect.step, effect.with_it.pairs, effect.without.pairs) == ("kiss", 6, 8)
    assert (effect.with_it.shown, effect.without.shown, effect.shown) == ("−1.5", "−0.5", "−1.0")
    assert effect.interval is not None
    assert effect.interval.low < -1 < effect.interval.high


@pytest.mark.parametrize("sides", [(5, 20), (20, 5), (0, 30)])
def test_with_fewer_on_either_side_nothing_is_said_but_when(sides: tuple[int, int]) -> None:
    sessions = with_and_without(*([-1, 0] * (size // 2) + [0] * (size % 2) for size in sides))
    section = steps_section(sessions, known(), PERIOD)
    assert section.effects == ()
    assert section.hint.startswith("From six complete pairs with a step and six without it")


def test_the_hint_says_why_it_is_only_one() -> None:
    section = steps_section(with_and_without([-1, 0] * 3, [-1, 0] * 3), known(), PERIOD)
    assert section.effects
    assert "Only a hint: a step is mostly left out on hard days" in section.hint


def test_other_routines_broken_off_sessions_and_missing_ratings_are_on_neither_side() -> None:
    sessions = with_and_without([-1, 0] * 3, [-1, 0] * 3)
    others = [
        replace(a_session(6, 0, heard="rest kiss"), routine="another"),
        a_session(6, 0, heard="rest"),
        a_session(6, None, heard="rest kiss"),
    ]
    assert step_effects([*sessions, *others]) == step_effects(sessions)


CHANGES = st.lists(st.integers(-6, 4), min_size=6, max_size=12)


@given(CHANGES, CHANGES)
def test_exchanging_the_sides_turns_the_difference_round(a: list[int], b: list[int]) -> None:
    (one,), (other,) = step_effects(with_and_without(a, b)), step_effects(with_and_without(b, a))
    assert one.tenths == -other.tenths
    assert (one.interval is None) == (other.interval is None)
    if one.interval and other.interval:
        assert one.interval.low == pytest.approx(-other.interval.high)


@given(CHANGES, CHANGES, st.randoms(use_true_random=False))
def test_the_order_of_the_sessions_does_not_matter(a: list[int], b: list[int], random: object) -> None:
    sessions = with_and_without(a, b)
    mixed = sorted(sessions, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert step_effects(mixed) == step_effects(sessions)
