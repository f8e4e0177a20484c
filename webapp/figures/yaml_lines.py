"""YAML with the line of every entry, so that a problem can be named where it is written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

BOOL: Final = "tag:yaml.org,2002:bool"

Where = tuple[str | int, ...]


_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_SafeLoader):  # type: ignore[misc, valid-type]
    """YAML 1.1 reads `on` as a truth value; here, as in YAML 1.2, only `true` and `false` are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != BOOL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(BOOL, re.compile("^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Document:
    value: Any
    lines: dict[Where, int]
    """Path of an entry to its line, counted from 1."""
    doubled: tuple[tuple[int, str], ...]
    """(line, key) of every key that is written twice in one place."""

    def line(self, where: Sequence[str | int]) -> int:
        """The line of an entry, or of the nearest entry round it."""
        for end in range(len(where), -1, -1):
            if tuple(where[:end]) in self.lines:
                return self.lines[tuple(where[:end])]
        return 1


def read_document(text: str) -> Document:
    """Raises yaml.YAMLError when the text is no YAML, or one that refers to itself."""
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=Loader)):
        raise yaml.YAMLError("aliases are not read here; write it out")
    root = yaml.compose(text, Loader=Loader)
    lines: dict[Where, int] = {}
    doubled: list[tuple[int, str]] = []
    for where, node, again in _walk((), root):
        if again:
            doubled.append((node.start_mark.line + 1, str(where[-1])))
        lines.setdefault(where, node.start_mark.line + 1)
    value = yaml.load(text, Loader=Loader)  # noqa: S506 it is a safe loader
    return Document(value, lines, tuple(doubled))


def _walk(where: Where, node: yaml.Node | None) -> Iterable[tuple[Where, yaml.Node, bool]]:
    """Every entry with the node that names it (its key in a mapping), and whether its key was there before."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            inner = (*where, str(key.value))
            yield inner, key, inner in seen
            seen.add(inner)
            yield from _walk(inner, value)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*where, index), value, False
            yield from _walk((*where, index), value)
