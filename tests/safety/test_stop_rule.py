from datetime import UTC, datetime, timedelta

import pytest

from webapp.safety.stop_rule import EventKind, StepDecision, StepEvent, StepForm, step_form, step_forms

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def happened(kind: EventKind, day: float, step: str = "cat") -> StepEvent:
    return StepEvent(step=step, kind=kind, at=START + timedelta(days=day))


def decided(form: StepForm, day: float) -> StepDecision:
    return StepDecision(form=form, decided_at=START + timedelta(days=day))


@pytest.mark.parametrize(
    ("kinds", "form"),
    [
        ((), "usual"),
        (("hurt",), "easier"),
        (("hurt", "hurt"), "left out"),
        (("hurt", "eased", "hurt"), "left out"),
        (("hurt", "hurt", "hurt"), "left out"),
        (("eased",), "easier"),
        (("eased", "eased", "eased"), "easier"),
        (("skipped", "skipped"), "usual"),
        (("skipped", "hurt"), "easier"),
    ],
)
def test_once_hurt_is_easier_and_twice_hurt_is_left_out(kinds: tuple[EventKind, ...], form: StepForm) -> None:
    assert step_form([happened(kind, day) for day, kind in enumerate(kinds)]) == form


def test_the_order_in_which_events_arrive_does_not_matter() -> None:
    events = [happened("hurt", 2), happened("eased", 1), happened("hurt", 0)]

    assert step_form(events) == step_form(reversed(events)) == "left out"


def test_a_step_put_back_gets_a_fresh_start() -> None:
    hurt_twice = [happened("hurt", 1), happened("hurt", 2)]

    assert step_form(hurt_twice, decided("usual", 3)) == "usual"
    assert step_form([*hurt_twice, happened("hurt", 4)], decided("usual", 3)) == "easier"
    assert step_form([*hurt_twice, happened("hurt", 4), happened("hurt", 5)], decided("usual", 3)) == "left out"


def test_what_happened_at_the_moment_of_the_decision_belongs_to_it() -> None:
    assert step_form([happened("hurt", 1)], decided("usual", 1)) == "usual"


def test_a_step_left_out_by_choice_stays_out_whatever_happens() -> None:
    assert step_form([], decided("left out", 0)) == "left out"


def test_a_step_chosen_easier_stays_easier_until_it_has_hurt_twice() -> None:
    assert step_form([], decided("easier", 0)) == "easier"
    assert step_form([happened("hurt", 1)], decided("easier", 0)) == "easier"
    assert step_form([happened("hurt", 1), happened("hurt", 2)], decided("easier", 0)) == "left out"


def test_steps_are_told_apart() -> None:
    events = [happened("hurt", 1, "cat"), happened("hurt", 2, "twist"), happened("hurt", 3, "twist")]
    decisions = {"butterfly": decided("left out", 0), "twist": decided("usual", 2)}

    assert step_forms(events, decisions) == {"cat": "easier", "twist": "easier", "butterfly": "left out"}
