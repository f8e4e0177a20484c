"""The plan of a session: what is said and shown, when, and where to fetch it. The player follows it."""

from collections.abc import Mapping
from typing import Any

from webapp.catalogue.models import DoseUnit, Step
from webapp.narration.plan import plan_document
from webapp.pages.figures.addresses import artwork_url, with_movements
from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.sessions.leading_out import lines_out
from webapp.pages.tracks.addresses import captions_address, track_address, way_out_address
from webapp.pages.tracks.tokens import token_of
from webapp.pages.tracks.ways_out import way_out_of
from webapp.timeline.cues import StepSpan
from webapp.timeline.leading import Led, as_led

LONGER_BY: Mapping[DoseUnit, int] = {"seconds": 15, "breaths": 1, "times": 1, "times each side": 1}
"""What "longer" adds to a hold."""


def plan_of(shape: Shape, guide: Guide) -> dict[str, Any]:
    """The document of `plan.json`. `track` is None where the session is read instead of heard."""
    token = token_of(shape)
    document = plan_document(guide.shown, guide.timeline)
    numbers, by_id = _numbers(guide), {step.id: step for step in guide.routine.steps}
    spans = [(entry, span, by_id.get(span.id)) for entry, span in zip(document["steps"], guide.steps, strict=True)]
    steps = [
        {**entry, **_further(guide, span, step, numbers, token), **_how_much(shape, step)}
        for entry, span, step in spans
    ]
    return {
        **document,
        "steps": steps,
        "figures": with_movements(document["figures"]),
        "track": track_address(token, guide.version) if guide.track else None,
        "captions": captions_address(token, guide.version),
        "shape": token,
        "preferences": shape.preferences.model_dump(),
        "version": guide.version,
    }


def _numbers(guide: Guide) -> Mapping[str, int]:
    """The numbered steps that are led, counted from 1."""
    counted = {step.id for step in guide.routine.counted_steps}
    led = dict.fromkeys(span.id for span in guide.steps if span.id in counted)
    return {step: number for number, step in enumerate(led, start=1)}


def _further(guide: Guide, span: StepSpan, step: Step | None, numbers: Mapping[str, int], token: str) -> dict[str, Any]:
    """What the player needs to know of a step beside its times; `step` is None for getting ready.

    Between two sides, the way out is that of the first.
    """
    side = span.side or (step.first_side if step else None)
    lines = lines_out(guide.routine, span.id, side) if step else ()
    spoken = way_out_of(guide.routine, guide.voice, span.id, side) if step and guide.track else None
    return {
        "artwork": artwork_url(span.figure),
        "number": numbers.get(span.id, 0),
        "of": len(numbers),
        "way_out": [line.say for line in lines],
        "way_out_audio": way_out_address(token, span.id, side, spoken) if spoken else None,
        "can_ease": bool(step and step.easier and not span.easier),
        "can_leave_out": bool(step and step.is_exercise),
    }


def _how_much(shape: Shape, step: Step | None) -> dict[str, Any]:
    """How much longer a step may be held, and whether it is led in fewer words.

    `longer` is in the unit of the dose, for each side of a step that has two.
    """
    if step is None:
        return {"unit": None, "longer": None, "short": False}
    amounts = dict(shape.amounts)
    led = as_led(step, shape.variant, shape.preferences, easier=shape.easier, short=shape.short, amounts=amounts)
    dose = led.done.dose
    return {
        "unit": dose.unit if dose else None,
        "longer": longer(led),
        "short": led.said is not led.done,
    }


def longer(led: Led) -> int | None:
    """The next larger amount of a hold that is still safe. None where there is none, or nothing is held."""
    dose = led.done.dose
    if dose is None or led.done.hold is None:
        return None
    more = min(led.amount + LONGER_BY[dose.unit], dose.largest)
    return more if more > led.amount else None
