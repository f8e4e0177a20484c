"""Each step begins where the one before it ended, in every variant.

An exercise ends in the position in which it began, and only steps that guide lead to another one. So whatever a person
leaves out or eases, the next step finds them where it expects them.
"""

from collections.abc import Iterator, Sequence

from webapp.catalogue.findings import Data, Finding, mappings_in


def steps_that_do_not_join(routine: Data, variants: Sequence[str]) -> Iterator[Finding]:
    """One finding for each step that begins elsewhere, whichever variants show it. The data may be of any shape."""
    told: set[int] = set()
    for variant in variants:
        where: object = None
        for number, step in mappings_in(routine, "steps"):
            if variant not in _variants_of(step, variants):
                continue
            begins = step.get("position")
            if where and begins and begins != where and number not in told:
                told.add(number)
                yield Finding(("steps", number, "position"), _message(begins, where, variant))
            where = step.get("moves_to") or begins


def _variants_of(step: Data, variants: Sequence[str]) -> Sequence[str]:
    named = step.get("variants")
    return named if isinstance(named, Sequence) and named else variants


def _message(begins: object, where: object, variant: str) -> str:
    return (
        f"this begins `{begins}`, and in `{variant}` the step before it ends `{where}`; "
        "lead there in a step with `moves_to`, or correct the position"
    )
