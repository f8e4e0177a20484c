"""Where to go on when a session is led in another way from now on: the same step, the same words, the same breath.

A span consists of parts: an utterance with the quiet after it, a beat of a movement, a hold. A place is carried from a
part to the same part. Nothing that was not heard is passed over, and no more than one utterance is said again.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from webapp.timeline.cues import Cue, Phase, StepSpan

A_MOMENT = 0.02
"""Seconds: less than a frame of sound, and more than times are rounded by."""
ALIKE = 0.05
"""Seconds by which two moments may differ that are the same: each sound begins on a frame of its track."""


class Led(Protocol):
    """A timeline, or its track."""

    @property
    def duration(self) -> float: ...
    @property
    def steps(self) -> Sequence[StepSpan]: ...
    @property
    def cues(self) -> Sequence[Cue]: ...
    @property
    def phases(self) -> Sequence[Phase]: ...


Key = tuple[str, str, int]
"""A sort of part, its text, and which of several alike in its span it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """From `at` until the next part begins. `cues` are the utterances that begin in it."""

    key: Key
    at: float
    until: float
    cues: tuple[Cue, ...] = ()
    unit: float = 0.0
    """As that of a phase."""


def carried(old: Led, new: Led, position: float) -> float:
    """The place on `new` where a listener goes on who was at `position` on `old`; both in seconds."""
    if position >= old.duration:
        return new.duration
    index = _index_at(old, position)
    span = old.steps[index]
    same = _same_span(old, new, index)
    if same is None:
        return _after_what_is_left_out(old, new, index)
    if same.easier != span.easier:
        return same.start
    here, there = _parts(old, span), _parts(new, same)
    if position < here[0].at:
        return min(same.start + position - span.start, there[0].at)
    return min(_in_span(here, there, position), same.end - A_MOMENT)


def _index_at(led: Led, position: float) -> int:
    begun = [index for index, span in enumerate(led.steps) if span.start <= position]
    return begun[-1] if begun else 0


def _same_span(old: Led, new: Led, index: int) -> StepSpan | None:
    """The span of the same step and side. Neither side's are the time between the sides and the end: in that order."""
    span = old.steps[index]
    before = sum(_is_same(each, span) for each in old.steps[:index])
    alike = [each for each in new.steps if _is_same(each, span)]
    return alike[before] if before < len(alike) else None


def _is_same(one: StepSpan, other: StepSpan) -> bool:
    return (one.id, one.side) == (other.id, other.side)


def _after_what_is_left_out(old: Led, new: Led, index: int) -> float:
    """The next step that is still led, or the closing words."""
    for later in range(index + 1, len(old.steps)):
        same = _same_span(old, new, later)
        if same is not None:
            return same.start
    return next((cue.start for cue in new.cues if cue.kind == "closing"), new.duration)


def _parts(led: Led, span: StepSpan) -> list[Part]:
    """What a span consists of, from its first part on."""
    phases = [phase for phase in led.phases if span.start <= phase.at < span.end]
    cues = [cue for cue in led.cues if span.start <= cue.start < span.end]
    begun = sorted([*_done(phases, cues), *_said(phases, cues)], key=lambda part: part.at)
    ends = [*(part.at for part in begun[1:]), span.end]
    return [replace(part, until=end) for part, end in zip(begun, ends, strict=True)]


def _done(phases: Sequence[Phase], cues: Sequence[Cue]) -> Iterator[Part]:
    for number, phase in enumerate(phases):
        meanwhile = tuple(cue for cue in cues if _is_in(cue, phase))
        yield Part(("hold" if phase.unit else "beat", "", number), phase.at, phase.until, meanwhile, phase.unit)


def _said(phases: Sequence[Phase], cues: Sequence[Cue]) -> Iterator[Part]:
    times: Counter[tuple[str, str]] = Counter()
    for cue in cues:
        if not any(_is_in(cue, phase) for phase in phases):
            yield Part((cue.kind, cue.text, times[cue.kind, cue.text]), cue.start, cue.end, (cue,))
            times[cue.kind, cue.text] += 1


def _is_in(cue: Cue, phase: Phase) -> bool:
    return phase.at - A_MOMENT <= cue.start < phase.until - A_MOMENT


def _in_span(old: Sequence[Part], new: Sequence[Part], position: float) -> float:
    """In the same part; where that is no more, where the last one ends that is still there, or at the first."""
    there = {part.key: part for part in new}
    begun = [part for part in old if part.at <= position]
    for behind, part in enumerate(reversed(begun)):
        if part.key in there:
            return there[part.key].until if behind else _in_part(part, there[part.key], position)
    return new[0].at


def _in_part(old: Part, new: Part, position: float) -> float:
    if _is_alike(old, new):
        return new.at + position - old.at
    if old.key[0] == "beat":
        share = (position - old.at) / (old.until - old.at)
        return _heard_out(old, new, position, new.at + share * (new.until - new.at))
    if old.unit and new.unit:
        return _heard_out(old, new, position, new.at + (position - old.at) / old.unit * new.unit)
    return _in_utterance(old, new, position)


def _is_alike(one: Part, other: Part) -> bool:
    """Whether everything in them comes at the same time after they began."""
    if len(one.cues) != len(other.cues):
        return False
    moments = [(one.until - one.at, other.until - other.at)]
    for cue, twin in zip(one.cues, other.cues, strict=True):
        if (cue.kind, cue.text, cue.silent) != (twin.kind, twin.text, twin.silent):
            return False
        moments += [(cue.start - one.at, twin.start - other.at), (cue.end - one.at, twin.end - other.at)]
    return all(abs(here - there) < ALIKE for here, there in moments)


def _in_utterance(old: Part, new: Part, position: float) -> float:
    """Half a sentence goes on only where it is the same sound. Of the quiet after it, so much has passed."""
    was, now = old.cues[0], new.cues[0]
    if position >= was.end:
        return min(now.end + position - was.end, new.until)
    sounds_alike = was.silent == now.silent and abs((was.end - was.start) - (now.end - now.start)) < ALIKE
    return now.start + position - was.start if sounds_alike else now.start


def _heard_out(old: Part, new: Part, position: float, wanted: float) -> float:
    """Within the part, before whatever was not heard yet, and at the beginning of words that are being said."""
    said = [(cue.kind, cue.text) for cue in old.cues if cue.end <= position]
    unheard = [cue.start for cue in new.cues if cue.kind != "half-way" and (cue.kind, cue.text) not in said]
    at = min([max(wanted, new.at), new.until, *unheard])
    return next((cue.start for cue in new.cues if cue.start < at < cue.end), at)
