"""Reading what was sent before, in and after a session. Whatever cannot be used gets a sentence."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import url_for
from werkzeug.datastructures import MultiDict

from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.pages.sessions.guide import Shape
from webapp.pages.settings.wishes import FIELDS, RefusedError, changed
from webapp.pages.voices.choosing import chosen_voices
from webapp.practice.outcomes import BODY_PARTS, BodyPart, Happening
from webapp.practice.scores import read_score
from webapp.practice.times import read_ago
from webapp.safety.stop_rule import EventKind
from webapp.timeline.preferences import Preferences

LONGEST_NOTE = 2000

KINDS = ("eased", "hurt", "skipped")
NOT_WHOLE = "That did not arrive whole. Please try once more."
THENS = ("", "easier", "leave-out", "stop", "leg")


@dataclass(frozen=True)
class Beginning:
    """What was asked for before a session. `problems` has a sentence for each field that cannot be used."""

    rating: int | None
    routine: Routine | None
    variant: Variant | None
    key: UUID
    flare: bool = False
    """Whether the person says that this is a flare."""
    ago: float = 0.0
    """Seconds since it began."""
    wishes: Mapping[str, str] = field(default_factory=dict)
    """How this one session is to be led, as a form sends it: fields of `settings.wishes`."""
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen beside the rating, for addresses and hidden fields."""
        slug = {"routine": self.routine.slug} if self.routine else {}
        variant = {"variant": self.variant} if self.variant else {}
        return {**slug, **variant, **({"flare": "yes"} if self.flare else {}), **self.wishes}

    @property
    def address(self) -> str:
        """The page before a session, with everything that was chosen."""
        rating = {} if self.rating is None else {"rating": str(self.rating)}
        return f"{url_for('home.begin')}?{urlencode(rating | self.choices)}"


def read_beginning(
    sent: MultiDict[str, str],
    routines: Mapping[str, Routine],
    rating_field: str,
    *,
    needed: bool = False,
    shape: Shape | None = None,
) -> Beginning:
    """With `needed`, a rating and a routine that are missing are problems as well. `shape` is what was heard already,
    so that nothing else can be begun with it.
    """
    problems: dict[str, str] = {}
    rating, key, ago = None, read_key(sent), 0.0
    if needed or rating_field in sent:
        try:
            rating = read_score(sent.getlist(rating_field))
        except ValueError as problem:
            problems["rating"] = str(problem)
    slug, name = sent.get("routine", ""), sent.get("variant", "")
    if (needed or slug) and slug not in routines:
        problems["routine"] = "There is no such routine here. Please choose again."
    if name and name not in VARIANTS:
        problems["variant"] = "A session is gentle, standard or full. Please choose again."
    if shape is not None and (slug, name or shape.variant) != (shape.routine, shape.variant):
        problems["routine"] = "What was heard is another session than this. Please choose again."
    try:
        ago = read_ago(sent.get("ago", ""))
    except ValueError as problem:
        problems["key"] = str(problem)
    if key is None:
        problems["key"] = NOT_WHOLE
    wishes = _read_wishes(sent, problems)
    variant = name if name in VARIANTS else None
    return Beginning(rating, routines.get(slug), variant, key or uuid4(), "flare" in sent, ago, wishes, problems)


def read_fields(sent: MultiDict[str, str]) -> dict[str, str]:
    """The preferences among what was sent. A box that is ticked comes after the "no" that stands hidden before it."""
    return {field: sent.getlist(field)[-1] for field in FIELDS if field in sent}


def _read_wishes(sent: MultiDict[str, str], problems: dict[str, str]) -> dict[str, str]:
    """The same; none, and a problem, where one of them cannot be wished."""
    fields = read_fields(sent)
    try:
        changed(Preferences(), fields, chosen_voices() if "voice" in fields else ())
    except RefusedError as refusal:
        problems["wishes"] = str(refusal)
        return {}
    return fields


def read_key(sent: MultiDict[str, str]) -> UUID | None:
    """The key of the request, a new one where it has none, or None where it is no key."""
    if not sent.get("key"):
        return uuid4()
    try:
        return UUID(sent["key"])
    except ValueError:
        return None


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
        """`position` in seconds on the track, where the page knew of none."""
        place = position if self.position is None else self.position
        return Happening(self.step, self.kind, place, self.then == "leg", self.body_part, self.strength)


def read_outcome(
    sent: MultiDict[str, str], steps: frozenset[str], *, twins: frozenset[str], exercises: frozenset[str]
) -> SentOutcome:
    """`twins` can be eased, `exercises` can be left out. Raises ValueError with a sentence for the person."""
    step, kind, then = sent.get("step", ""), sent.get("kind", ""), sent.get("then", "")
    key = read_key(sent)
    if step not in steps:
        raise ValueError("Please choose the step that you mean.")
    if kind not in KINDS or then not in THENS or key is None:
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


def read_seconds(text: str) -> float:
    """Seconds on a track. Raises ValueError, with a sentence, unless they are a number that a track can have."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < 86_400:
        raise ValueError("That is no place on the track.")
    return seconds


def read_note(sent: MultiDict[str, str]) -> str:
    """Raises ValueError with a sentence for the person."""
    note = sent.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise ValueError(f"A note has room for {LONGEST_NOTE:,} characters; this one has {len(note):,}.")
    if "\0" in note:
        raise ValueError("There is a character in this note that cannot be kept.")
    return note
