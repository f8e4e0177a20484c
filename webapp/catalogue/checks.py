"""What makes a routine good enough to be led by, beyond its form: every finding of one file."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from webapp.catalogue.findings import Data, Finding, Path, mapping_at, mappings_in
from webapp.catalogue.rules import broken_rules
from webapp.catalogue.speech import estimated_seconds
from webapp.catalogue.wording import placeholder_findings, poses_in, sentence_findings, spoken_texts
from webapp.catalogue.words import both_ways

SIDED_PHRASES = ("first_side", "second_side", "only_side")

COUNT_DOWN = 3.0
"""Seconds that "three, two, one" take at the end of a hold."""


def breaking_findings(routine: Data, known_poses: Collection[str] | None) -> Iterator[Finding]:
    """What keeps a routine from being led. The data may be of any shape; what is missing is passed over."""
    yield from broken_rules(routine)
    yield from placeholder_findings(routine)
    if known_poses is not None:
        yield from _unknown_poses(routine, known_poses)


def style_findings(routine: Data) -> Iterator[Finding]:
    """What a listener would stumble over, though the routine can be led."""
    for path, text in spoken_texts(routine):
        yield from sentence_findings(path, text)
    yield from _holds_too_short(routine)


def phrase_findings(phrases: Data) -> Iterator[Finding]:
    """The same for the shared phrases, of which some announce a side."""
    for key, text in phrases.items():
        if isinstance(text, str):
            yield from sentence_findings((key,), text)
            sides = text.count("{side}") if key in SIDED_PHRASES else 0
            if text.count("{") != sides:
                names = ", ".join(f"`{name}`" for name in SIDED_PHRASES)
                yield Finding((key,), f"only {names} can have a placeholder, and only {{side}}")


def _unknown_poses(routine: Data, known_poses: Collection[str]) -> Iterator[Finding]:
    for path, template in poses_in(routine):
        for pose in both_ways(template):
            if pose not in known_poses:
                near = get_close_matches(pose, known_poses, n=1)
                hint = f"did you mean `{near[0]}`?" if near else "the poses are under poses/"
                yield Finding(path, f"there is no pose `{pose}`; {hint}")


def _holds_too_short(routine: Data) -> Iterator[Finding]:
    for number, step in mappings_in(routine, "steps"):
        yield from _hold_findings(step, ("steps", number))
        yield from _hold_findings(mapping_at(step, "easier"), ("steps", number, "easier"))


def _hold_findings(performance: Data, path: Path) -> Iterator[Finding]:
    """Measured in the shortest variant, where the words are closest together."""
    hold, dose = mapping_at(performance, "hold"), mapping_at(performance, "dose")
    amounts = [value for name in ("gentle", "standard", "full") if isinstance(value := dose.get(name), int)]
    if not amounts or dose.get("unit") != "seconds":
        return
    shortest = min(amounts)
    cues = [(number, cue) for number, cue in mappings_in(hold, "cues") if isinstance(cue.get("at"), int | float)]
    ends = shortest - (COUNT_DOWN if hold.get("count_down", True) else 0.0)
    following = [*(cue["at"] * shortest for _, cue in cues[1:]), ends]
    for (number, cue), room_until in zip(cues, following, strict=False):
        needed = estimated_seconds(str(cue.get("say", "")))
        room = room_until - cue["at"] * shortest
        if needed > room:
            what = f"needs about {needed:.0f} s and has {max(room, 0):.0f} s in a hold of {shortest} s"
            message = f"this {what}; move it, shorten it, or hold longer"
            yield Finding((*path, "hold", "cues", number, "say"), message)
