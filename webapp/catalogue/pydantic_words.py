"""What pydantic finds in a file, in words for the person who wrote it."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from webapp.catalogue.findings import Finding, Path

COLON = "a colon and a space make a key of what stands before them; put the whole sentence in quotes"
COMMA = "a comma inside `{ }`, or a colon, ends the sentence before it; put the whole sentence in quotes"

_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "`yes` or `no`",
    "tuple_type": "a list: one `- ` on each line",
    "model_type": "a group of keys, each on a line of its own",
}
_LIMITS = {
    "greater_than": "`{name}: {input}` is too small; it has to be more than {gt}",
    "greater_than_equal": "`{name}: {input}` is too small; the smallest is {ge}",
    "less_than": "`{name}: {input}` is too large; it has to be less than {lt}",
    "less_than_equal": "`{name}: {input}` is too large; the largest is {le}",
    "too_short": "`{name}` is an empty list; it needs at least {min_length}",
    "too_long": "`{name}` has {actual_length} entries; the most are {max_length}",
    "string_too_short": "`{name}` is empty; write the text behind the colon, or leave the key out",
    "string_too_long": "this is longer than {max_length} characters; make two of it",
    "string_pattern_mismatch": "`{input}` is no key: small letters, digits and hyphens, such as `knees-to-chest`",
}


def findings_of(error: ValidationError, root: type[BaseModel]) -> Iterator[Finding]:
    """One finding for each error. Broken rules are left to `rules`, which finds all of them."""
    errors = [details for details in error.errors() if details["type"] != "value_error"]
    explained = {path for details in errors for path in _missing_because_of(details, root)}
    for details in errors:
        if details["type"] == "missing" and details["loc"] in explained:
            continue
        path = details["loc"]
        if details["type"] == "too_short" and any(path == other["loc"][:-1][: len(path)] for other in errors):
            continue  # Its entries are there, and broken.
        yield Finding(path, _words(details, model_at(root, path[:-1])))


def _missing_because_of(details: ErrorDetails, root: type[BaseModel]) -> Iterator[Path]:
    """The keys that are missing only because this one is misspelt, or is the beginning of a sentence."""
    if details["type"] == "extra_forbidden":
        above, name = details["loc"][:-1], str(details["loc"][-1])
        near = _nearest_key(name, model_at(root, above))
        yield (*above, "say") if _is_split_sentence(details) else (*above, near or name)


def model_at(root: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that describes one place of a file, or None where it holds a plain value."""
    model: type[BaseModel] | None = root
    for part in path:
        if isinstance(part, str) and model:
            field = model.model_fields.get(part)
            model = next(_models_in(field.annotation), None) if field else None
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _is_split_sentence(details: ErrorDetails) -> bool:
    key = str(details["loc"][-1]) if details["loc"] else ""
    return details["type"] == "extra_forbidden" and " " in key


def _words(details: ErrorDetails, model: type[BaseModel] | None) -> str:
    kind, value = details["type"], details["input"]
    name = next((part for part in reversed(details["loc"]) if isinstance(part, str)), "file")
    if kind == "missing":
        return _missing(name, model)
    if kind == "extra_forbidden":
        split = COMMA if value is None else COLON
        return split if _is_split_sentence(details) else _unknown_key(name, model)
    if kind == "literal_error":
        return _unknown_value(name, value, details.get("ctx", {}))
    if kind in _KINDS:
        return _wrong_kind(name, value, _KINDS[kind])
    if kind in _LIMITS:
        return _LIMITS[kind].format(name=name, input=value, **details.get("ctx", {}))
    return f"`{name}: {_shown(value)}` does not fit here; compare it with docs/routine-format.md"


def _missing(name: str, model: type[BaseModel] | None) -> str:
    field = model.model_fields.get(name) if model else None
    meaning = f": {field.description}" if field and field.description else ""
    return f"the key `{name}` is missing here{meaning}".rstrip(".")


def _unknown_key(name: str, model: type[BaseModel] | None) -> str:
    near = _nearest_key(name, model)
    if near:
        return f"the key `{name}` is not known here; did you mean `{near}`?"
    known = ", ".join(f"`{key}`" for key in (model.model_fields if model else ()))
    return f"the key `{name}` is not known here; known are {known}"


def _nearest_key(name: str, model: type[BaseModel] | None) -> str | None:
    near = get_close_matches(name, list(model.model_fields) if model else [], n=1)
    return near[0] if near else None


def _unknown_value(name: str, value: object, context: Mapping[str, Any]) -> str:
    expected = str(context.get("expected", "")).replace("'", "`")
    near = get_close_matches(
        str(value), [word for word in expected.split("`") if len(word) > 1 and word != " or "], n=1
    )
    hint = f"did you mean `{near[0]}`?" if near else f"it is {expected}"
    return f"`{name}` cannot be `{_shown(value)}`; {hint}"


def _wrong_kind(name: str, value: object, wanted: str) -> str:
    if value is None:
        return f"`{name}` is empty; it is {wanted}"
    if isinstance(value, Mapping) and wanted == "text":
        return f"`{name}` is text, and a group of keys stands here; {COLON}"
    if wanted == "text" and isinstance(value, bool | int | float):
        return f"`{name}` is text; put `{_shown(value)}` in quotes"
    if wanted == "a whole number" and isinstance(value, str):
        return f"`{name}` is a whole number without quotes or words, not `{_shown(value)}`"
    return f"`{name}` is {wanted}, not `{_shown(value)}`"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
