"""The steps of a routine as its page shows them to one person."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.catalogue.models import VARIANTS, Dose, Easier, Routine, Step
from webapp.catalogue.words import of_side
from webapp.pages.routines.wording import dose_words, in_which_variants
from webapp.safety.stop_rule import StepDecision, StepForm
from webapp.timeline.leading import amount
from webapp.timeline.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do a step: the step itself or its easier twin, in words for reading."""

    name: str
    figure: str
    words: tuple[str, ...]
    """Paragraphs: how to begin, how it moves, how it ends."""
    dose: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step. `number` is None where it only leads from one position to the next."""

    step: Step
    number: int | None
    usual: Way
    easier: Way | None
    in_which: str
    must_not: str | None
    felt: str | None
    form: StepForm
    chosen: bool
    """Whether the person decided on this form; otherwise the stop rule did."""


def step_rows(
    routine: Routine,
    forms: Mapping[str, StepForm],
    decisions: Mapping[str, StepDecision],
    preferences: Preferences,
) -> tuple[StepRow, ...]:
    """`forms` are those of the stop rule, by step; a step without one is led as usual."""
    numbers = {step.id: number for number, step in enumerate(routine.counted_steps, start=1)}
    return tuple(
        _row(step, numbers.get(step.id), forms.get(step.id, "usual"), decisions.get(step.id), preferences)
        for step in routine.steps
    )


def _row(
    step: Step, number: int | None, form: StepForm, decision: StepDecision | None, preferences: Preferences
) -> StepRow:
    side = step.first_side
    return StepRow(
        step=step,
        number=number,
        usual=_way(step, step.name, step, preferences),
        easier=_way(step.easier, step.easier.name, step, preferences) if step.easier else None,
        in_which=in_which_variants(step),
        must_not=of_side(step.must_not, side) if step.must_not else None,
        felt=of_side(step.felt, side) if step.felt else None,
        form=form,
        chosen=decision is not None and decision.form == form,
    )


def _way(performance: Step | Easier, name: str, step: Step, preferences: Preferences) -> Way:
    side = step.first_side
    beats = performance.movement.beats if performance.movement else ()
    cues = performance.hold.cues if performance.hold else ()
    paragraphs = (
        [line.say for line in performance.setup],
        [beat.say for beat in beats] + [cue.say for cue in cues],
        [line.say for line in performance.release or step.release],
    )
    return Way(
        name=of_side(name, side),
        figure=of_side(performance.figure, side),
        words=tuple(" ".join(of_side(text, side) for text in lines) for lines in paragraphs if lines),
        dose=_dose(performance, performance.dose, step, preferences) if performance.dose else None,
        reason=performance.dose.reason if performance.dose else None,
    )


def _dose(performance: Step | Easier, dose: Dose, step: Step, preferences: Preferences) -> str:
    """As it is led for this person, who may have set a length for stretches."""
    led = dose.model_copy(update={str(name): amount(performance, name, preferences) for name in VARIANTS})
    words = dose_words(led, step.variants)
    return words if led == dose else f"{words}, with the length of stretches that you set"
