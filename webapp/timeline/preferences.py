"""How a person wants to be led: what changes a timeline without changing the routine."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Pace = Literal["unhurried", "normal", "brisk"]

PACE_FACTORS: dict[Pace, float] = {"unhurried": 1.25, "normal": 1.0, "brisk": 0.85}
"""Pace stretches pauses and movements; it never changes the speed of speech."""


SHORTEST_HOLD, LONGEST_HOLD = 20, 120
"""Seconds that can be wished for a stretch."""


class Preferences(BaseModel):
    """Kept as JSON for each person and copied into each guided session. Unknown keys are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pace: Pace = "normal"
    ready_seconds: int = Field(default=30, ge=0, le=300)
    breath_seconds: float = Field(default=10.0, ge=6.0, le=16.0)
    """One breath, in and out."""
    change_sides_seconds: float = Field(default=8.0, ge=4.0, le=60.0)
    hold_seconds: int | None = Field(default=None, ge=SHORTEST_HOLD, le=LONGEST_HOLD)
    """How long stretches are held, within what is safe for each; without it, as the routine says."""
