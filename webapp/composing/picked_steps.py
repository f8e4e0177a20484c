"""A step as it was picked: its sides, its dose, and in which variants it is led easier."""

from typing import Any

from webapp.catalogue.models import VARIANTS, Easier, SetupLine, Side, Step
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import of_side
from webapp.composing.composition import Pick
from webapp.composing.doses import chosen_dose, in_proportion, settled

AFTER_SIDE = 0.8
"""Seconds of quiet at normal pace."""


def picked_step(step: Step, pick: Pick, step_id: str, phrases: Phrases) -> Step:
    """It is in every variant; gentle leads it in its easier form. Sides and dose are ones that the step has."""
    led = step if pick.sides == "both" else _on_one_side(step, pick.sides, phrases)
    return led.model_copy(
        update={
            "id": step_id,
            "variants": VARIANTS,
            "easier_in": tuple(dict.fromkeys(("gentle", *step.easier_in))) if step.easier else (),
            "dose": settled(step, chosen_dose(step.dose, pick.amount)) if step.dose else None,
            "easier": _twin(led.easier, pick.amount / step.dose.standard) if led.easier and step.dose else led.easier,
        }
    )


def _twin(easier: Easier, share: float) -> Easier:
    dose = settled(easier, in_proportion(easier.dose, share)) if easier.dose else None
    return easier.model_copy(update={"dose": dose})


def _on_one_side(step: Step, side: Side, phrases: Phrases) -> Step:
    """The words of one side in place of those for both; which side it is, is said first.

    What was said first takes the position: it stays for somebody who knows the step.
    """
    data = _of_side(step.model_dump(), side)
    announced = SetupLine(say=of_side(phrases.only_side, side), pause=AFTER_SIDE).model_dump()
    for performance in (data, data["easier"]):
        if performance:
            first, *others = performance["setup"]
            performance["setup"] = (announced, {**first, "always": True}, *others)
    return Step.model_validate({**data, "both_sides": False})


def _of_side(data: Any, side: Side) -> Any:
    if isinstance(data, str):
        return of_side(data, side)
    if isinstance(data, dict):
        return {key: _of_side(value, side) for key, value in data.items()}
    return tuple(_of_side(item, side) for item in data) if isinstance(data, tuple) else data
