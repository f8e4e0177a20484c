"""Walking through the text of an archive entry by entry, so that no tree of the whole file is ever in memory."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from webapp.archive.problems import Problem, UnreadableError, shown

USUAL_ENTRY, LONGEST_ENTRY = 16 * 1024, 1024 * 1024
"""Characters. Most entries are far shorter than the first; the longest is a comparison with all its assignments."""

BLACK = re.compile(r"[^ \t\n\r]|\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of the file, or one entry of a list. `twice` are keys that stand in it more than once."""

    section: str
    number: int | None
    value: Any
    twice: tuple[str, ...]

    @property
    def place(self) -> str:
        return shown(self.section) if self.number is None else f"{shown(self.section)}[{self.number}]"


def pieces(text: str, lists: frozenset[str]) -> Iterator[Piece]:
    """Everything in the file, in its order. Raises UnreadableError where it is no JSON any more, with line and column.

    A list whose name is not among `lists` is one value. A number that has no end (NaN) counts as a value like others.
    """
    return _Scanner(text, lists).pieces()


class _Scanner:
    def __init__(self, text: str, lists: frozenset[str]) -> None:
        self.text = text
        self.lists = lists
        self.at = 0
        self.twice: list[str] = []
        self.decoder = json.JSONDecoder(object_pairs_hook=self._each_key_once)

    def pieces(self) -> Iterator[Piece]:
        self._take("{")
        if not self._takes("}"):
            while True:
                yield from self._section(self._key())
                if self._takes("}"):
                    break
                self._take(",")
        self._skip_space()
        if self.at < len(self.text):
            raise self._broken("something stands behind the end")

    def _key(self) -> str:
        self._skip_space()
        if self.text[self.at : self.at + 1] != '"':
            raise self._broken("a name in quotes is missing")
        name: str = self._value()
        self._take(":")
        return name

    def _section(self, name: str) -> Iterator[Piece]:
        self._skip_space()
        if name not in self.lists or self.text[self.at : self.at + 1] != "[":
            yield self._piece(name, None)
            return
        self._take("[")
        number = 0
        while not self._takes("]"):
            if number:
                self._take(",")
            yield self._piece(name, number)
            number += 1

    def _piece(self, section: str, number: int | None) -> Piece:
        self.twice.clear()
        value = self._value()
        return Piece(section, number, value, tuple(self.twice))

    def _value(self) -> Any:
        """What begins here. Only as much as an entry may have is ever looked at."""
        self._skip_space()
        for most in (USUAL_ENTRY, LONGEST_ENTRY):
            self.twice.clear()
            part = self.text[self.at : self.at + most]
            try:
                value, length = self.decoder.raw_decode(part)
            except json.JSONDecodeError as error:
                if len(part) < most:
                    raise self._broken(_words(error.msg), self.at + error.pos) from None
            except RecursionError:
                raise self._broken("the brackets go too deep") from None
            except ValueError:
                raise self._broken("a number is too long") from None
            else:
                self.at += length
                return value
        raise self._broken(f"this entry has more than {LONGEST_ENTRY:,} characters, or is not closed")

    def _each_key_once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self.twice.extend(key for key, count in counts.items() if count > 1)
        return found

    def _skip_space(self) -> None:
        found = BLACK.search(self.text, self.at)
        self.at = found.start() if found else len(self.text)

    def _takes(self, sign: str) -> bool:
        self._skip_space()
        there = self.text[self.at : self.at + 1] == sign
        self.at += there
        return there

    def _take(self, sign: str) -> None:
        if not self._takes(sign):
            raise self._broken(f"a {sign} is missing")

    def _broken(self, what: str, at: int | None = None) -> UnreadableError:
        at = min(self.at if at is None else at, len(self.text))
        line, column = self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at)
        where = (
            "at the end; perhaps it was not copied whole"
            if at >= len(self.text)
            else f"in line {line}, column {column}"
        )
        return UnreadableError([Problem(f"This is not whole as JSON: {what}, {where}.")])


def _words(message: str) -> str:
    return {
        "Expecting value": "a value is missing",
        "Expecting ',' delimiter": "a , is missing",
        "Expecting ':' delimiter": "a : is missing",
        "Expecting property name enclosed in double quotes": "a name in quotes is missing",
    }.get(message, message[:1].lower() + message[1:])
