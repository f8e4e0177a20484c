"""Pydantic's errors in the words of somebody who writes pose files."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from webapp.figures.pose_file import Arrow, Felt, Hold, PoseEntry, PoseFile
from webapp.figures.scene_file import (
    BallEntry,
    BedEntry,
    ChairEntry,
    CushionEntry,
    HeatPackEntry,
    SceneEntry,
    StoolEntry,
)

IN: Final[dict[str, type[BaseModel]]] = {
    "poses": PoseEntry,
    "scenes": SceneEntry,
    "hold": Hold,
    "arrows": Arrow,
    "felt": Felt,
    "chair": ChairEntry,
    "stool": StoolEntry,
    "ball": BallEntry,
    "bed": BedEntry,
    "cushion": CushionEntry,
    "heat pack": HeatPackEntry,
}
"""Which model the entries under a key follow."""


def worded(error: ErrorDetails, where: Sequence[str]) -> str:
    """One sentence: what is wrong at a place, and the right form."""
    name = next((step for step in reversed(where) if not step.isdigit()), "the file")
    match error["type"]:
        case "extra_forbidden":
            return f"unknown key `{name}`{_meant(name, where)}"
        case "missing":
            return f"`{name}` is missing{_within(where)}"
        case "value_error":
            message = error["msg"].removeprefix("Value error, ")
            return message if message.startswith(("a ", "an ", "`")) else f"`{name}`: {message}"
        case "model_type" | "dict_type":
            return f"`{name}` is a mapping of keys to values"
        case "string_pattern_mismatch":
            return f"`{error['input']}`: a name is small letters, digits and single hyphens, as in `knees-to-chest`"
    return f"`{name}`: {error['msg'][0].lower()}{error['msg'][1:]}"


def _within(where: Sequence[str]) -> str:
    return f" in `{where[-2]}`" if len(where) > 1 else ""


def _meant(name: str, where: Sequence[str]) -> str:
    model = next((IN[step] for step in reversed(where[:-1]) if step in IN), PoseFile)
    names = [field.alias or key for key, field in model.model_fields.items()]
    close = get_close_matches(name, names, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are: {', '.join(names)}"
