"""How a routine's facts read on its page and in the library."""

from collections.abc import Sequence

from webapp.catalogue.models import VARIANTS, Dose, Position, Routine, Step, Variant
from webapp.practice.places import START_WORDS
from webapp.trends.wording import capital, in_words, listed

WHERE_DONE: dict[Position, str] = {
    "standing": "standing",
    "sitting on a chair": "on a chair",
    "sitting on the floor": "on the floor",
    "hands and knees": "on the floor",
    "on the back": "on the floor",
    "calves up": "on the floor",
    "on the front": "on the floor",
    "in bed": "in bed",
    "sitting on the bed": "at the bed’s edge",
    "on the side at the edge": "at the bed’s edge",
}

BYTES_A_SECOND = 8000
"""Of a track: 64 kbit/s."""

ONE_OF: dict[str, str] = {
    "breaths": "breath",
    "times": "time",
    "times each side": "time each side",
    "seconds": "second",
}


def where(routine: Routine) -> str:
    """`on the floor, with a chair or a ball`: each place of its exercises, in order, and a prop that it needs there."""
    if routine.where:
        return routine.where
    places = [WHERE_DONE[step.position] for step in routine.steps if step.is_exercise]
    words = ", then ".join(dict.fromkeys(places)) or START_WORDS[routine.start]
    return f"{words}, with {routine.props[0]}" if routine.start == "floor with a prop" and routine.props else words


def sentence(text: str) -> str:
    """Closed with a full stop, as files may leave it out."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def amount(dose: Dose, variant: Variant) -> str:
    """`6 breaths`, `1 time each side`."""
    count = dose.of(variant)
    return f"{count} {ONE_OF[dose.unit] if count == 1 else dose.unit}"


def safe_range(dose: Dose) -> str:
    """`6 to 8 breaths`: every amount that is safe."""
    if dose.smallest == dose.largest:
        return amount(dose, "standard")
    return f"{dose.smallest} to {dose.largest} {dose.unit}"


def dose_words(dose: Dose, variants: Sequence[Variant] = VARIANTS) -> str:
    """The dose of a step in the variants that contain it: `6 breaths`, or `6 breaths; gentle 4, full 8`."""
    usual: Variant = "standard" if "standard" in variants else variants[0]
    others = [f"{variant} {dose.of(variant)}" for variant in variants if dose.of(variant) != dose.of(usual)]
    return f"{amount(dose, usual)}; {', '.join(others)}" if others else amount(dose, usual)


def in_which_variants(step: Step) -> str:
    """A sentence where the step is not in every variant, or is led in its easier form in one; else nothing."""
    sentences = []
    if len(step.variants) < len(VARIANTS):
        sentences.append(f"Only in {listed(step.variants)}.")
    eased = [variant for variant in step.easier_in if variant in step.variants]
    if eased:
        sentences.append(f"In {listed(eased)} it is led in its easier form.")
    return " ".join(sentences)


def steps_heading(routine: Routine) -> str:
    """`Six steps`."""
    return capital(in_words(len(routine.counted_steps), "step"))


def megabytes(seconds: float) -> str:
    """About how large a track of that length is: `3.4 MB`."""
    return f"{seconds * BYTES_A_SECOND / 1_000_000:.1f} MB"
