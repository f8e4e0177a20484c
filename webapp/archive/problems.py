"""What is wrong with a file, each with its place, in words for the person who sent it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

MOST_SHOWN = 20
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`place` is such as `sessions[12].started_at`; empty where it is the file as a whole."""

    sentence: str
    place: str = ""


class UnreadableError(Exception):
    """Nothing of the file is read in. At most MOST_SHOWN problems; `there_are_more` where reading stopped at these."""

    def __init__(self, problems: Iterable[Problem], *, there_are_more: bool = False) -> None:
        self.problems = tuple(problems)
        self.there_are_more = there_are_more
        super().__init__("; ".join(f"{problem.place} {problem.sentence}" for problem in self.problems))


_KINDS = {
    "string_type": "is text in quotes",
    "int_type": "is a whole number",
    "float_type": "is a number",
    "finite_number": "is a number that has an end",
    "bool_type": "is true or false",
    "list_type": "is a list in [ ]",
    "dict_type": "is a group in { }",
    "model_type": "is a group in { }",
    "uuid_type": "is an id such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    "uuid_parsing": "is an id such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    "greater_than_equal": "is {ge} or more",
    "less_than_equal": "is {le} or less",
    "less_than": "is less than {lt}",
    "too_short": "has {min_length} or more entries",
    "too_long": "has at most {max_length} entries",
    "string_too_short": "has {min_length} or more characters",
    "string_too_long": "has at most {max_length} characters",
    "string_unicode": "contains half of a character",
    "literal_error": "is {expected}",
}


def problems_of(error: ValidationError, place: str) -> Iterator[Problem]:
    """Of a value that may be one of several kinds, only the first is named."""
    named: set[str] = set()
    for details in error.errors(include_url=False):
        where = below(place, [part for part in details["loc"] if not _names_a_kind(part)])
        if where not in named:
            named.add(where)
            yield Problem(_sentence(details), where)


def below(place: str, path: Sequence[int | str]) -> str:
    """`sessions[3]` and `("ratings", 0, "score")` is `sessions[3].ratings[0].score`."""
    for part in path:
        place += f"[{part}]" if isinstance(part, int) else f".{shown(part)}" if place else shown(part)
    return place


def shown(value: object) -> str:
    """A value as it stands in a sentence: short, on one line, and without what cannot be seen."""
    text = "".join(sign if sign.isprintable() else " " for sign in str(value)[: 2 * LONGEST_SHOWN])
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _names_a_kind(part: int | str) -> bool:
    """Pydantic puts the kinds of a union, and `[key]`, into the place of an error."""
    return isinstance(part, str) and ("[" in part or part in ("bool", "int", "float", "str", "none"))


def _sentence(details: ErrorDetails) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not known here"
    if kind == "value_error":
        return shown(context["error"]) if details["loc"] or "ctx" in details else "cannot be used"
    wanted = _KINDS.get(kind, "has another form").format_map(_Said(context))
    return f"{wanted}, not {_value(details['input'])}"


class _Said(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return name


def _value(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return f"“{shown(value)}”" if isinstance(value, str) else shown(value)
