"""How a person wants to be led: what changes a timeline without changing the routine."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Pace = Literal["unhurried", "normal", "brisk"]
Words = Literal["full", "known", "chimes"]
"""How much is said: everything, a step in fewer words once it is known, or nothing but chimes."""

PACE_FACTORS: dict[Pace, float] = {"unhurried": 1.25, "normal": 1.0, "brisk": 0.85}
"""Pace stretches pauses and movements; it never changes the speed of speech."""

LONGEST_READY = 300
SHORTEST_BREATH, LONGEST_BREATH = 6.0, 16.0
SHORTEST_CHANGE, LONGEST_CHANGE = 4.0, 60.0
SHORTEST_HOLD, LONGEST_HOLD = 20, 120
"""Seconds that can be wished: to get ready, for a breath in and out, to change sides, for a stretch."""
SLOWEST, FASTEST = 0.85, 1.1
"""How fast a voice may be asked to speak."""


class Preferences(BaseModel):
    """Kept as JSON for each person and copied into each guided session. Unknown keys are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pace: Pace = "normal"
    ready_seconds: int = Field(default=30, ge=0, le=LONGEST_READY)
    breath_seconds: float = Field(default=10.0, ge=SHORTEST_BREATH, le=LONGEST_BREATH)
    """One breath, in and out."""
    change_sides_seconds: float = Field(default=8.0, ge=SHORTEST_CHANGE, le=LONGEST_CHANGE)
    hold_seconds: int | None = Field(default=None, ge=SHORTEST_HOLD, le=LONGEST_HOLD)
    """How long stretches are held, within what is safe for each; without it, as the routine says."""
    words: Words = "known"
    in_full: tuple[str, ...] = ()
    """What is said in full though it is known: a routine's slug, a slash, and the form's id."""
    count_down: bool = True
    """Whether "three, two, one" ends a hold."""
    chime: bool = True
    """Whether a chime begins the session and ends the time to get ready."""
    voice: str = ""
    """The id of the voice that is wished for; without it, the host's."""
    speed: float = Field(default=1.0, ge=SLOWEST, le=FASTEST)
    """How fast it speaks, where the voice can be told: 1 is its usual speed."""
