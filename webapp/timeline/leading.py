"""Which steps of a routine are led, in which form, and how much."""

from collections.abc import Collection

from webapp.catalogue.models import Easier, Routine, Step, Variant
from webapp.timeline.preferences import Preferences


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


def amount(done: Step | Easier, variant: Variant, preferences: Preferences) -> int:
    """How much of it, in the unit of its dose. A stretch is held as long as is wished, within what is safe."""
    if done.dose is None:
        return 0
    if done.is_stretch and preferences.hold_seconds:
        return min(max(preferences.hold_seconds, done.dose.smallest), done.dose.largest)
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
