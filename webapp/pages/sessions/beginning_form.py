"""Reading what was asked for before a session. Whatever cannot be used gets a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import url_for
from werkzeug.datastructures import MultiDict

from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.pages.sessions.forms import NOT_WHOLE, read_fields, read_key
from webapp.pages.sessions.guide import Shape
from webapp.pages.settings.wishes import RefusedError, changed
from webapp.pages.voices.choosing import chosen_voices
from webapp.practice.scores import read_score
from webapp.practice.times import read_ago
from webapp.timeline.preferences import Preferences


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
    drawn: UUID | None = None
    """The assignment of a comparison that the page offered."""
    wishes: Mapping[str, str] = field(default_factory=dict)
    """How this one session is to be led, as a form sends it: fields of `settings.wishes`."""
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen beside the rating, for addresses and hidden fields."""
        slug = {"routine": self.routine.slug} if self.routine else {}
        variant = {"variant": self.variant} if self.variant else {}
        drawn = {"drawn": str(self.drawn)} if self.drawn else {}
        return {**slug, **variant, **drawn, **({"flare": "yes"} if self.flare else {}), **self.wishes}

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
    slug, name = sent.get("routine", ""), sent.get("variant", "")
    problems = _problems_of_choice(slug, name, routines, needed=needed, shape=shape)
    rating, key, ago = None, read_key(sent), 0.0
    if needed or rating_field in sent:
        try:
            rating = read_score(sent.getlist(rating_field))
        except ValueError as problem:
            problems["rating"] = str(problem)
    try:
        ago = read_ago(sent.get("ago", ""))
    except ValueError as problem:
        problems["key"] = str(problem)
    if key is None:
        problems["key"] = NOT_WHOLE
    wishes = _read_wishes(sent, problems)
    variant = name if name in VARIANTS else None
    marks = "flare" in sent, ago, _read_drawn(sent)
    return Beginning(rating, routines.get(slug), variant, key or uuid4(), *marks, wishes, problems)


def _read_drawn(sent: Mapping[str, str]) -> UUID | None:
    """What is no assignment is none: a session begins all the same, only outside of the comparison."""
    try:
        return UUID(sent.get("drawn", ""))
    except ValueError:
        return None


def _problems_of_choice(
    slug: str, variant: str, routines: Mapping[str, Routine], *, needed: bool, shape: Shape | None
) -> dict[str, str]:
    problems: dict[str, str] = {}
    if (needed or slug) and slug not in routines:
        problems["routine"] = "There is no such routine here. Please choose again."
    if variant and variant not in VARIANTS:
        problems["variant"] = "A session is gentle, standard or full. Please choose again."
    if shape is not None and (slug, variant or shape.variant) != (shape.routine, shape.variant):
        problems["routine"] = "What was heard is another session than this. Please choose again."
    return problems


def _read_wishes(sent: MultiDict[str, str], problems: dict[str, str]) -> dict[str, str]:
    """The preferences that were sent; none, and a problem, where one of them cannot be wished."""
    fields = read_fields(sent)
    try:
        changed(Preferences(), fields, chosen_voices() if "voice" in fields else ())
    except RefusedError as refusal:
        problems["wishes"] = str(refusal)
        return {}
    return fields
