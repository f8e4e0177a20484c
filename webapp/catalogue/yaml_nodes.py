"""The tree of a YAML file turned into plain data that remembers its lines."""

from collections.abc import Iterator
from typing import Any

import yaml

from webapp.catalogue.findings import Path
from webapp.catalogue.scalars import value_of

DEEPEST = 16
"""Levels of indentation. A routine has 7."""


class UnreadableError(Exception):
    """A file that cannot be read at all, and why; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def refuse_what_no_routine_needs(events: Iterator[yaml.Event]) -> None:
    """Runs over the events first: an alias bomb or a thousand brackets never becomes a tree. Raises UnreadableError."""
    depth, documents = 0, 0
    for event in events:
        line = line_of(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError(line, "`&` and `*` make references here; write it out, or put the sentence in quotes")
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
            raise UnreadableError(line, "`!` begins a tag here, which no routine has; put the sentence in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEEPEST:
            raise UnreadableError(line, f"this is nested more than {DEEPEST} levels deep; no routine needs that")
        if documents > 1:
            raise UnreadableError(line, "`---` begins a second document; a file holds one routine")


def line_of(mark: Any) -> int:
    return mark.line + 1 if mark else 1


class Walk:
    """Turns nodes into plain data, and keeps the line of each."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.mistakes: list[tuple[int, str]] = []
        """The line and what is wrong there."""

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, line_of(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        is_quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
        return value_of(node.value, is_quoted=is_quoted)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = line_of(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                message = "this begins like a list or a mapping, where a key was expected; put the text in quotes"
                self.mistakes.append((line, message))
                continue
            key = str(key_node.value)
            if key in data:
                message = f"`{key}` stands here a second time; the first is in line {self.lines[(*path, key)]}"
                self.mistakes.append((line, message))
                continue
            self.lines[(*path, key)] = line
            data[key] = self.value(value_node, (*path, key))
        return data
