"""The texts of a routine file: the limits of what is written, what is spoken, and how a pose is named."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("right", "left")
"""In the order in which they are led."""

LONGEST_TEXT = 400
"""Characters of what is only shown."""
MOST_CHARACTERS = 100
"""gTTS splits anything longer in odd places, so every spoken sentence stays whole."""

LONGEST_SLUG = 40
"""Characters of a name in addresses and records."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_SLUG)]
PoseKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-([a-z0-9]+|\{side\}))*$", max_length=LONGEST_SLUG)]
"""A pose under `poses/`; `{side}` in it is replaced by the side that is led."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS, strip_whitespace=True)]

Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict()]
YesNo = Annotated[bool, Strict()]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Line(Model):
    """One spoken sentence and the quiet after it. In a file a plain string stands for `{say: …}`."""

    say: Sentence
    """The sentence."""
    pause: Number = Field(default=0.6, ge=0.3, le=120)
    """Seconds of quiet after the sentence; pace stretches them."""
    figure: PoseKey | None = None
    """The pose shown with it, where it is not the step's own."""

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, value: Any) -> Any:
        return {"say": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        whole = handler(core_schema)
        sentence = {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS}
        return {"anyOf": [sentence, whole]}


Lines = tuple[Line, ...]


class OpeningLine(Line):
    """A line before the first step."""

    only_with: Slug | None = None
    """The id of a step: the line is said only where that step is led."""


class SetupLine(Line):
    """A line before an exercise begins."""

    always: YesNo = False
    """Whether it is said also to somebody who knows the step."""


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Sentences = Annotated[
    tuple[Sentence, ...], BeforeValidator(_as_list, json_schema_input_type=Sentence | tuple[Sentence, ...])
]
"""One sentence, or a list of them."""


def of_side(template: str, side: Side | None) -> str:
    """The words (or pose key) for one side; a sentence that begins with the side begins with a capital."""
    if side is None:
        return template
    other = "left" if side == "right" else "right"
    text = template.replace("{side}", side).replace("{other side}", other)
    return text[:1].upper() + text[1:] if template.startswith("{") else text


def both_ways(template: str) -> Iterator[str]:
    """Everything that a template can become: itself, or one text for each side."""
    if "{" not in template:
        yield template
        return
    for side in SIDES:
        yield of_side(template, side)
