"""Read the pose files of a folder: every problem at once, as file:line; a broken pose is left out, the rest works."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from webapp.figures.pose_file import PoseEntry, PoseFile
from webapp.figures.pose_messages import worded
from webapp.figures.pose_words import KEY_PATTERN
from webapp.figures.problem import Problem
from webapp.figures.scene_file import SceneEntry
from webapp.figures.yaml_lines import Document, read_document

Entry = TypeVar("Entry", bound=BaseModel)

KEY: Final = re.compile(KEY_PATTERN)


@dataclass(frozen=True)
class Origin:
    file: str
    line: int

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, message)


@dataclass
class Entries:
    """What the files say, before one entry is looked up in another."""

    scenes: dict[str, SceneEntry] = field(default_factory=dict)
    poses: dict[str, PoseEntry] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    """Where "poses/name" and "scenes/name" are written."""
    broken: set[str] = field(default_factory=set)
    """"poses/name" and "scenes/name" of what is written but cannot be used."""
    problems: list[Problem] = field(default_factory=list)


def read_entries(folder: Path, routine_files: Iterable[Path] = ()) -> Entries:
    """Every pose file of the folder, and the `scenes:` and `poses:` that routine files bring along."""
    entries = Entries()
    for path in sorted(folder.glob("*.yaml")):
        _read_file(path, f"{folder.name}/{path.name}", entries)
    if not entries.origins and not entries.problems:
        entries.problems.append(Problem(folder.name, 1, "the folder holds no pose files (*.yaml)"))
    for path in routine_files:
        _read_routine_file(path, entries)
    return entries


def _read_routine_file(path: Path, entries: Entries) -> None:
    """What is wrong with the routine itself, or keeps the file from being read, is for the catalogue to tell."""
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError):
        document = read_document(path.read_text(encoding="utf-8-sig"))
        if isinstance(document.value, dict):
            _take_sections(str(path), document, entries)


def _read_file(path: Path, shown: str, entries: Entries) -> None:
    try:
        document = read_document(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        entries.problems.append(Problem(shown, line, f"this is not YAML: {getattr(error, 'problem', error)}"))
        return
    except UnicodeDecodeError:
        entries.problems.append(Problem(shown, 1, "the file is not UTF-8 text"))
        return
    _take(shown, document, entries)


def _take(file: str, document: Document, entries: Entries) -> None:
    entries.problems += [Problem(file, line, f"`{key}` is written twice here") for line, key in document.doubled]
    if not isinstance(document.value, dict):
        entries.problems.append(Problem(file, 1, "a pose file has `scenes:` and `poses:`"))
        return
    unknown = document.value.keys() - PoseFile.model_fields.keys()
    for key in unknown:
        message = f"unknown key `{key}`; a pose file has `scenes:` and `poses:`"
        entries.problems.append(Problem(file, document.line((str(key),)), message))
    _take_sections(file, document, entries)


def _take_sections(file: str, document: Document, entries: Entries) -> None:
    entries.scenes |= dict(_valid(file, document, "scenes", SceneEntry, entries))
    entries.poses |= dict(_valid(file, document, "poses", PoseEntry, entries))


def _valid(
    file: str, document: Document, section: str, model: type[Entry], entries: Entries
) -> Iterable[tuple[str, Entry]]:
    """The entries of a section that hold to the format; the problems of the others are kept."""
    written = document.value.get(section) or {}
    if not isinstance(written, dict):
        message = f"`{section}` is a mapping of names to entries"
        entries.problems.append(Problem(file, document.line((section,)), message))
        return
    for name, raw in written.items():
        origin = Origin(file, document.line((section, str(name))))
        found = [*_name_problems(str(name), section, origin, entries)]
        try:
            entry = model.model_validate(raw)
        except ValidationError as error:
            found += [_problem(detail, document, file, (section, str(name))) for detail in error.errors()]
        else:
            if not found:
                entries.origins[f"{section}/{name}"] = origin
                yield str(name), entry
        entries.problems += found
        if found and f"{section}/{name}" not in entries.origins:
            entries.broken.add(f"{section}/{name}")


def _name_problems(name: str, section: str, origin: Origin, entries: Entries) -> Iterable[Problem]:
    if not KEY.fullmatch(name):
        yield origin.problem(f"`{name}`: a name is small letters, digits and single hyphens, as in `knees-to-chest`")
    before = entries.origins.get(f"{section}/{name}")
    if before is not None:
        yield origin.problem(f"`{name}` is there already, at {before.file}:{before.line}")


def _problem(detail: ErrorDetails, document: Document, file: str, where: tuple[str, ...]) -> Problem:
    steps = tuple(step for step in detail["loc"] if step != "[key]")
    return Problem(file, document.line((*where, *steps)), worded(detail, [*where, *map(str, steps)]))
