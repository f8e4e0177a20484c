"""One answer to the questions about the week (PEG) as a point of a picture."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FunctionPoint:
    """The PEG score of one local day: the mean of the three items, in tenths (0–100), rounded half up."""

    day: date
    tenths: int
