"""What somebody wishes of a session that goes on: read from a form, and applied to its shape."""

from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from webapp.catalogue.models import Routine
from webapp.pages.sessions.forms import read_fields, read_seconds
from webapp.pages.sessions.guide import Shape
from webapp.pages.sessions.guides import guides
from webapp.pages.settings.wishes import OF_THE_VOICE, changed
from webapp.pages.tracks.tokens import shape_from_token
from webapp.pages.voices.choosing import chosen_voices
from webapp.practice.times import read_ago

NO_SUCH_STEP = "There is no step of that name that can last longer or shorter."


@dataclass(frozen=True, slots=True)
class Wish:
    """`fields` and `amounts` are what is to change."""

    fields: dict[str, str]
    amounts: dict[str, int]
    keep: bool
    """Whether the fields are to hold for the sessions to come as well."""
    position: float | None
    """Where the listener is, in seconds, on the track of `heard`."""
    heard: Shape | None
    step: str
    """The step at which somebody is whose browser does not know the position."""
    ago: float


def read_wish(sent: MultiDict[str, str], shape: Shape, routine: Routine) -> Wish:
    """Raises ValueError, with a sentence for the person, for what cannot be wished of this session."""
    heard = shape_from_token(sent.get("shape", ""))
    wish = Wish(
        fields=read_fields(sent),
        amounts=dict(_read_amount(text, shape, routine) for text in sent.getlist("amount")),
        keep=sent.get("keep") == "yes",
        position=read_seconds(sent["position"]) if sent.get("position") else None,
        heard=heard if heard and heard.routine == shape.routine else None,
        step=sent.get("step", ""),
        ago=read_ago(sent.get("ago", "")),
    )
    led_as(shape, routine, wish)
    return wish


def _read_amount(text: str, shape: Shape, routine: Routine) -> tuple[str, int]:
    """`<step>:<number>`, in the unit of the step's dose."""
    name, _, number = text.rpartition(":")
    step = next((step for step in routine.steps if step.id == name), None)
    dose = step.performance(easier=step.is_eased(shape.variant, shape.easier)).dose if step else None
    if dose is None:
        raise ValueError(NO_SUCH_STEP)
    if not (number.isascii() and number.isdecimal()) or not dose.smallest <= int(number) <= dose.largest:
        raise ValueError(f"Between {dose.smallest} and {dose.largest} {dose.unit} are right for this step.")
    return name, int(number)


def led_as(shape: Shape, routine: Routine, wish: Wish) -> Shape:
    """The shape from now on. Only who asks for another voice or speed gets one. Raises ValueError as `read_wish`."""
    preferences = changed(shape.preferences, wish.fields, chosen_voices())
    asked = any(getattr(preferences, field) != getattr(shape.preferences, field) for field in OF_THE_VOICE)
    return replace(
        shape,
        preferences=preferences,
        voice=guides().voice_for(routine, preferences) if asked else shape.voice,
        amounts=frozenset({**dict(shape.amounts), **wish.amounts}.items()),
    )


def to_keep(shape: Shape, wish: Wish) -> dict[str, Any]:
    """What the person's own preferences get, as they are kept."""
    return {field: value for field, value in shape.preferences.model_dump().items() if field in wish.fields}
