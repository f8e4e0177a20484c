"""What a plain word of YAML stands for. Stricter than YAML 1.1, which reads `1:30` as ninety and `0x1F` as a number."""

import re

_WHOLE = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)")
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_NOTHING = frozenset({"", "~", "null"})
_MOST_DIGITS = 15

Scalar = str | int | float | bool | None


def value_of(text: str, *, is_quoted: bool) -> Scalar:
    """What is in quotes is always text."""
    if is_quoted:
        return text
    word = text.lower()
    if word in _NOTHING:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    if len(text) > _MOST_DIGITS:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
