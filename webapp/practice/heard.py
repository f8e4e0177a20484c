"""How much of a session was listened to, counted in steps. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from webapp.catalogue.models import Routine


@dataclass(frozen=True, slots=True)
class Heard:
    """Numbered steps: how many were listened to, and out of how many; those left out that day are among these."""

    done: int
    out_of: int
    whole: bool
    """Whether everything that was led was listened to."""


def heard_of(routine: Routine, variant: str, left_out: Collection[str], heard: Collection[str]) -> Heard | None:
    """None where it is not known which steps were heard, as from before Ebb kept that."""
    if not heard:
        return None
    numbered = [step.id for step in routine.counted_steps if variant in step.variants]
    led = [step for step in numbered if step not in left_out]
    return Heard(
        done=sum(step in heard for step in numbered),
        out_of=len(numbered),
        whole=all(step in heard for step in led),
    )
