"""A routine on paper: what its sheet says, whether it is drawn as a page or as a PDF."""

from dataclasses import dataclass

RULE = (
    "Go only as far as your body wants. Nothing here should hurt. If something does, let it go, rest, and leave it out."
)


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One numbered step in few words."""

    number: int
    name: str
    figure: str
    label: str
    """The pose in words, for whoever does not see it."""
    words: str
    dose: str
    """`6 to 8 breaths`, or nothing."""
    easier: str
    """The name of the easier twin, or nothing."""
    cautions: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and a few sentences."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that is on the sheet. `address` is the page that its code leads to."""

    title: str
    about: str
    cautions: tuple[str, ...]
    steps: tuple[SheetStep, ...]
    ways: tuple[Passage, ...]
    """At most two: getting there, and back."""
    help: Passage
    """When to stop, and whom to call."""
    foot: str
    address: str
    times_a_day: int
    days: int
    """Rows of the table for the ratings: `days`, each with so many pairs as `times_a_day`."""
