"""Reading what happened in a step. Whatever cannot be used gets a sentence."""

from dataclasses import dataclass
from typing import cast, get_args
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.pages.sessions.forms import NOT_WHOLE, read_key, read_seconds
from webapp.practice.outcomes import BODY_PARTS, BodyPart, Happening
from webapp.practice.scores import read_score
from webapp.practice.times import read_ago
from webapp.safety.stop_rule import EventKind

THENS = ("", "easier", "leave-out", "stop", "leg")


@dataclass(frozen=True, slots=True)
class SentOutcome:
    """What happened in a step and what is to follow. `position` is None where the page did not know it."""

    step: str
    kind: EventKind
    then: str
    position: float | None
    key: UUID
    body_part: BodyPart | None = None
    strength: int | None = None
    ago: float = 0.0
    """Seconds since it happened."""

    def happening(self, position: float) -> Happening:
        """`position` in seconds on the track."""
        return Happening(self.step, self.kind, position, self.then == "leg", self.body_part, self.strength)


def read_outcome(
    sent: MultiDict[str, str], steps: frozenset[str], *, twins: frozenset[str], exercises: frozenset[str]
) -> SentOutcome:
    """`twins` can be eased, `exercises` can be left out. Raises ValueError with a sentence for the person."""
    step, kind, then = sent.get("step", ""), sent.get("kind", ""), sent.get("then", "")
    key = read_key(sent)
    if step not in steps:
        raise ValueError("Please choose the step that you mean.")
    if kind not in get_args(EventKind) or then not in THENS or key is None:
        raise ValueError(NOT_WHOLE)
    if then == "leave-out" and step not in exercises:
        raise ValueError("This step leads from one position to the next, so it stays. You can stop here.")
    if (kind == "eased" or then == "easier") and step not in twins:
        raise ValueError("There is no easier form of this step. You can stop here, or go back to the sound.")
    position = read_seconds(sent["position"]) if sent.get("position") else None
    where = _read_hurt(sent, kind)
    return SentOutcome(step, cast(EventKind, kind), then, position, key, *where, read_ago(sent.get("ago", "")))


def _read_hurt(sent: MultiDict[str, str], kind: str) -> tuple[BodyPart | None, int | None]:
    """Where it hurt and how much: each may be left open. Raises ValueError with a sentence for the person."""
    part, strength = sent.get("body_part", ""), sent.getlist("strength")
    said = any(strength)
    if (part or said) and kind != "hurt":
        raise ValueError("Where and how much is asked only where something hurt.")
    if part and part not in BODY_PARTS:
        raise ValueError("Please choose where it hurt from the list, or leave it open.")
    return cast(BodyPart, part) if part else None, read_score(strength) if said else None
