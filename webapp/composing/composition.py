"""What a person chooses for a routine of their own, and what stands against it."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from webapp.catalogue.models import Step

Sides = Literal["both", "right", "left"]
SIDES_TO_CHOOSE: tuple[Sides, ...] = get_args(Sides)

LONGEST_TITLE = 60
MOST_PICKS = 20

_WHOLE = re.compile(r"[0-9]{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pick:
    """One step of a routine, and how it is to be led. `typed` is the dose as it was typed; empty for a guiding step."""

    routine: str
    step: str
    sides: Sides = "both"
    typed: str = ""

    @property
    def amount(self) -> int:
        """In the unit of the step; 0, which no step allows, for anything but a whole number."""
        return int(self.typed) if _WHOLE.fullmatch(self.typed) else 0

    @property
    def code(self) -> str:
        """The whole pick as one word, for addresses and the database."""
        return f"{self.routine}.{self.step}.{self.sides}.{self.typed}"

    @classmethod
    def of(cls, code: str) -> "Pick":
        """Raises ValueError for what is no code."""
        routine, step, said, typed = code.split(".", 3)
        sides = next((sides for sides in SIDES_TO_CHOOSE if sides == said), None)
        if sides is None:
            raise ValueError("a step is led on both sides, or on the right or the left only")
        return cls(routine, step, sides, typed)


@dataclass(frozen=True, slots=True)
class Composition:
    """A routine as its owner put it together."""

    title: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a composition cannot be led, in a sentence. `pick` counts from 0; None where it concerns the whole."""

    message: str
    pick: int | None = None
    about_title: bool = False


class CannotComposeError(Exception):
    """Everything that stands against a composition."""

    def __init__(self, objections: tuple[Objection, ...]) -> None:
        super().__init__(" ".join(objection.message for objection in objections))
        self.objections = objections


def can_be_picked(step: Step) -> bool:
    """Exercises, and what gets ready for them. The ways from one position to another are found by Ebb."""
    return step.is_exercise or not (step.transition or step.moves_to)
