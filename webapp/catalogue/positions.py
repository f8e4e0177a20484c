"""Where a step is done: what one step hands over to the next."""

from typing import Literal

Position = Literal[
    "standing",
    "sitting on a chair",
    "sitting on the floor",
    "hands and knees",
    "on the back",
    "calves up",
    "on the front",
    "in bed",
    "sitting on the bed",
    "on the side at the edge",
]
