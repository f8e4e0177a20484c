"""Which steps of a routine are led, in which form, and how much."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from webapp.catalogue.models import Easier, Routine, Step, Variant
from webapp.timeline.preferences import Preferences
from webapp.timeline.shortening import in_few_words


def led_steps(routine: Routine, variant: Variant, left_out: Collection[str] = ()) -> tuple[Step, ...]:
    """The steps of a variant without those left out. Of the steps that only guide, nothing but a detour is left out:
    nobody is left lying on the floor.
    """
    spared = detours(routine, variant, left_out).intersection(left_out)
    return tuple(step for step in _steps(routine, variant, left_out) if step.id not in spared)


def detours(routine: Routine, variant: Variant, left_out: Collection[str]) -> frozenset[str]:
    """The guiding steps that would lead somewhere and straight back, because what was done there is left out.

    They have to be left out before a session begins; whoever has been led there has to be led back.
    """
    steps = _steps(routine, variant, left_out)
    if not left_out or not any(step.is_exercise for step in steps):
        return frozenset()
    kept: list[Step] = []
    for step in steps:
        away = _way_away(kept, step)
        if away:
            del kept[-away:]
        else:
            kept.append(step)
    return frozenset(step.id for step in steps if step not in kept)


@dataclass(frozen=True, slots=True)
class Led:
    """A step as it is led: itself or its twin (`done`), and that in the words in which it is said (`said`)."""

    step: Step
    done: Step | Easier
    said: Step | Easier
    amount: int
    """How much of it, in the unit of its dose."""

    @property
    def easier(self) -> bool:
        return self.done is not self.step


def as_led(
    step: Step,
    variant: Variant,
    preferences: Preferences,
    *,
    easier: Collection[str],
    short: Collection[str],
    amounts: Mapping[str, int],
) -> Led:
    """`short` has the ids of the forms that the person knows (`Step.form_id`), `amounts` ids of steps."""
    is_eased = step.is_eased(variant, easier)
    done = step.performance(easier=is_eased)
    is_short = preferences.words == "known" and step.form_id(easier=is_eased) in short
    asked = amounts.get(step.id)
    return Led(step, done, in_few_words(done) if is_short else done, amount(done, variant, preferences, asked))


def amount(done: Step | Easier, variant: Variant, preferences: Preferences, asked: int | None = None) -> int:
    """How much of it, in the unit of its dose: what is `asked` for, or as long as stretches are wished, within what is
    safe; otherwise what the variant has.
    """
    if done.dose is None:
        return 0
    wished = asked or (preferences.hold_seconds if done.is_stretch else None)
    if wished:
        return min(max(wished, done.dose.smallest), done.dose.largest)
    return done.dose.of(variant)


def _steps(routine: Routine, variant: Variant, left_out: Collection[str]) -> tuple[Step, ...]:
    return tuple(
        step for step in routine.steps if variant in step.variants and not (step.is_exercise and step.id in left_out)
    )


def _way_away(kept: list[Step], step: Step) -> int:
    """How many steps, right before this one, led away from where it leads to."""
    for number, earlier in enumerate(reversed(kept), start=1):
        if not (step.moves_to and earlier.moves_to):
            return 0
        if earlier.position == step.moves_to:
            return number
    return 0
