"""What must hold between the parts of a routine.

Checked on plain data, so that a file with other faults is told these too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from webapp.catalogue.findings import Data, Finding, Path, has, mapping_at, mappings_in
from webapp.catalogue.joining import steps_that_do_not_join

RESERVED_STEP_ID = "get-ready"
VARIANT_NAMES = ("gentle", "standard", "full")


def broken_rules(routine: Data) -> Iterator[Finding]:
    """Every rule that the routine breaks. The data may be of any shape: what is missing or mistyped is passed over."""
    yield from _steps_have_ids_of_their_own(routine)
    yield from steps_that_do_not_join(routine, VARIANT_NAMES)
    pain = mapping_at(routine, "good_for_pain")
    if _is_more(pain.get("lowest"), pain.get("highest")):
        yield Finding(("good_for_pain", "lowest"), "`lowest` is above `highest`; the smaller rating comes first")
    yield from _openings(routine)
    for number, step in mappings_in(routine, "steps"):
        path: Path = ("steps", number)
        yield from _step(step, path)
        yield from _performance(step, path)
        if isinstance(step.get("easier"), Mapping):
            yield from _performance(step["easier"], (*path, "easier"))


def _steps_have_ids_of_their_own(routine: Data) -> Iterator[Finding]:
    ids = {number: step.get("id") for number, step in mappings_in(routine, "steps")}
    counts = Counter(step_id for step_id in ids.values() if isinstance(step_id, str))
    seen: set[str] = set()
    for number, step_id in ids.items():
        if not isinstance(step_id, str):
            continue
        path: Path = ("steps", number, "id")
        if step_id == RESERVED_STEP_ID:
            yield Finding(path, f"`{RESERVED_STEP_ID}` is the time before the first step; choose another id")
        if counts[step_id] > 1 and step_id in seen:
            yield Finding(path, f"two steps have the id `{step_id}`; each step needs an id of its own")
        seen.add(step_id)


def _openings(routine: Data) -> Iterator[Finding]:
    ids = [step.get("id") for _, step in mappings_in(routine, "steps")]
    for number, line in mappings_in(routine, "opening"):
        if (wanted := line.get("only_with")) is not None and wanted not in ids:
            yield Finding(("opening", number, "only_with"), f"there is no step `{wanted}` in this routine")


def _step(step: Data, path: Path) -> Iterator[Finding]:
    is_exercise = has(step, "movement") or has(step, "hold")
    if is_exercise and not step.get("easier"):
        yield Finding(
            path, "a step with a `movement` or a `hold` needs an `easier` twin, with its own words and figure"
        )
    if step.get("easier_in") and not step.get("easier"):
        yield Finding((*path, "easier_in"), "`easier_in` needs an `easier` twin")
    if step.get("optional") and not is_exercise:
        yield Finding(
            (*path, "optional"), "a step without `movement` or `hold` guides the person and is never optional"
        )
    if step.get("leave_out_from") and not is_exercise:
        message = "a step without `movement` or `hold` guides the person and is never left out"
        yield Finding((*path, "leave_out_from"), message)
    if has(step, "moves_to") and is_exercise:
        message = "a step with a `movement` or a `hold` ends where it began; lead on in a step of its own"
        yield Finding((*path, "moves_to"), message)
    if step.get("transition") and is_exercise:
        yield Finding((*path, "transition"), "a `transition` only guides; it has no `movement` and no `hold`")


def _performance(data: Data, path: Path) -> Iterator[Finding]:
    movement, hold, dose = (has(data, key) for key in ("movement", "hold", "dose"))
    if movement and hold:
        yield Finding((*path, "hold"), "a step has a `movement` or a `hold`, not both; make two steps of it")
    if (movement or hold) and not dose:
        yield Finding(path, f"a `{'movement' if movement else 'hold'}` needs a `dose`: how often or how long, and why")
    if dose and not (movement or hold):
        yield Finding((*path, "dose"), "a `dose` needs a `movement` or a `hold`")
    unit = mapping_at(data, "dose").get("unit")
    if movement and unit == "seconds":
        message = "a `movement` is counted: `unit` is `breaths`, `times` or `times each side`"
        yield Finding((*path, "dose", "unit"), message)
    if hold and unit in ("times", "times each side"):
        yield Finding((*path, "dose", "unit"), "a `hold` is measured: `unit` is `seconds` or `breaths`")
    yield from _dose(mapping_at(data, "dose"), (*path, "dose"))
    yield from _beats(mapping_at(data, "movement"), (*path, "movement"))
    yield from _hold_cues(mapping_at(data, "hold"), (*path, "hold"))


def _dose(dose: Data, path: Path) -> Iterator[Finding]:
    smallest, largest = dose.get("smallest"), dose.get("largest")
    if _is_more(smallest, largest):
        yield Finding((*path, "smallest"), "`smallest` is above `largest`")
        return
    for variant in VARIANT_NAMES:
        if _is_more(smallest, dose.get(variant)) or _is_more(dose.get(variant), largest):
            message = f"`{variant}: {dose[variant]}` lies outside `smallest: {smallest}` to `largest: {largest}`"
            yield Finding((*path, variant), message)


def _beats(movement: Data, path: Path) -> Iterator[Finding]:
    beats = list(mappings_in(movement, "beats"))
    for number, beat in beats:
        if beat.get("breath") is None and beat.get("seconds") is None:
            message = "a beat needs its length: `breath: in`, `breath: out` or `seconds: 3`"
            yield Finding((*path, "beats", number), message)
        if beat.get("breath") is not None and beat.get("seconds") is not None:
            message = "a beat has `breath` or `seconds`, not both"
            yield Finding((*path, "beats", number, "seconds"), message)
    if beats and not any(beat.get("then") for _, beat in beats):
        message = "nothing would be said after the first round; give at least one beat a `then`"
        yield Finding((*path, "beats"), message)


def _hold_cues(hold: Data, path: Path) -> Iterator[Finding]:
    before: object = None
    for number, cue in mappings_in(hold, "cues"):
        at = cue.get("at")
        if _is_more(before, at):
            yield Finding(
                (*path, "cues", number, "at"), f"`at: {at}` comes after `at: {before}`; put the cues in order"
            )
        before = at


def _is_more(one: object, other: object) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and one > other
