"""The signs to screen for, read from `signs.yaml`: a new question needs no Python."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

Level = Literal["emergency", "urgent"]

SIGNS_FILE = Path(__file__).with_name("signs.yaml")

SignId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]


class Sign(BaseModel):
    """One sign that a person may tick."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: SignId
    ask: Words
    mention: Words
    """The same in the middle of a sentence."""
    say: Words | None = None
    """What to tell the emergency service, after "I have back pain, and"."""


class SignGroup(BaseModel):
    """Signs that call for the same thing, under one heading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Level
    title: Words
    signs: tuple[Sign, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _emergencies_have_words(self) -> Self:
        silent = [sign.id for sign in self.signs if sign.say is None]
        if self.level == "emergency" and silent:
            raise ValueError(f"an emergency sign needs `say`: {', '.join(silent)}")
        return self


_GROUPS = TypeAdapter(tuple[SignGroup, ...])


@cache
def groups() -> tuple[SignGroup, ...]:
    """The shipped signs, as grouped in the file."""
    return parse_groups(SIGNS_FILE.read_text(encoding="utf-8"))


def parse_groups(text: str) -> tuple[SignGroup, ...]:
    """Raises ValueError where the text is not a list of groups, or an id stands twice."""
    found = _GROUPS.validate_python(yaml.safe_load(text))
    counts = Counter(sign.id for group in found for sign in group.signs)
    twice = sorted(sign_id for sign_id, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"each sign needs an id of its own; used twice: {', '.join(twice)}")
    return found
