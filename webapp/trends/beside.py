"""What the picture shows beside the ratings."""

from dataclasses import dataclass

from webapp.trends.baseline import Baseline
from webapp.trends.function_points import FunctionPoint
from webapp.trends.plan_days import PlanDay


@dataclass(frozen=True)
class Beside:
    """Whatever is empty is not drawn."""

    baseline: Baseline | None = None
    plan: tuple[PlanDay, ...] = ()
    """In order."""
    function: tuple[FunctionPoint, ...] = ()
    """In order; those of the window."""


NOTHING = Beside()
