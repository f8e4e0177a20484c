from datetime import UTC, datetime
from typing import Any

import pytest

from tests.timeline.made_up import dose as seconds_or_breaths
from tests.timeline.made_up import easier, step
from tests.timeline.made_up import routine as made_up
from webapp.catalogue.models import Dose, DoseUnit, Routine, Variant
from webapp.pages.routines.steps import step_rows
from webapp.pages.routines.wording import (
    dose_words,
    in_which_variants,
    megabytes,
    safe_range,
    sentence,
    steps_heading,
    where,
)
from webapp.safety.stop_rule import StepDecision, StepForm
from webapp.timeline.preferences import Preferences

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LINE = {"setup": ["Lie on your back."]}


def dose(unit: DoseUnit = "breaths", *, gentle: int = 4, standard: int = 6, full: int = 8) -> Dose:
    return Dose(
        unit=unit, gentle=gentle, standard=standard, full=full, smallest=1, largest=60, reason="The source says so."
    )


def sway(**more: Any) -> dict[str, Any]:
    return {
        "id": "sway",
        "name": "Lean to the {side}",
        "figure": "sway-{side}",
        "both_sides": True,
        "setup": ["Bend both knees.", "Look up."],
        "movement": {
            "beats": [
                {"breath": "in", "say": "Breathe in, and rest."},
                {"breath": "out", "say": "Breathe out, and lean to the {side}.", "then": "And {side}."},
            ]
        },
        "dose": dose().model_dump(),
        "release": ["Come back to the middle."],
        "must_not": "The {other side} shoulder stays down.",
        "position": "on the back",
        "way_out": ["Stop."],
        "why": "It moves.",
        "easier": {
            "name": "Lean a little to the {side}",
            "figure": "sway-{side}-small",
            "setup": ["Bend both knees a little."],
            "movement": {"beats": [{"breath": "in", "say": "In."}, {"breath": "out", "say": "Out.", "then": "Out."}]},
            "dose": dose(gentle=2, standard=2, full=2).model_dump(),
        },
    } | more


@pytest.fixture
def routine() -> Routine:
    return Routine.model_validate(
        {
            "slug": "small",
            "title": "Small",
            "promise": "For a test.",
            "source": "none.txt",
            "credit": "Ours.",
            "start": "floor with a prop",
            "props": ["a chair", "a cushion"],
            "intensity": 1,
            "choose_when": "now",
            "avoid_when": "later",
            "minutes": 3,
            "good_for_pain": {"lowest": 0, "highest": 10},
            "figure": "sway-left",
            "known": "Little.",
            "variants": {name: {"summary": name} for name in ("gentle", "standard", "full")},
            "opening": ["Welcome."],
            "closing": ["Goodbye."],
            "steps": [
                {
                    "id": "down",
                    "name": "Getting down",
                    "figure": "kneeling",
                    "transition": True,
                    "position": "standing",
                    "moves_to": "on the back",
                    "way_out": ["Stop."],
                }
                | {"why": "To lie down."}
                | LINE,
                sway(),
            ],
        }
    )


@pytest.mark.parametrize(
    ("given", "variants", "words"),
    [
        (dose(), ("gentle", "standard", "full"), "6 breaths; gentle 4, full 8"),
        (dose(full=6), ("gentle", "standard", "full"), "6 breaths; gentle 4"),
        (dose(), ("standard", "full"), "6 breaths; full 8"),
        (dose(), ("full",), "8 breaths"),
        (dose("seconds", gentle=30, standard=30, full=30), ("gentle", "standard", "full"), "30 seconds"),
        (dose("times each side", gentle=1, standard=1, full=1), ("gentle", "standard", "full"), "1 time each side"),
    ],
)
def test_a_dose_reads_as_the_usual_amount_and_what_differs(
    given: Dose, variants: tuple[Variant, ...], words: str
) -> None:
    assert dose_words(given, variants) == words


