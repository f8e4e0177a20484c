"""A YAML file as plain data that remembers its lines. No alias, tag or huge file gets as far as the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from webapp.catalogue.findings import Finding
from webapp.catalogue.findings import Path as DataPath
from webapp.catalogue.yaml_nodes import UnreadableError, Walk, line_of, refuse_what_no_routine_needs
from webapp.catalogue.yaml_words import plain_words

LARGEST_FILE = 256 * 1024
"""Bytes. A long routine has 30,000."""
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Document:
    """What a file says, and the line of each part."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[DataPath, int]
    problems: tuple[Problem, ...]
    is_unreadable: bool = False

    def line(self, path: DataPath) -> int:
        """The line of the nearest part that the file has: of a missing key, that of what it is missing from."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, finding: Finding) -> Problem:
        return Problem(self.file, self.line(finding.path), finding.message)


def read_yaml(path: Path, shown_name: str) -> Document:
    """Raises nothing: a file that cannot be read has no data and its problems."""
    try:
        text = _text_of(path)
        tabs = _tab_problems(text, shown_name)
        if tabs:
            return Document(shown_name, {}, {}, tabs, is_unreadable=True)
        return _compose(text, shown_name)
    except UnreadableError as error:
        problem = Problem(shown_name, error.line, error.message)
        return Document(shown_name, {}, {}, (problem,), is_unreadable=True)


def _text_of(path: Path) -> str:
    if not path.exists():
        raise UnreadableError(1, "there is no such file")
    if path.suffix == ".yml":
        raise UnreadableError(1, f"rename this file to {path.stem}.yaml")
    if not path.is_file():
        raise UnreadableError(1, "this is not a file; a routine is one text file that ends in .yaml")
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableError(1, f"this file cannot be opened: {error.strerror or error}") from error
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(1, f"this file is larger than {LARGEST_FILE // 1024} KB; a routine is a short text")
    if b"\0" in raw:
        raise UnreadableError(1, "this is not a text file; save it as plain text in UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, "this line is not in UTF-8; save the file as UTF-8 text") from error


def _tab_problems(text: str, file: str) -> tuple[Problem, ...]:
    message = "this line begins with a tab; indent with two spaces for each level"
    return tuple(
        Problem(file, number, message)
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line[: len(line) - len(line.lstrip())]
    )


def _compose(text: str, file: str) -> Document:
    try:
        refuse_what_no_routine_needs(yaml.parse(text, Loader=_Loader))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise UnreadableError(*plain_words(error, text)) from error
    if node is None:
        raise UnreadableError(1, "this file is empty; docs/routine-format.md has an example to begin with")
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError(line_of(node.start_mark), "a routine begins with keys such as `slug: morning-stretch`")
    walk = Walk()
    data = walk.value(node, ())
    problems = tuple(Problem(file, line, message) for line, message in walk.mistakes)
    return Document(file, data, walk.lines, problems)
