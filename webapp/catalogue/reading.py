"""Reading the folder of routines: what is whole is used, and everything that is wrong anywhere is told at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from webapp.catalogue.checks import breaking_findings, phrase_findings, style_findings
from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.pydantic_words import findings_of
from webapp.catalogue.rules import Finding
from webapp.catalogue.yaml_file import Document, Problem, read_yaml

ModelT = TypeVar("ModelT", bound=BaseModel)

__all__ = ["Catalogue", "Problem", "read_catalogue", "read_routine"]


@dataclass(frozen=True)
class Catalogue:
    """Every routine that can be led, and every problem of every file."""

    routines: Mapping[str, Routine]
    problems: tuple[Problem, ...]
    phrases: Phrases
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    """The files by slug, for the line of each part."""


def read_catalogue(routines_dir: Path, known_poses: Collection[str] | None = None) -> Catalogue:
    """A broken file is left out and the rest works. Without `known_poses` no pose is looked up. Raises nothing."""
    routines: dict[str, Routine] = {}
    documents: dict[str, Document] = {}
    phrases, problems = _read_phrases(routines_dir / "phrases" / "en.yaml")
    if not routines_dir.is_dir():
        problems.append(Problem(routines_dir.name, 1, "there is no such folder; routines are files in one folder"))
        return Catalogue({}, tuple(problems), phrases)
    for path in _files(routines_dir):
        document, routine, found = read_routine(path, known_poses)
        problems.extend(found)
        if routine is None:
            continue
        if routine.slug in routines:
            finding = Finding(("slug",), f"`{routine.slug}` is taken by {documents[routine.slug].file}; choose another")
            problems.append(document.problem(finding))
            continue
        routines[routine.slug], documents[routine.slug] = routine, document
    return Catalogue(MappingProxyType(routines), tuple(problems), phrases, MappingProxyType(documents))


def read_routine(
    path: Path, known_poses: Collection[str] | None = None
) -> tuple[Document, Routine | None, tuple[Problem, ...]]:
    """One file. The routine is None where it cannot be led; one that only reads badly is told and led all the same."""
    document = read_yaml(path, path.name)
    if document.is_unreadable:
        return document, None, document.problems
    routine, breaking = _validate(document, Routine)
    breaking.extend(breaking_findings(document.data, known_poses))
    style = list(style_findings(document.data))
    problems = _in_order([*document.problems, *(document.problem(finding) for finding in (*breaking, *style))])
    return document, None if breaking or document.problems else routine, problems


def _read_phrases(path: Path) -> tuple[Phrases, list[Problem]]:
    """Where the file is missing or broken, the phrases that the format knows are spoken instead."""
    if not path.exists():
        return Phrases(), []
    document = read_yaml(path, f"{path.parent.name}/{path.name}")
    if document.is_unreadable:
        return Phrases(), list(document.problems)
    phrases, findings = _validate(document, Phrases)
    problems = [document.problem(finding) for finding in (*findings, *phrase_findings(document.data))]
    return phrases or Phrases(), list(_in_order([*document.problems, *problems]))


def _validate(document: Document, model: type[ModelT]) -> tuple[ModelT | None, list[Finding]]:
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, list(findings_of(error, model))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith("."))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))