def test_a_safe_range_names_one_amount_where_no_other_is_safe() -> None:
    once = dose("times each side", gentle=1, standard=1, full=1).model_copy(update={"largest": 1})
    assert (safe_range(dose()), safe_range(once)) == ("1 to 60 breaths", "1 time each side")


def test_steps_that_only_lead_on_are_shown_and_not_counted(routine: Routine) -> None:
    rows = step_rows(routine, {}, {}, Preferences())

    assert [(row.step.id, row.number) for row in rows] == [("down", None), ("sway", 1)]
    assert steps_heading(routine) == "One step"


def test_a_step_for_both_sides_is_described_for_the_right(routine: Routine) -> None:
    row = step_rows(routine, {}, {}, Preferences())[1]

    assert row.usual.name == "Lean to the right"
    assert row.usual.figure == "sway-right"
    assert row.usual.words == (
        "Bend both knees. Look up.",
        "Breathe in, and rest. Breathe out, and lean to the right.",
        "Come back to the middle.",
    )
    assert row.must_not == "The left shoulder stays down."


def test_the_easier_twin_has_its_own_words_and_figure_and_ends_as_the_step_does(routine: Routine) -> None:
    easier = step_rows(routine, {}, {}, Preferences())[1].easier

    assert easier is not None
    assert (easier.name, easier.figure, easier.dose) == ("Lean a little to the right", "sway-right-small", "2 breaths")
    assert easier.words == ("Bend both knees a little.", "In. Out.", "Come back to the middle.")


@pytest.mark.parametrize(("decided", "chosen"), [("left out", True), ("usual", False), (None, False)])
def test_a_decision_is_told_apart_from_the_stop_rule(routine: Routine, decided: StepForm | None, chosen: bool) -> None:
    decisions = {"sway": StepDecision(decided, NOW)} if decided else {}

    row = step_rows(routine, {"sway": "left out"}, decisions, Preferences())[1]

    assert (row.form, row.chosen) == ("left out", chosen)


def test_where_a_step_is_led_is_said_only_where_it_differs(routine: Routine) -> None:
    step = routine.steps[1]

    assert in_which_variants(step) == ""
    assert in_which_variants(step.model_copy(update={"variants": ("standard", "full")})) == "Only in standard and full."
    assert (
        in_which_variants(step.model_copy(update={"easier_in": ("gentle",)}))
        == "In gentle it is led in its easier form."
    )


def test_where_it_is_done_names_each_place_once_and_the_prop_that_it_needs(routine: Routine) -> None:
    assert where(routine) == "on the floor, with a chair"
    assert where(routine.model_copy(update={"start": "floor"})) == "on the floor"


def test_a_routine_that_moves_on_says_so(routine: Routine) -> None:
    last = routine.steps[1].model_copy(update={"position": "standing"})
    moving = routine.model_copy(update={"start": "floor", "steps": (*routine.steps, last)})

    assert where(moving) == "on the floor, then standing"


def test_what_reads_as_a_sentence_ends_as_one() -> None:
    assert [sentence(text) for text in ("For a test", "For a test.", "Why?")] == ["For a test.", "For a test.", "Why?"]


def test_the_size_of_a_download_follows_from_its_length() -> None:
    assert megabytes(7 * 60) == "3.4 MB"


def test_a_stretch_is_told_with_the_length_that_the_person_set_and_a_breath_is_not() -> None:
    twin = easier("stretch", hold={}, dose=seconds_or_breaths("seconds"))
    held = step("stretch", hold={}, dose=seconds_or_breaths("seconds", (30, 30, 45)), easier=twin)
    breathed = step("breathe", hold={}, dose=seconds_or_breaths("breaths"), easier=twin)
    rows = step_rows(made_up(held, breathed), {}, {}, Preferences(hold_seconds=45))
    assert rows[0].usual.dose == "45 seconds, with the length of stretches that you set"
    assert rows[1].usual.dose == "4 breaths; gentle 2, full 6"
